"""Commands and paths in what is printed: as they run and open from where the reader stands."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

ROOTLESS = ("table", "verify-release", "new-site", "demo", "test", "lint", "bench", "record", "reference")
"""Tasks without ``--root``."""

VERBS = ("lists", "installs", "names")
"""What stands behind ``python3 inv`` in a sentence about the program itself."""

COMMAND = re.compile(rf"\bpython3 inv (?!(?:{'|'.join((*ROOTLESS, *VERBS))})\b)[a-z]+(?:-[a-z]+)*\b(?!.* --root)")


def in_root(text: str, root: str) -> str:
    """Return a text whose commands are for the root that a task was given, as it was given; ``""`` for none."""
    return COMMAND.sub(lambda found: f"{found[0]} --root {shlex.quote(root)}", text) if root else text


def from_here(root: Path, path: str) -> str:
    """Return a path below a root as it opens from the working folder."""
    try:
        return Path(os.path.relpath(root / path)).as_posix()
    except ValueError:  # another drive of Windows
        return str(root / path)
