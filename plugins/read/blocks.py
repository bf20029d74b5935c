"""A body becomes a tree of paragraphs: plain ones at once, marked up ones by Python-Markdown."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from plugins.model.chinese_number import NUMBER, NUMERALS
from plugins.read.lines import apart, is_apart, nested
from plugins.read.markup import HEADING, heading_words
from plugins.read.parser import marked_up
from plugins.read.structure import SPACE

BLOCK_CHARACTERS = 50_000
BLOCK_LINES = 3_000
BRACKETS = 10_000
FOOTNOTES = 1_000
DELIMITERS = 400
DEPTH = 20
"""A text beyond one of these, rows of tables aside, is shown without markup; no law known comes near."""

_OPENING = (
    rf" {{0,3}}{SPACE}*[*_]{{0,2}}第{SPACE}?{NUMBER}{SPACE}?[条條](?:之{NUMBER})?[*_]{{0,2}}{SPACE}"
    rf"|[ \u3000]{{0,3}}第{NUMBER}(?:分编|[编章节])(?:{SPACE}|$)"
    rf"|[ \u3000]{{0,3}}[（(][{NUMERALS}]{{1,3}}[）)]"
    r"|\u3000"
)
_RUN_ON = re.compile(rf"\n(?<=[^\s|]\n)(?=(?:{_OPENING})[^|\n]*$)", re.MULTILINE)
_DIVISION_LINE = re.compile(rf"\n {{0,3}}\u3000*第{NUMBER}(?:分编|[编章节])(?:{SPACE}+[^\n。；|]{{1,40}})?(?=\n\S)")
_MARKS = "\\`*_[<&!{|\x02\t"
"""What begins markup within a line."""

_STARTS = re.compile(r"\n(?: {4}| {1,3}#| {0,3}(?:[>+=~:-]|[0-9]+[.)]))")
"""What is markup at the start of a line: code, lists, quotations, rules, definitions."""

_LINE_BREAK = "  \n"

_DEEP = re.compile(
    rf"^(?![-*_ \t]*$)(?:[ \t]*(?:>|(?:[-*+]|[0-9]{{1,9}}[.)])(?=[ \t]))){{{DEPTH}}}|^[ \t]{{{4 * DEPTH}}}[ \t]*\S",
    re.MULTILINE,
)
_HEADING = re.compile(HEADING)
_DELIMITER = re.compile(r"[*_]")
_BLANK = re.compile(r"\n[ \t]*\n")
_BLANK_KEPT = re.compile(r"(\n[ \t]*\n)")


def parse(text: str) -> Element:
    """Return the tree of a body with markup, ``div`` at its root.

    Raises:
        RecursionError: it is nested too deeply.
    """
    return marked_up(apart(separated(nested(text))))


def separated(text: str) -> str:
    """Return ``text`` with a blank line wherever a line stands for itself.

    That is a line that opens an article, a division, an item such as （一）,
    or a paragraph by full-width spaces.
    """
    if is_apart(text):
        return text
    text = _RUN_ON.sub("\n\n", text)
    return _DIVISION_LINE.sub(r"\g<0>\n", f"\n{text}")[1:]


def is_plain(text: str) -> bool:
    """Tell whether nothing but paragraphs and headings can be in ``text``."""
    lines = f"\n{text}\n"
    return not any(mark in text for mark in _MARKS) and _LINE_BREAK not in lines and not _STARTS.search(lines)


def plain(text: str) -> Element:
    """Build what Python-Markdown builds of paragraphs and headings without markup, in a tenth of its time."""
    root = Element("div")
    for block in _BLANK.split(text):
        if "#" not in block:
            _add(root, "p", block)
            continue
        lines: list[str] = []
        for line in block.split("\n"):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                lines.append(line)
                continue
            _add(root, "p", "\n".join(lines))
            lines = []
            _add(root, f"h{len(heading['level'])}", heading_words(heading["header"]))
        _add(root, "p", "\n".join(lines))
    return root


def inert(text: str) -> Element:
    """Return the tree of a body whose markup is not looked at."""
    root = Element("div")
    for block in _BLANK.split(text):
        _add(root, "p", block)
    return root


def _add(root: Element, tag: str, text: str) -> None:
    text = text.strip()
    if text:
        SubElement(root, tag).text = text


def heavy_line(text: str) -> int | None:
    """Return the 0-based line of what makes a text too heavy for markup, None if nothing does."""
    for mark, most in (("[^", FOOTNOTES), ("[", BRACKETS)):
        if text.count(mark) > most:
            return text.count("\n", 0, text.index(mark))
    if deep := _DEEP.search(text):
        return text.count("\n", 0, deep.start())
    if (
        len(text) <= BLOCK_CHARACTERS
        and text.count("\n") <= BLOCK_LINES
        and len(_DELIMITER.findall(text)) <= DELIMITERS
    ):
        return None
    position = 0
    for block in _BLANK_KEPT.split(text):
        if _is_heavy([line for line in block.split("\n") if "|" not in line]):
            return text.count("\n", 0, position)
        position += len(block)
    return None


def _is_heavy(lines: list[str]) -> bool:
    if len(lines) > BLOCK_LINES or sum(map(len, lines)) > BLOCK_CHARACTERS:
        return True
    return sum(len(_DELIMITER.findall(line)) for line in lines) > DELIMITERS
