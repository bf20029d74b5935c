"""What YAML cuts off or makes of values: comments behind them, escapes, commas where entries were meant."""

from __future__ import annotations

import re

from plugins.read.characters import EXPECTED, HIDDEN, named
from plugins.read.faults import CONTROL, SYNTAX, VALUE, Faults, shown
from plugins.read.foreign import note_broken
from plugins.read.front import Front

_FIRST_LINE = 2
_ENTRY = re.compile(r"(?:([\w-]+):|[ ]*-)(?=[ \t])[ \t]+(.*)")
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')|[\"'].*")
_CUT = re.compile(r"(?:^|\s)#.*")
_COMMA = re.compile("[,，、;；]")


def note_cuts(front: Front, faults: Faults) -> None:
    """Note where a value is not what was typed, with the line of its key or of the cut."""
    if "#" in front.text:
        _comments(front.text, faults)
    for key, value in front.values.items():
        line = front.lines[key]
        whole = value if isinstance(value, str) else "\n".join(value)
        if match := HIDDEN.search(whole):
            faults.add(CONTROL, line, field=key, got=f"{named(match[0])} by an escape", expected=EXPECTED)
        if "\\" in front.text and not whole.isascii():
            note_broken(whole, lambda _, line=line: line, faults, key)  # type: ignore[misc]
    _commas(front, faults)


def _comments(text: str, faults: Faults) -> None:
    """Note what stands behind a sign that begins a comment on a line of a value that has no quotes."""
    plain = False
    for number, line in enumerate(text.split("\n"), _FIRST_LINE):
        if line.startswith("#") or not line.strip():
            continue
        if entry := _ENTRY.fullmatch(line):
            value = entry[2].lstrip()
            plain = value[:1] not in tuple("\"'|>")
            if value.startswith("["):
                value = _QUOTED.sub(lambda quoted: "" if quoted[1] else quoted[0], value)
        elif line[:1] in " \t":
            value = line.strip()
        else:
            plain = False
            continue
        cut = _CUT.search(value) if plain else None
        if cut:
            faults.add(
                SYNTAX,
                number,
                field=(entry[1] or "") if entry else "",
                got=f"{shown(cut[0].strip())} that is cut off as a comment",
                expected='quotes around a value with #, such as title: "Ward #3 opens", or a comment on its own line',
            )


def _commas(front: Front, faults: Faults) -> None:
    value = front.values.get("keywords", ())
    for entry in (value,) if isinstance(value, str) else value:
        if _COMMA.search(entry):
            parts = ", ".join(part.strip() for part in _COMMA.split(entry) if part.strip())
            faults.add(
                VALUE,
                front.lines["keywords"],
                field="keywords",
                got=f"{shown(entry)} as one word",
                expected=f"an entry for each, parted by , in brackets: [{parts}]",
            )
            return
