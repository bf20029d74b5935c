"""Lines that can be meant in two ways, and notes that lead nowhere: refused, with what to write for each meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plugins.model.finding import Fault
from plugins.model.line_numbers import LineNumbers
from plugins.read.characters import MOST_SHOWN
from plugins.read.faults import NOTES, TWO_MEANINGS, Faults, shown
from plugins.read.foreign import CODE
from plugins.read.markup import DEFINITION, ITEM, MASKED, NOTE, QUOTE, SURNAME_BEFORE, address_definitions, note_calls
from plugins.read.rows import stray_rows

_HAN = "\u3400-\u9fff"
_ONE_ASTERISK = re.compile(rf"(?<=[{_HAN}]){SURNAME_BEFORE}\*[{_HAN}]{{2,}}\*(?=[{_HAN}])")
_QUOTED_NUMBER = re.compile(rf" {{0,3}}{QUOTE}[ ]?([0-9][0-9.,]*)(?![0-9.,/年月日-])(?![ ]?(?:年|月|日|:|：))")
_Found = Iterator[tuple[int, Fault, str, str]]


def note_doubtful(text: str, first_line: int, faults: Faults) -> None:
    """Note what can be meant in two ways; ``first_line`` is the 1-based line of the first of ``text`` in its file."""
    lines = text.split("\n")
    found = (*_signs(lines), *_rows(text, lines), *_notes(text), *_addresses(text))
    for count, (offset, fault, got, expected) in enumerate(found):
        if count == MOST_SHOWN:
            return
        faults.add(fault, first_line + offset, got=got, expected=expected)


def _signs(lines: list[str]) -> _Found:
    for offset, line in enumerate(lines):
        if "*" in line:
            prose = CODE.sub("", line)
            if match := MASKED.search(prose):
                yield (
                    offset,
                    TWO_MEANINGS,
                    shown(match[0]),
                    r"\*\* for signs of a name that is not told, or no surname directly before ** for strong words",
                )
            elif match := _ONE_ASTERISK.search(prose):
                yield offset, TWO_MEANINGS, shown(match[0]), r"\* for the sign, or ** around words that weigh more"
        if line.lstrip(" ").startswith(">") and (match := _QUOTED_NUMBER.match(line)):
            alone = not any(
                near.lstrip(" ").startswith(">")
                for near in (*lines[max(0, offset - 1) : offset], *lines[offset + 1 : offset + 2])
            )
            if alone and not ITEM.match(line.lstrip(" >")):
                yield (
                    offset,
                    TWO_MEANINGS,
                    shown(line),
                    rf"\> {match[1]} for more than {match[1]}, or > “{match[1]} … for a quotation",
                )


def _rows(text: str, lines: list[str]) -> _Found:
    if any(sign in text for sign in "|｜│┃+┌\t"):
        for offset, expected in stray_rows(lines):
            yield offset, TWO_MEANINGS, shown(lines[offset].strip()), expected


def _notes(text: str) -> _Found:
    if "[^" not in text:
        return
    defined: Counter[str] = Counter()
    lines = LineNumbers(text)
    called = {match[1] for match in note_calls(CODE.sub("", text))}
    for match in NOTE.finditer(text):
        offset = lines.at(match.start())
        defined[match[1]] += 1
        if defined[match[1]] == 2:
            yield offset, NOTES, f"the note [^{match[1]}] for the second time", "a label of its own for each note"
        elif match[1] not in called:
            yield offset, NOTES, f"the note [^{match[1]}] that nothing calls", f"[^{match[1]}] in the text, or no note"
    for match in note_calls(text):
        if match[1] in called and match[1] not in defined:
            offset = lines.at(match.start())
            yield offset, NOTES, f"[^{match[1]}] without a note", f"a line of its own that begins [^{match[1]}]:"


def _addresses(text: str) -> _Found:
    known, lines = address_definitions(text), LineNumbers(text)
    for match in DEFINITION.finditer(text):
        if match[0].strip() not in known:
            yield (
                lines.at(match.start()),
                NOTES,
                f"the address [{match[1]}] that nothing refers to, or for the second time",
                f"[{match[1]}] once in the text, or \\[{match[1]}]: for a line that is shown as it is",
            )
