"""What lies in a folder, and where in it something is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.sites.packs import terms, texts


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
    """Return the files whose name or bytes hold one of the words, as they are written; packs of the search are read."""
    wanted = [word.encode() for word in words]
    return [
        name
        for name, data in files(folder).items()
        if any(word in said for said in _said(name, data) for word in wanted)
    ]


def _said(name: str, data: bytes) -> Iterator[bytes]:
    yield name.encode()
    yield data
    if name.endswith(".bin"):
        yield from texts(data)
        with suppress(IndexError, ValueError):
            yield " ".join(terms(data)).encode()
