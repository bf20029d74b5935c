"""A body in Markdown becomes a `Text`: safe HTML, headings, anchors, links and plain words."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plugins.model.document import Text
from plugins.read.anchors import set_anchors
from plugins.read.blocks import (
    BLOCK_CHARACTERS,
    BLOCK_LINES,
    BRACKETS,
    DELIMITERS,
    DEPTH,
    FOOTNOTES,
    heavy_line,
    inert,
    is_plain,
    parse,
    plain,
    separated,
)
from plugins.read.characters import without_unseen
from plugins.read.elements import words, written
from plugins.read.faults import HEAVY, NOTE_IN_NOTE, Faults
from plugins.read.lines import apart
from plugins.read.links import Sources, settle_links
from plugins.read.plain import plain_text
from plugins.read.sanitiser import sanitised
from plugins.read.tables import dress_tables, number_footnotes, number_items
from plugins.read.typography import settle

EXPECTED_WEIGHT = (
    f"blank lines between paragraphs of at most {BLOCK_CHARACTERS} characters and {BLOCK_LINES} lines, "
    f"each with at most {DELIMITERS} of * and _, at most {FOOTNOTES} footnotes and {BRACKETS} brackets, "
    f"and nothing nested {DEPTH} deep"
)
_NESTED_NOTE = re.compile(
    r"^(?:(?: {4}| {0,3}\t)[ \t]*+|[ \t]*+(?:(?:>|[-*+]|[0-9]++[.)])[ \t]*+)++)\[\^[^\]\n]*+\]:", re.MULTILINE
)
"""A definition within a note, a quotation or a list: Python-Markdown ends with an error on the first of them."""


def to_text(body: str, *, first_line: int) -> Text:
    """Turn Markdown into a `Text`; never raises, whatever ``body`` holds.

    Tags of HTML in the body are shown as they were typed. Headings begin at
    h2. ``first_line`` is the 1-based line of the body's first in its file.
    """
    return convert(body, first_line=first_line, faults=Faults(""), folder=None)


def convert(body: str, *, first_line: int, faults: Faults, folder: str | None) -> Text:
    """Do as `to_text`, note faults of links, images and sizes, and allow links into ``folder`` alone."""
    source = without_unseen(body.replace("\r\n", "\n").replace("\r", "\n"))
    if is_plain(source):
        return plain_text(plain(separated(apart(source))))
    sources = Sources(source, first_line)
    if nested := _NESTED_NOTE.search(source):
        faults.add(
            NOTE_IN_NOTE,
            first_line + source.count("\n", 0, nested.start()),
            got="a footnote defined within something else",
            expected="the definition at the beginning of a line of its own, without spaces before it",
        )
        return dressed(inert(source), sources, faults, folder)
    line = heavy_line(source)
    if line is None:
        found = Faults(faults.path)
        try:
            text = dressed(parse(source), sources, found, folder)
        except RecursionError:
            line = 0
        else:
            faults.take(found)
            return text
    faults.add(HEAVY, first_line + line, got="a text too heavy for markup", expected=EXPECTED_WEIGHT)
    return dressed(inert(source), sources, faults, folder)


def dressed(root: Element, sources: Sources, faults: Faults, folder: str | None) -> Text:
    """Make a `Text` of any tree; its HTML goes through the sanitiser."""
    settle(root)
    footnotes = number_footnotes(root)
    links = settle_links(root, sources, faults, folder)
    headings = set_anchors(root, footnotes)
    dress_tables(root)
    number_items(root)
    html = sanitised(written(root))
    anchors = frozenset(name for element in root.iter() if (name := element.get("id")))
    return Text(html, headings, anchors, links, words(root))
