"""Plain values kept between builds in one file each: whole and of this software, or not believed at all.

The file is disposable. It is as trusted as the program beside it: whoever can
write one can write the other.
"""

from __future__ import annotations

import contextlib
import marshal
import zlib
from pathlib import Path
from typing import Any

from plugins.system.durable import replace_file

HEAD = 64 + 1 + 8 + 1
"""Bytes in front of the value: a version in 64 characters, the CRC-32 as eight hexadecimal digits."""


def save_checked(path: Path, version: str, value: Any) -> None:
    """Write a value of tuples, lists, dictionaries, strings, bytes and numbers; where that fails, keep nothing."""
    data = marshal.dumps(value)
    head = f"{version:64.64} {zlib.crc32(data):08x}\n".encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, (head, data))


def load_checked(path: Path, version: str) -> Any:
    """Return the value, None when it is missing, damaged, or was written by another version."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    head, data = content[:HEAD], memoryview(content)[HEAD:]
    if head != f"{version:64.64} {zlib.crc32(data):08x}\n".encode():
        return None
    return marshal.loads(data)  # noqa: S302 - our own file, whole by its checksum
