"""Texts in a tree as a reader sees them: entities resolved, line breaks inside Chinese sentences closed."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from plugins.read.characters import without_unseen

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WIDE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t\u3000]*(?=[{_WIDE}])")
_EDGE = " \t\n\u3000"
_CODE = frozenset({"code", "pre"})


def settle(root: Element) -> None:
    """Resolve entities, take out unseen characters, close line breaks between wide characters.

    Paragraphs lose the spaces around them, full-width ones included; the page
    indents.
    """
    for element in root.iter():
        code = element.tag in _CODE
        if element.text:
            element.text = seen(element.text, code=code)
            if element.tag == "p":
                element.text = element.text.lstrip(_EDGE)
        if element.tag == "p":
            _trim_end(element)
        elif element.tag == "pre" and len(element):
            element[0].text = (element[0].text or "").rstrip() + "\n"
        if element.tail:
            element.tail = seen(element.tail)
        for name, value in element.items():
            element.set(name, seen(value or "", code=True))


def _trim_end(paragraph: Element) -> None:
    if not len(paragraph):
        paragraph.text = (paragraph.text or "").rstrip(_EDGE)
    elif paragraph[-1].tail:
        paragraph[-1].tail = paragraph[-1].tail.rstrip(_EDGE)


def seen(text: str, *, code: bool = False) -> str:
    """Return ``text`` with entities resolved and without characters that nobody sees."""
    if "\x02" in text:
        text = without_unseen(text.replace(NBSP_PLACEHOLDER, "\u00a0"))
    if "&" in text:
        text = without_unseen(_ENTITY.sub(lambda match: unescape(match[0]), text))
    return text if code or "\n" not in text else _WIDE_BREAK.sub("", text)
