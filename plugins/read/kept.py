"""Whether what was typed is on the page: letters, digits and signs of a body against those of its HTML."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from plugins.read.characters import without_unseen
from plugins.read.faults import LOST, Faults, shown
from plugins.read.markup import HEADING, NOTE, address_definitions, without_calls

_SIGNS = frozenset("%$@,?/")
"""Signs below 128 that are never markup in this dialect."""

_LINK_END = re.compile(r"\]\([ ]*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)")
_LABEL = re.compile(r"\]\[([^\]]*)\]")
_MAIL = re.compile(r"<mailto:(?=[^<>\s]+>)")
_OWN_NAME = re.compile(r"\{:?[ ]*#[^\s{}]+[ ]*\}$")
_HEADING = re.compile(HEADING)
_AROUND = 12
EXPECTED = r"a backslash before a sign that is no markup, such as \*, or other words; the page would not show this"


def note_lost(body: str, first_line: int, html: str, faults: Faults) -> None:
    """Note the first line whose letters, digits or signs are not in ``html`` in their order."""
    typed = _typed(without_unseen(body.replace("\r\n", "\n").replace("\r", "\n")))
    words = "".join(character for character, _ in typed)
    page = _Page()
    page.feed(html)
    page.close()
    there = "".join(filter(_has_meaning, "".join(page.pieces)))
    if words == there:
        return
    at = next((n for n, pair in enumerate(zip(words, there, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(words), len(there)) if at is None else at
    line = typed[min(at, len(typed) - 1)][1] if typed else 0
    near = words[max(0, at - _AROUND) : at + _AROUND] or there[:_AROUND]
    faults.add(LOST, first_line + line, got=f"{shown(near)}, not shown as it was typed", expected=EXPECTED)


def _has_meaning(character: str) -> bool:
    return character.isalnum() or character in _SIGNS or (character > "\x7f" and not character.isspace())


def _typed(text: str) -> list[tuple[str, int]]:
    """Return what has meaning in a body with its 0-based line, notes last in the order of their definitions."""
    known = address_definitions(text)
    labels = {label for label, *_ in known.values()}
    defined = {match[1] for match in NOTE.finditer(text)}
    seen: set[str] = set()
    notes: dict[str, list[tuple[str, int]]] = {}
    main: list[tuple[str, int]] = []
    note = ""
    for number, line in enumerate(text.split("\n")):
        if line.strip() in known:
            continue
        start = NOTE.match(line)
        if start and start[1] not in seen:
            note = start[1]
            seen.add(note)
            line = line[start.end() :]
        elif start or (line.strip() and line[0] not in " \t"):
            note = ""
        (notes.setdefault(note, []) if note else main).extend(
            (character, number) for character in _bare(line, defined, labels) if _has_meaning(character)
        )
    return main + [pair for note in notes.values() for pair in note]


def _bare(line: str, defined: set[str], labels: set[str]) -> str:
    heading = _HEADING.fullmatch(line.strip())
    if heading or line.lstrip().startswith("{"):
        line = _OWN_NAME.sub("", line.rstrip())
    line = _LINK_END.sub("]", line)
    if labels:
        line = _LABEL.sub(lambda match: "]" if match[1].strip().lower() in labels else match[0], line)
    return unescape(_MAIL.sub("", without_calls(line, defined)))


class _Page(HTMLParser):
    """The words of a `Text`, with the numbers of items and the words of pictures, without marks of notes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._numbers: list[int] = []
        self._in_mark = False
        self._in_notes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a tag shows: the number of an item, the words of a picture."""
        values = dict(attrs)
        self._in_mark = self._in_mark or (values.get("class") or "").startswith("footnote-")
        if tag == "div" and values.get("class") == "footnote":
            self._in_notes = 1
        if tag in ("ol", "ul"):
            numbered = tag == "ol" and self._in_notes != 1
            self._in_notes += bool(self._in_notes)
            self._numbers.append(int(values.get("start") or 1) if numbered else -1)
        elif tag == "li" and self._numbers and self._numbers[-1] >= 0:
            number = int(values.get("value") or self._numbers[-1])
            self._numbers[-1] = number + 1
            self.pieces.append(str(number))
        elif tag == "img":
            self.pieces.append(values.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave a list or the mark of a note."""
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        elif tag == "a":
            self._in_mark = False

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._in_mark:
            self.pieces.append(data)
