"""Where this dialect parts from Python-Markdown: what official texts hold as words is not taken for markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor
from markdown.blockprocessors import ReferenceProcessor as _ReferenceProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor

from plugins.read.markup import (
    HEADING,
    ITEM_NUMBER,
    OWN_SIGN,
    PARTING,
    QUOTE,
    SEPARATOR,
    SURNAME_BEFORE,
    heading_words,
)

_OWN_NAME = r"\{:?[ ]*(#[^\s{}]+)[ ]*\}"


class _Headings(HashHeaderProcessor):
    """A heading has a space behind its signs; ``#word`` is text."""

    RE = re.compile(rf"(?:^|\n){HEADING}(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        parent[-1].text = heading_words(parent[-1].text or "")


class _Quotations(BlockQuoteProcessor):
    """A sign before a measured number, such as ``> 38 °C``, is the sign."""

    RE = re.compile(rf"(^|\n)[ ]{{0,3}}{QUOTE}[ ]?(.*)")


class _Numbers(SaneOListProcessor):
    """Items show the numbers that were typed."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}{ITEM_NUMBER}[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(({ITEM_NUMBER}))[ ]+(.*)")
        self.INDENT_RE = re.compile(rf"^[ ]{{4,7}}((?:{ITEM_NUMBER})|{OWN_SIGN})[ ]+.*")

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [match[1] for line in blocks[0].split("\n") if (match := self.CHILD_RE.match(line))]
        within = parent.tag in ("ol", "ul")
        last = parent[-1] if len(parent) else None
        before = len(parent) if within else len(last) if last is not None and last.tag == "ol" else 0
        super().run(parent, blocks)
        items = (parent if within else parent[-1])[before:]
        for item, number in zip(items, numbers, strict=False):
            item.set("value", number.rstrip("."))


class _Bullets(SaneUListProcessor):
    """A sign before a number, such as ``- 5 °C``, is the sign."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}{OWN_SIGN}[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(({OWN_SIGN}))[ ]+(.*)")
        self.INDENT_RE = re.compile(rf"^[ ]{{4,7}}((?:{ITEM_NUMBER})|{OWN_SIGN})[ ]+.*")


class _Tables(TableProcessor):
    """A table is as wide as its widest row: no cell is left out."""

    def test(self, parent: Element, block: str) -> bool:
        # The line of dashes that is tested tells `run` how many cells each row has.
        return bool(super().test(parent, self._widened(block)))

    def _widened(self, block: str) -> str:
        rows = block.split("\n")
        if len(rows) < 2 or "|" not in rows[0] or not SEPARATOR.fullmatch(rows[1]):
            return block
        cells = [self._cells(row) for row in rows]
        width = max(map(len, cells))
        if len(cells[0]) == len(cells[1]) == width:
            return block
        rows[0], rows[1] = (
            f"|{'|'.join(cell for cell, _ in zip_longest(row, range(width), fillvalue=fill))}|"
            for row, fill in ((cells[0], " "), (cells[1], "---"))
        )
        return "\n".join(rows)

    def _cells(self, row: str) -> Sequence[str]:
        row = row.strip(" ").removeprefix("|")
        cells: list[str] = self._split(self.RE_END_BORDER.sub("", row))  # type: ignore[attr-defined]
        return cells


class _References(_ReferenceProcessor):
    """What is no address that the text refers to, such as ``[注]: …``, is text."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        known = self.parser.md.definitions  # type: ignore[attr-defined]
        if not any(line.strip() in known for line in lines):
            return False
        kept = [line for line in lines if line.strip() not in known]
        for line in lines:
            if line.strip() in known:
                label, address, title = known[line.strip()]
                self.parser.md.references[label] = (address, title)
        blocks.pop(0)
        if "".join(kept).strip():
            blocks.insert(0, "\n".join(kept))
        return True


class _Names(AttrListTreeprocessor):
    """Braces are text, but for the name of a place: ``{#next}``."""

    HEADER_RE = re.compile(rf"(?<![ ])[ ]+{_OWN_NAME}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_OWN_NAME}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(r"(?!)")  # type: ignore[misc]


def _boundaries(sign: str, before: str) -> re.Pattern[str]:
    """Return which runs of a sign can begin or end emphasis, as `markdown.inlinepatterns.Delimiter` asks."""
    run = rf"(?<!{sign}){sign}{{1,3}}(?!{sign})"
    opens = rf"{before}{run}(?![\s{PARTING}])(?!$)"
    closes = rf"(?<!^)(?<![\s（(【「『《“‘{sign}]){run}" + (r"(?!\w)" if sign == "_" else "")
    return re.compile(rf"(?P<ambiguous>(?={opens}){closes})|(?P<end>{closes})|(?P<start>{opens})")


def speak(converter: Markdown) -> None:
    """Have a converter with tables, footnotes, lists and attribute lists keep what official texts hold as words."""
    parser = converter.parser
    blocks = parser.blockprocessors
    blocks.deregister("code")
    for name, processor, priority in (
        ("hashheader", _Headings(parser), 70),
        ("quote", _Quotations(parser), 20),
        ("olist", _Numbers(parser), 40),
        ("ulist", _Bullets(parser), 30),
        ("table", _Tables(parser, {"use_align_attribute": True}), 75),
        ("reference", _References(parser), 15),
    ):
        blocks.register(processor, name, priority)
    converter.treeprocessors.register(_Names(converter), "attr_list", 8)
    signs = converter.inlinePatterns["em_strong"].delimiters  # type: ignore[attr-defined]
    signs["*"].boundary = _boundaries(r"\*", rf"(?:(?<![\w*])|(?=\*\*){SURNAME_BEFORE})")
    signs["_"].boundary = _boundaries("_", r"(?<!\w)")
