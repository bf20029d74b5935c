"""Markdown to an element tree, by Python-Markdown with tags of HTML switched off and bounds on what it scans."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown import inlinepatterns
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.read.structure import NUMBER, NUMERALS, SPACE

LINK_CHARACTERS = 2_000
"""A link, its text and its title together, is at most this long."""

BLOCK_CHARACTERS = 50_000
"""A longer paragraph is shown without markup."""

BRACKETS = 10_000
"""A text with more opening brackets is shown without markup."""

_MARKUP = re.compile(r"[\\`*_\[\]<&!{\x02]|  \n")
_OPENING = (
    rf" {{0,3}}{SPACE}*[*_]{{0,2}}第{SPACE}?{NUMBER}{SPACE}?条(?:之{NUMBER})?[*_]{{0,2}}{SPACE}"
    rf"|[ \u3000]{{0,3}}第{NUMBER}(?:分编|[编章节])(?:{SPACE}|$)"
    rf"|[ \u3000]{{0,3}}（[{NUMERALS}]{{1,3}}）"
    r"|\u3000"
)
_RUN_ON = re.compile(rf"(?<=[^\s|])\n(?=(?:{_OPENING})[^|\n]*$)", re.MULTILINE)
_DIVISION_LINE = re.compile(
    rf"^( {{0,3}}\u3000*第{NUMBER}(?:分编|[编章节])(?:{SPACE}+[^\n。；|]{{1,40}})?)\n(?=\S)", re.MULTILINE
)
_Answer = tuple[Element | str | None, int | None, int | None]


def parse(text: str) -> Element:
    """Return the tree of a Markdown text, ``div`` at its root; tags of HTML in it are text.

    Lines that open an article, a division, an item such as （一）, or a
    paragraph by full-width spaces, stand for themselves without a blank line.
    """
    if text.count("[") > BRACKETS:
        return _inert(text)
    text = _DIVISION_LINE.sub(r"\1\n\n", _RUN_ON.sub("\n\n", text))
    converter = _converter()
    converter.reset()
    lines = text.split("\n")
    for preprocessor in converter.preprocessors:
        lines = preprocessor.run(lines)
    try:
        root: Element = converter.parser.parseDocument(lines).getroot()  # type: ignore[assignment]
        for treeprocessor in converter.treeprocessors:
            root = _run(treeprocessor, root)
    except RecursionError:
        return _inert(text)
    return root


def heavy_lines(text: str) -> tuple[int, ...]:
    """Return the 0-based lines at which paragraphs begin that are shown without markup."""
    if text.count("[") > BRACKETS:
        return (0,)
    if len(text) <= BLOCK_CHARACTERS:
        return ()
    found, position = [], 0
    for block in re.split(r"(\n[ \t]*\n)", text):
        if len(block) > BLOCK_CHARACTERS:
            found.append(text.count("\n", 0, position))
        position += len(block)
    return tuple(found)


def _run(treeprocessor: Treeprocessor, root: Element) -> Element:
    changed = treeprocessor.run(root)
    return root if changed is None else changed


def _inert(text: str) -> Element:
    root = Element("div")
    for block in re.split(r"\n[ \t]*\n", text):
        if block.strip():
            SubElement(root, "p").text = block.strip()
    return root


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
    converter.treeprocessors.register(_Plain(converter), "plain", 21)
    return converter


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


class _Plain(Treeprocessor):
    """Texts without any mark of markup, and texts too long to look at, are left as they are."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and (len(text) > BLOCK_CHARACTERS or not _MARKUP.search(text)):
                element.text = AtomicString(text)
