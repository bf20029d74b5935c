"""Telephone numbers in what pages show: whoever touches one calls it."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

SPOKEN = re.compile(
    r"(?<![\w/.+-])(?:\+[0-9]{1,3}[ -])?[0-9]{3,4}-(?:[0-9]{4}-[0-9]{4}|[0-9]{7,8})(?![\w/-])", re.ASCII
)
"""A number with its area among words; dates, document numbers and index numbers have other groups of digits."""

HOTLINE = re.compile(rf"\A[0-9]{{3,5}}(?![\w/.-])|{SPOKEN.pattern}", re.ASCII)
"""The same, or a short number at the beginning of words that are known to be about a telephone."""


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
