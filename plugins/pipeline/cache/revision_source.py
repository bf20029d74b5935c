"""Where the bytes of approved revisions lie: below ``approved/``, or in a copy that the last release kept."""

from __future__ import annotations

from pathlib import Path

from plugins.model.finding import Finding
from plugins.model.revision import Revision
from plugins.system.state_folder import state_of

ReadRevision = tuple[Revision | None, tuple[Finding, ...]]
"""A revision and the findings on its bytes; None when nothing could be made of them."""

LAST_GOOD = "public"
"""How paths of copies of what the last release shows begin; they lie below ``approved/`` in the machine's `public`."""


def source_of(root: Path, *, last_good: bool) -> Path:
    """Return the folder above the ``approved/`` in which a revision of a root lies, see `Revision.last_good`."""
    return state_of(root).public if last_good else root


def place_of(root: Path, path: str) -> Path:
    """Return where a file or folder of a revision lies, by the path under which findings and revisions name it."""
    below = path.removeprefix(f"{LAST_GOOD}/")
    return source_of(root, last_good=below != path) / below
