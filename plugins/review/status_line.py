"""The ``status`` line of a working document: acts rewrite it and change no other byte."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.system.durable import replace_file

STATUS = re.compile(rb"(?m)^(status[ \t]*:[ \t]*)([^\s#]*)")
OPENING = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")


def set_status(root: Path, name: str, status: str) -> None:
    """Write ``status`` into the front matter of a working document of a root; add the line if there is none."""
    path = root / name
    data = path.read_bytes()
    opening = OPENING.match(data)
    if opening is None:
        return
    closing = re.compile(rb"(?m)^---[ \t]*\r?$").search(data, opening.end())
    end = closing.start() if closing else len(data)
    line = STATUS.search(data, opening.end(), end)
    if line:
        space = b"" if line[1].endswith((b" ", b"\t")) else b" "
        new = data[: line.start(2)] + space + status.encode() + data[line.end(2) :]
    else:
        ending = b"\r\n" if opening[0].endswith(b"\r\n") else b"\n"
        new = data[: opening.end()] + b"status: " + status.encode() + ending + data[opening.end() :]
    if new != data:
        replace_file(root, path, new)
