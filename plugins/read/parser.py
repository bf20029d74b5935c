"""Python-Markdown as the site uses it: tags of HTML switched off, bounds on what it scans."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import cache, partial
from typing import SupportsIndex
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.read.dialect import speak
from plugins.read.markup import address_definitions, notes_once

LINK_CHARACTERS = 1_000
"""A link, its text and its title together, is at most this long."""

_MARKUP = re.compile(r"[\\`*_\[\]<&!{\x02]|  \n")
_Answer = tuple[Element | str | None, int | None, int | None]


def marked_up(text: str) -> Element:
    """Return the tree of a Markdown text, ``div`` at its root; tags of HTML in it are text.

    Raises:
        RecursionError: it is nested too deeply.
    """
    try:
        return _parse(_converter(), text)
    except RecursionError:
        _converter.cache_clear()  # it was left in the middle of a text
        raise


def _parse(converter: markdown.Markdown, text: str) -> Element:
    converter.reset()
    converter.definitions = address_definitions(text)  # type: ignore[attr-defined]
    text = notes_once(text)
    lines = text.split("\n")
    for preprocessor in converter.preprocessors:
        lines = preprocessor.run(lines)
    root: Element = converter.parser.parseDocument(lines).getroot()  # type: ignore[assignment]
    for treeprocessor in converter.treeprocessors:
        root = _run(treeprocessor, root)
    return root


def _run(treeprocessor: Treeprocessor, root: Element) -> Element:
    changed = treeprocessor.run(root)
    return root if changed is None else changed


@cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(SEPARATOR="-", BACKLINK_TEXT="↩", BACKLINK_TITLE=""),
            "def_list",
            "attr_list",
            "sane_lists",
        ],
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail"):
        converter.inlinePatterns.deregister(name)
    converter.inlinePatterns.register(_Mail(r"<([^<> !@]{1,64}@[^@<> ]{1,255})>", converter), "automail", 110)
    for name, kind, pattern, priority in (
        ("reference", inlinepatterns.ReferenceInlineProcessor, inlinepatterns.REFERENCE_RE, 170),
        ("link", inlinepatterns.LinkInlineProcessor, inlinepatterns.LINK_RE, 160),
        ("image_link", inlinepatterns.ImageInlineProcessor, inlinepatterns.IMAGE_LINK_RE, 150),
        ("image_reference", inlinepatterns.ImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE, 140),
        ("short_reference", inlinepatterns.ShortReferenceInlineProcessor, inlinepatterns.REFERENCE_RE, 130),
        ("short_image_ref", inlinepatterns.ShortImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE, 125),
    ):
        processor = kind(pattern, converter)
        setattr(processor, "handleMatch", _bounded(processor.handleMatch))  # noqa: B010
        converter.inlinePatterns.register(processor, name, priority)
    converter.treeprocessors.deregister("prettify")
    setattr(converter.parser, "parseChunk", partial(_parse_chunk, converter))  # noqa: B010
    speak(converter)
    converter.treeprocessors.register(_Unmarked(converter), "unmarked", 21)
    return converter


class _Blocks(deque[str]):
    """The blocks that are left: the first is taken out and put back at the same cost, however many there are."""

    def pop(self, index: SupportsIndex = -1, /) -> str:
        if index != 0:
            raise IndexError("blocks are taken from the front")
        return self.popleft()


def _parse_chunk(converter: markdown.Markdown, parent: Element, text: str) -> None:
    converter.parser.parseBlocks(parent, _Blocks(text.split("\n\n")))  # type: ignore[arg-type]


def _bounded(find: Callable[[re.Match[str], str], _Answer]) -> Callable[[re.Match[str], str], _Answer]:
    def find_near(match: re.Match[str], data: str) -> _Answer:
        start, end = match.end(), match.end() + LINK_CHARACTERS
        if data.find("]", start, end) < 0:
            return None, None, None
        return find(match, data[:end])

    return find_near


class _Mail(inlinepatterns.InlineProcessor):
    """An address between angle brackets becomes a link, as it is written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        mail = m[1].removeprefix("mailto:")
        link = Element("a", href=f"mailto:{mail}")
        link.text = AtomicString(mail)
        return link, m.start(), m.end()


class _Unmarked(Treeprocessor):
    """Texts without any mark of markup are left as they are."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and not _MARKUP.search(text):
                element.text = AtomicString(text)
