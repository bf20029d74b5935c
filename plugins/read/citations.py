"""The places of a text that name a law or an article, with where they stand in its HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from plugins.model.chinese_number import NUMBER as NUMBERED
from plugins.model.citation import Citation, Named, found_anchor
from plugins.model.document import Document, Text
from plugins.read.cited_chinese import Cited, called, cited_in_chinese
from plugins.read.cited_english import KIND, called_in_english, cited_in_english

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
LEFT_OUT = frozenset({"a", "code"})
LEFT_OUT_BLOCK = re.compile("<(?:pre|h[1-6])[ >]")
NUMBER, LINK = "\x1e", "\x1f"
BLOCK = re.compile("</?(?:p|h[1-6]|[uo]l|li|d[ltd]|table|t(?:head|body|[dhr])|blockquote|div|pre|hr)[ >]")
CHINESE = re.compile(rf'《|第(?<!article-number">第)[ ]?{NUMBERED}[ ]?[条條]')
ENGLISH = re.compile(rf"[Aa]rticles?[ \u00a0](?!-)|[Ss]ections?[ \u00a0]|§|\b{KIND}\b")
AMENDING_TITLE = re.compile("修改|修正案|修订(?:(?!修订).)*决定|\\b(?i:amend)")
QUOTED = re.compile("[“”]")


@dataclass(slots=True)
class _Block:
    """The words of a block, and where each run of them stands in the HTML."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, place: int) -> None:
        self.words.append(words)
        self.starts.append(self.length)
        self.places.append(place)
        self.length += len(words)

    def place(self, at: int) -> int:
        """Return where a character stands."""
        run = bisect_right(self.starts, at) - 1
        return self.places[run] + at - self.starts[run]


def citations(text: Text, *, chinese: bool, amending: bool) -> tuple[Citation, ...]:
    """Return what a text cites, in its order; of its own articles those that it has.

    Args:
        text: after Markdown; headings, links and code are left out.
        chinese: whether it is written in Chinese, else in English.
        amending: whether it amends others: what it quotes, and articles without
            a law, are then not its own, and no reader is led to a guess.
    """
    names: dict[str, str] = {}
    found: list[Citation] = []
    quotes = 0
    for block in _blocks(text.html, CHINESE if chinese else ENGLISH):
        words = "".join(block.words)
        names |= called(words) if chinese else called_in_english(words)
        some = (
            cited_in_chinese(words, names, bare=not amending)
            if chinese
            else cited_in_english(words, names, bare=not amending)
        )
        for cited in some:
            if amending and not cited.named and (quotes or _is_quoted(words, cited.start)):
                continue
            if (citation := _placed(cited, block, text)) is not None:
                found.append(citation)
        quotes = max(0, quotes + words.count("“") - words.count("”"))
    return tuple(found)


def citations_of(document: Document) -> tuple[Citation, ...]:
    """Return what the text of a document cites; it amends others where its front matter or its title says so."""
    amending = bool(document.strings("amends")) or bool(AMENDING_TITLE.search(document.string("title")))
    return citations(document.text, chinese=document.string("language").startswith("zh"), amending=amending)


def _is_quoted(words: str, at: int) -> bool:
    before = QUOTED.findall(words, 0, at)
    return (bool(before) and before[-1] == "“") or words.count('"', 0, at) % 2 == 1


def _placed(cited: Cited, block: _Block, text: Text) -> Citation | None:
    """Return a citation as it stands in the HTML; None where markup parts it, and for articles that the text lacks."""
    if not cited.named and not _own(cited.anchor, text):
        return None
    start, end = _span(block, cited.start, cited.end)
    if not cited.named:
        return None if text.html.find("<", start, end) >= 0 else Citation(start, end, _own(cited.anchor, text), ())
    named = tuple([Named(unescape(name), *_span(block, first, last)) for name, first, last in cited.named])
    edges = [place for one in ((start, end), *(name[1:] for name in named)) if one[0] < one[1] for place in one]
    if text.html.find("<", min(edges), max(edges)) >= 0:
        return None
    return Citation(start, end, cited.anchor, named)


def _own(anchor: str, text: Text) -> str:
    return found_anchor(anchor, text.anchors)


def _span(block: _Block, start: int, end: int) -> tuple[int, int]:
    return (block.place(start), block.place(end - 1) + 1) if start < end else (0, 0)


def _blocks(html: str, sign: re.Pattern[str]) -> Iterator[_Block]:
    """Yield the blocks of a text in which there is a sign of a citation."""
    end = 0
    for found in sign.finditer(html):
        at = found.start()
        if at >= end:
            start = at
            while (start := html.rfind("<", 0, start)) > 0 and not BLOCK.match(html, start):
                pass
            end = at
            while (end := html.find("<", end + 1)) >= 0 and not BLOCK.match(html, end):
                pass
            end = end if end >= 0 else len(html)
            start = max(start, 0)
            if not LEFT_OUT_BLOCK.match(html, start):
                yield _block(html, start, end)


def _block(html: str, start: int, end: int) -> _Block:
    """Return the words of a block; what is left out of it stands as a sign in it."""
    block, done = _Block(), start
    while tag := TAG.search(html, done, end):
        if done < tag.start():
            block.add(html[done : tag.start()], done)
        done = tag.end()
        closes, name, attributes = tag.groups()
        if not closes and (name in LEFT_OUT or 'class="article-number"' in attributes):
            block.add(LINK if name in LEFT_OUT else NUMBER, tag.start())
            closing = html.find(f"</{name}>", done, end)
            done = end if closing < 0 else closing
        elif name == "br":
            block.add("\n", tag.start())
    if done < end:
        block.add(html[done:end], done)
    return block
