"""What lies in a folder, and where in it something is said."""

from __future__ import annotations

from pathlib import Path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its POSIX path; a link holds where it leads, and is not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink()).encode()
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def where(folder: Path, *words: str) -> list[str]:
    """Return the files whose name or bytes hold one of the words, as they are written."""
    wanted = [word.encode() for word in words]
    return [name for name, data in files(folder).items() if any(w in name.encode() or w in data for w in wanted)]
