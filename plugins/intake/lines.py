"""The lines of a file of records, packed or not."""

from __future__ import annotations

import lzma
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.model.error import UsageError


def copied(pipe: Path, folder: Path) -> Path:
    """Return a copy of what can be read once only; of what cannot be read at all the place itself."""
    copy = folder / f"records{pipe.suffix}"
    try:
        with pipe.open("rb") as read, copy.open("wb") as written:
            shutil.copyfileobj(read, written)
    except OSError:
        return pipe
    return copy


def lines_of(source: Path, file: Path) -> Iterator[str]:
    """Yield the lines of ``source``, which holds what ``file`` does.

    Raises:
        UsageError: it is no text in UTF-8; the message names ``file``.
    """
    is_packed = source.suffix == ".xz"
    try:
        with lzma.open(source, "rt", encoding="utf-8") if is_packed else source.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as fault:
        raise UsageError(f"{file} cannot be read as JSON Lines in UTF-8: {fault}") from fault
