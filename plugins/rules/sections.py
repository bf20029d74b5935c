"""The sections of a text by their headings, and the tables in them, with their lines in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.model.document import Document

HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*(?:\{[^}]*\})?[ \t]*")
FENCE = re.compile(r" {0,3}(```+|~~~+)")
CELL_END = re.compile(r"(?<!\\)\|")
RULER = re.compile(r":?-+:?")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)、]|[（(][^）)]{1,4}[）)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, with its number in the file."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a heading of the second level, up to the next one.

    Attributes:
        title: of the heading, as it is read.
        line: in the file.
        lines: that hold words, without those of fenced code.
    """

    title: str
    line: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """All of it, a line for each line."""
        return "\n".join(line.words for line in self.lines)

    @property
    def items(self) -> tuple[Line, ...]:
        """Its items or paragraphs: lines that go on belong to the one before, tables and headings to none."""
        found: list[Line] = []
        for line in self.lines:
            if line.words.lstrip().startswith(("|", "#")):
                continue
            if found and line.words.startswith((" ", "\t")) and not ITEM.match(line.words):
                found[-1] = Line(found[-1].number, f"{found[-1].words} {line.words.strip()}")
            else:
                found.append(line)
        return tuple(found)

    @property
    def table(self) -> tuple[tuple[Line, tuple[str, ...]], ...]:
        """The rows of its tables, heads included and rulers not, each with its line and cells."""
        rows = ((line, _cells(line.words)) for line in self.lines if line.words.lstrip().startswith("|"))
        return tuple((line, cells) for line, cells in rows if not all(RULER.fullmatch(cell) for cell in cells))


def sections(document: Document) -> Iterator[Section]:
    """Yield the sections of a text in its order."""
    title, at, lines = "", 0, list[Line]()
    for number, words in _outside_of_code(document):
        heading = HEADING.fullmatch(words)
        if heading and len(heading[1]) <= 2:
            if at:
                yield Section(title, at, tuple(lines))
            title, at, lines = heading[2], number, []
        elif words.strip():
            lines.append(Line(number, words))
    if at:
        yield Section(title, at, tuple(lines))


def _outside_of_code(document: Document) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, words in enumerate(document.body.split("\n"), start=document.body_line):
        found = FENCE.match(words)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield number, words


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in CELL_END.split(row.strip().removeprefix("|").removesuffix("|")))
