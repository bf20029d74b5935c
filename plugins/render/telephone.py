"""Telephone numbers in what pages show: whoever touches one calls it."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from plugins.render.links import ADDED

SPOKEN = re.compile(
    r"(?<![\w/.+-])(?:\+[0-9]{1,3}[ -])?[0-9]{3,4}-(?:[0-9]{4}-[0-9]{4}|[0-9]{7,8})(?![\w/-])", re.ASCII
)
"""A number with its area among words; dates, document numbers and index numbers have other groups of digits."""

HOTLINE = re.compile(rf"\A[0-9]{{3,5}}(?![\w/.-])|{SPOKEN.pattern}", re.ASCII)
"""The same, or a short number at the beginning of words that are known to be about a telephone."""


NUMBER = re.compile(r"0[0-9]{2,3}-[0-9]{4}", re.ASCII)
"""Begins what may be a number in a text; most texts have none, and a fixed first sign is looked for fastest."""

IN_TEXT = re.compile(r"(?<![\w/.+-])0[0-9]{2,3}-(?:[0-9]{4}-[0-9]{4}|[0-9]{7,8})(?![\w/-]|\.[0-9])", re.ASCII)
"""A number in the text of a document: with its area, which begins with 0. Nobody typed these words to be a link."""

FAX = re.compile(r"(?:传真|\bfax(?:es)?(?: to)?)(?:号码|号| number)?[ :：]*\Z", re.IGNORECASE)
"""Stands before a number at which no person answers."""

_TAG = re.compile(r"(<[^<>]*>)")
_CLOSED = re.compile(r"</?(?:a|code|pre)\b")


def with_calls(html: str) -> str:
    """Return a text in which telephone numbers dial; what is read stays as it is.

    Links have the attribute of all links that the site adds, and numbers that
    somebody made a link, or typed as code, stay as they are.

    Args:
        html: sanitised; what else becomes a link is one already.

    Source: RFC 3966.
    """
    if NUMBER.search(html) is None:
        return html
    parts, depth = _TAG.split(html), 0
    for place, part in enumerate(parts):
        if place % 2:
            depth += (-1 if part[1] == "/" else 1) if _CLOSED.match(part) else 0
        elif not depth and "-" in part:
            parts[place] = IN_TEXT.sub(_call, part)
    return "".join(parts)


def _call(found: re.Match[str]) -> str:
    number = found.group()
    if FAX.search(found.string, max(0, found.start() - 20), found.start()):
        return number
    return f'<a href="{telephone_address(number)}" {ADDED}>{number}</a>'


def telephone_address(number: str) -> str:
    """Return the address that dials a number in groups of digits, such as ``tel:000-5550-1200``.

    Source: RFC 3966, 3 and 5.1.1: hyphens may part digits, spaces may not.
    """
    return f"tel:{number.replace(' ', '-')}"


def called(text: str, hotline: bool = False) -> Markup | str:
    """Return a text with a link around each telephone number; everything else in it is escaped.

    Args:
        text: as somebody typed it.
        hotline: whether it is about a telephone, so that a short number at its beginning is one.
    """
    if "-" not in text and not hotline:
        return text
    pattern = HOTLINE if hotline else SPOKEN
    parts, at = [], 0
    for found in pattern.finditer(text):
        number = found.group()
        parts += [escape(text[at : found.start()]), f'<a href="{telephone_address(number)}">{number}</a>']
        at = found.end()
    return Markup("".join([*parts, escape(text[at:])])) if parts else text  # noqa: S704 escaped here
