"""Small steps on element trees: the words of an element, taking one out, writing a tree as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element

from plugins.read.characters import without_unseen

VOID = frozenset({"br", "hr", "img"})
BLOCKS = frozenset(
    {
        *("blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "li", "ol", "p", "pre", "table", "tbody", "thead", "tr", "ul"),
    }
)
CELLS = frozenset({"td", "th"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"id", "class", "href", "title"}),
    "div": frozenset({"id", "class", "tabindex"}),
    "li": frozenset({"id", "value"}),
    "img": frozenset({"id", "src", "alt", "title", "loading"}),
    "ol": frozenset({"id", "start"}),
    "td": frozenset({"id", "class"}),
    "th": frozenset({"id", "class", "scope"}),
    "span": frozenset({"id", "class"}),
}
OTHER_ATTRIBUTES = frozenset({"id"})
CLASSES = frozenset(
    {
        *("align-center", "align-left", "align-right", "article-number"),
        *("footnote", "footnote-backref", "footnote-ref", "table-wrap"),
    }
)
NOT_WORDS = frozenset({"footnote-ref", "footnote-backref"})
_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u3000]+")
_EMPTY_LINES = re.compile(r"(?:(?<![ \t])[ \t]+)?\n\s*")


def words(root: Element) -> str:
    """Return the words of a tree, blocks on lines of their own, cells apart by a tab."""
    pieces: list[str] = []
    _collect(root, pieces, verbatim=False)
    return _EMPTY_LINES.sub("\n", "".join(pieces)).strip()


def _collect(element: Element, pieces: list[str], *, verbatim: bool) -> None:
    if element.tag == "p" and not len(element) and not verbatim:
        pieces.append(f"\n{' '.join((element.text or '').split())}\n")
        return
    verbatim = verbatim or element.tag == "pre"
    block = element.tag in BLOCKS
    if block or element.tag == "br":
        pieces.append("\n")
    if element.tag == "img":
        pieces.append(element.get("alt", ""))
    if element.text:
        pieces.append(element.text if verbatim else spaced(element.text))
    for child in element:
        if child.get("class") not in NOT_WORDS:
            _collect(child, pieces, verbatim=verbatim)
        if child.tail:
            pieces.append(child.tail if verbatim else spaced(child.tail))
    if block:
        pieces.append("\n")
    elif element.tag in CELLS:
        pieces.append("\t")


def spaced(text: str) -> str:
    """Return ``text`` with one space wherever white space stands."""
    # White space that Python calls printable is the space alone, and to ask it is quicker.
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)


def one_line(element: Element) -> str:
    """Return the words of an element on one line."""
    if not len(element):
        return spaced(element.text or element.get("alt") or "").strip()
    return spaced(words(element)).strip()


def replace(parent: Element, old: Element, new: list[Element], text: str = "") -> None:
    """Put ``text`` and then ``new`` where ``old`` stood; what follows it stays."""
    index = list(parent).index(old)
    tail = old.tail or ""
    parent.remove(old)
    if new:
        new[-1].tail = (new[-1].tail or "") + tail
    else:
        text += tail
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    for offset, element in enumerate(new):
        parent.insert(index + offset, element)


def written(root: Element) -> str:
    """Write the children of ``root`` as HTML, with the attributes and classes that are ours, a line a block."""
    pieces: list[str] = []
    for child in root:
        _write(child, pieces)
    return without_unseen("".join(pieces)).strip()


def _write(element: Element, pieces: list[str]) -> None:
    tag = element.tag
    if tag == "p" and not len(element) and not element.keys() and not element.tail:
        pieces.append(f"<p>{escape(element.text or '', quote=False)}</p>\n")
        return
    pieces.append(f"<{tag}")
    allowed = ATTRIBUTES.get(tag, OTHER_ATTRIBUTES)
    for name, value in sorted(element.items()):
        if name in allowed and (name != "class" or value in CLASSES):
            pieces.append(f' {name}="{escape(value)}"')
    pieces.append(">")
    if tag not in VOID:
        pieces.append(escape(element.text or "", quote=False))
        for child in element:
            _write(child, pieces)
        pieces.append(f"</{tag}>")
    if tag in BLOCKS or tag == "br":
        pieces.append("\n")
    pieces.append(escape(element.tail or "", quote=False))
