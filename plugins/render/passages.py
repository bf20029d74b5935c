"""The words of a text in the order in which they are read, cut where its blocks and table cells begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

CHINESE = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
TOKEN = re.compile(rf"\s+|[{CHINESE}]|[^\W{CHINESE}]+|.", re.DOTALL)
"""White space, a Chinese character, a word or number, or a sign."""

MARK = "\0"
"""Begins what is no word: how words are set, where a link leads. A text cannot hold this character."""

MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "code": "`", "sup": "^", "sub": "~"}
"""How words are set, in the signs that authors type for it."""

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
}
INLINE = frozenset({*MARKS, "a", "img", "span", "br", "abbr", "small", "mark", "q", "cite", "time", "u", "ins", "wbr"})

VOID = frozenset({"hr", "col"})

Tokens = tuple[str, ...]


class Passage(NamedTuple):
    """A paragraph, a heading, an item of a list, or a cell of a table.

    Attributes:
        kind: ``heading``, ``cell``, ``item`` or ``text``.
        tokens: words, Chinese characters, signs, single spaces, and marks.
    """

    kind: str
    tokens: Tokens


def tokens_of(words: str) -> Tokens:
    """Cut words into tokens; white space is one space each, and none stands at the ends."""
    return tuple(" " if token.isspace() else token for token in TOKEN.findall(words.strip()))


def shown(token: str) -> str:
    """Return a token as people read it; of a mark its sign."""
    return token.removeprefix(MARK)


def passages(html: str, says: Callable[[str], str] | None = None) -> tuple[Passage, ...]:
    """Return the passages of a text.

    Args:
        html: sanitised, as `plugins.model.document.Text` holds it; addresses need not be put in.
        says: how the target of a link or a picture is said; None: as it stands there.

    Returns:
        In reading order; an empty cell is a passage, so that cells that move are seen. Numbers that a
        browser would count are words of their item. White space differs only where it differs on the page.
    """
    reader = _Reader(says or str)
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Collects passages from sanitised HTML."""

    def __init__(self, says: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self._says = says
        self.found: list[Passage] = []
        self._tokens: list[str] = []
        self._open: list[str] = []
        self._counters: list[int | None] = []
        self._targets: list[str] = []
        self._before_cell = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in MARKS:
            self._tokens.append(MARK + MARKS[tag])
        elif tag == "a":
            self._targets.append(given.get("href", ""))
        elif tag == "img":
            self._say(given.get("alt", ""))
            self._tokens.append(f"{MARK}⟨{self._says(given.get('src', ''))}⟩")
        elif tag == "br":
            self._end()
        elif tag not in INLINE:
            self._enter(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self._tokens.append(MARK + MARKS[tag])
        elif tag == "a":
            target = self._targets.pop() if self._targets else ""
            self._tokens += [f"{MARK}⟨{self._says(target)}⟩"] if target else []
        elif tag not in INLINE:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        self._say(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        self._end()
        if tag in VOID:
            return
        self._open.append(tag)
        if tag == "ol":
            self._counters.append(_number(given.get("start", ""), 1))
        elif tag == "ul":
            self._counters.append(None)
        elif tag == "li" and self._counters and (counter := self._counters[-1]) is not None:
            number = _number(given.get("value", ""), counter)
            self._tokens += [str(number), ".", " "]
            self._counters[-1] = number + 1
        elif KINDS.get(tag) == "cell":
            self._before_cell = len(self.found)

    def _leave(self, tag: str) -> None:
        self._end()
        if KINDS.get(tag) == "cell" and len(self.found) == self._before_cell:
            self.found.append(Passage("cell", ()))
        if tag in ("ol", "ul") and self._counters:
            self._counters.pop()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def _say(self, words: str) -> None:
        for token in TOKEN.findall(words):
            if not token.isspace() or "pre" in self._open:
                self._tokens.append(token)
            elif self._tokens and self._tokens[-1] != " ":
                self._tokens.append(" ")

    def _end(self) -> None:
        while self._tokens and self._tokens[-1] == " ":
            self._tokens.pop()
        if self._tokens:
            kind = next((KINDS[tag] for tag in reversed(self._open) if tag in KINDS), "text")
            self.found.append(Passage(kind, tuple(self._tokens)))
            self._tokens = []


def _number(typed: str, otherwise: int) -> int:
    return int(typed) if re.fullmatch(r"-?[0-9]{1,9}", typed) else otherwise
