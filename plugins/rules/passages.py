"""Every place in a document where words can stand, so that no rule misses one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.model.document import Document
from plugins.model.line_numbers import LineNumbers

AROUND = " \t\r\u00a0\u3000#>*_`~|-[]【】()（）"
FULL_WIDTH = "０-９Ａ-Ｚａ-ｚ＠\u2460-\u24ff\u2e80-\u2fdf\uf900-\ufaff\U0001d7ce-\U0001d7ff"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
UNLIKE = re.compile(f"[{FULL_WIDTH}{INVISIBLE}]")
UNSEEN = re.compile(f"[{INVISIBLE}]")
UNUSUAL = re.compile("[^\n -~\u3000-\u3017\u4e00-\u9fa5“”—…（），：；？]")
"""Anything but the characters of most texts, none of which is in `UNLIKE`; faster to search for than that."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, and where they stand.

    Attributes:
        place: ``field``, ``text``, ``words`` (the text after Markdown),
            ``attachment name`` or ``attachment``.
        field: the key, for ``field``; else ``""``.
        file: what messages call the attachment: its name, and where the name itself is the passage, its number
            from 1 in the order of names; ``""`` elsewhere.
        line: of the source file where the passage begins.
        words: as `visible` shows them.
    """

    place: str
    field: str
    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: its passage, where it begins there, the line there, counted from 0, and its text."""

    passage: Passage
    offset: int
    row: int
    value: str

    @property
    def line(self) -> int:
        """The line of the source in which it stands."""
        return self.passage.line + (self.row if self.passage.place == "text" else 0)

    def called(self, what: str) -> tuple[str]:
        """Say what was found and in which attachment, without quoting it."""
        if self.passage.place == "attachment name":
            return (f"{what} in the name of attachment {self.passage.file}, in the order of names",)
        if self.passage.place == "attachment":
            return (f"{what} in line {self.row + 1} of {self.passage.file}",)
        return (what,)


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """The words of all passages of a document, a line for each; most rules see by them that they can skip it.

    Attributes:
        words: all of them.
        ascii: their ASCII characters alone; those that others separated may be adjacent.
        lower: those in lower case. For a pattern that ignores case i, k and s
            may be other characters, which are not there.
    """

    words: str
    ascii: str
    lower: str


def together(words: str) -> Together:
    """Make a `Together` of words as `visible` shows them."""
    ascii = words.encode("ascii", "ignore").decode("ascii")
    return Together(words, ascii, ascii.lower())


@dataclass(frozen=True, slots=True)
class _Read:
    """The passages of a document, and all their words together."""

    document: Document
    passages: tuple[Passage, ...]
    together: Together


_latest: _Read | None = None
"""Rules ask one after the other about one document."""


def passages(document: Document) -> tuple[Passage, ...]:
    """Return every field, the source of the text, its words, and each attachment's name and text."""
    return _read(document).passages


def _read(document: Document) -> _Read:
    global _latest
    if _latest is None or _latest.document is not document:
        found = tuple(_passages(document))
        words = "\n".join([passage.words for passage in found])
        if _is_unlike(words):
            found = tuple(replace(passage, words=visible(passage.words)) for passage in found)
            words = "\n".join([passage.words for passage in found])
        _latest = _Read(document, found, together(words))
    return _latest


def _passages(document: Document) -> Iterator[Passage]:
    for key, raw in document.raw.items():
        for entry in (raw,) if isinstance(raw, str) else raw:
            yield Passage("field", key, "", document.lines.get(key, 1), entry)
    yield Passage("text", "", "", document.body_line, document.body)
    yield Passage("words", "", "", document.body_line, document.text.plain)
    for number, file in enumerate(document.attachments, start=1):
        yield Passage("attachment name", "", str(number), 1, file.name)
        if file.text is not None:
            yield Passage("attachment", "", file.name, 1, file.text)


def hits(
    document: Document,
    find: Callable[[str], Iterable[tuple[int, str]]],
    may_hold: Callable[[Together], object] | None = None,
) -> Iterator[Hit]:
    """Search every passage with ``find``, which yields offset and value.

    A document for which ``may_hold`` returns false is not searched; ``find``
    must find nothing in it.

    What the words show and the source shows too is one hit, in the line of
    the source; what only the words show (joined over markup) is one as well.
    """
    read = _read(document)
    if may_hold and not may_hold(read.together):
        return
    in_source: set[str] = set()
    for passage in read.passages:
        lines = LineNumbers(passage.words)
        for offset, value in find(passage.words):
            if passage.place == "text":
                in_source.add(value)
            if passage.place != "words" or value not in in_source:
                yield Hit(passage, offset, lines.at(offset), value)


def visible(words: str) -> str:
    """Return ``words`` as a reader sees them: full-width forms as ASCII, without characters that show nothing."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", words)) if _is_unlike(words) else words


def _is_unlike(words: str) -> bool:
    return bool(UNUSUAL.search(words) and UNLIKE.search(words))


def first_lines(words: str, count: int) -> Iterator[tuple[int, str]]:
    """Yield offset and words of the first ``count`` lines that hold any, without Markdown around them."""
    offset = 0
    while count and offset <= len(words):
        end = words.find("\n", offset)
        end = len(words) if end < 0 else end
        bare = bare_line(words[offset:end])
        if bare:
            yield offset, bare
            count -= 1
        offset = end + 1


def bare_line(line: str) -> str:
    """Return a line without the Markdown, brackets and white space around its words."""
    return line.strip(AROUND)
