"""Slips in a line of the front matter: what was typed, and the line that would pass."""

from __future__ import annotations

import re

from plugins.model.written_days import as_typed
from plugins.read.faults import SYNTAX, Faults, shown

_FULL_WIDTH_COLON = re.compile(r"\s*([\w-]+)\s*：\s*(.*)")
_NO_SPACE = re.compile(r"([\w-]+):([^\s/].*)")


def note_slip(entry: str, line: int, faults: Faults) -> str:
    """Note what is wrong with an entry; return the entry that would pass, ``""`` where nobody can know it."""
    first, mended = entry.split("\n", 1)[0], ""
    if match := _FULL_WIDTH_COLON.fullmatch(first):
        mended = f"{match[1]}: {as_typed(match[2])}".rstrip()
        expected = f"an ASCII colon and a space, {mended}"
    elif match := _NO_SPACE.fullmatch(first):
        mended = f"{match[1]}: {match[2]}"
        expected = f"a space behind the colon, {mended}"
    elif re.search(r"^[ ]*\t", entry, re.MULTILINE):
        expected = "spaces, not tabs, before a value"
    elif first.startswith((" ", "\t")):
        expected = "a key at the beginning of the line"
    else:
        expected = 'a key, a colon, a space and a value; quotes around a value with : or #, such as title: "A: B"'
    faults.add(SYNTAX, line, got=shown(first), expected=expected)
    return mended
