"""Documents and places of the sites that the traps are laid in."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "content/work-updates/2026"


def update(id: str, title: str, *more: str, body: str = "The round began on Monday in eleven counties.") -> str:
    """Return a work update; a key in ``more`` takes the place of its own line."""
    lines = [
        f"id: {id}",
        f"title: {title}",
        f"slug: slug-{id}",
        "language: en",
        "department: disease-control",
        "contact: li.wei",
        "status: draft",
        "dated: 2026-11-20",
    ]
    given = {line.partition(":")[0] for line in more}
    kept = [line for line in lines if line.partition(":")[0] not in given]
    return "\n".join(["---", *kept, *more, "---", "", body, ""])


def files(output: Path) -> dict[str, bytes]:
    """Return every file below a folder by its POSIX path; links are files that hold where they lead."""
    found = {}
    for path in output.rglob("*"):
        if path.is_symlink():
            found[path.relative_to(output).as_posix()] = str(path.readlink()).encode()
        elif path.is_file():
            found[path.relative_to(output).as_posix()] = path.read_bytes()
    return found


def mentions(output: Path, *words: str) -> list[str]:
    """Return the files whose name or bytes hold one of the words, capitals aside."""
    pattern = re.compile("|".join(map(re.escape, words)).encode(), re.IGNORECASE)
    return [name for name, data in files(output).items() if pattern.search(name.encode()) or pattern.search(data)]
