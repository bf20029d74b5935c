"""``url``: an address of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.types.line import show

PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[!-~]*)?")


def parse(raw: str, field: Field) -> str:
    """Take an absolute address of the web without white space (RFC 3986).

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    if not is_web_address(raw):
        raise ValueError("an address that begins with https:// or http://, such as https://www.example.org/a.html")
    return raw


def is_web_address(raw: str) -> bool:
    """Tell whether ``raw`` is an absolute address of the web without white space (RFC 3986)."""
    if PLAIN_ADDRESS.fullmatch(raw):
        return True  # there is nothing to take apart
    try:
        parts = urlsplit(raw)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", raw)


def schema(field: Field, titles: Titles) -> Schema:
    """Say the form; `is_web_address` knows more."""
    return {"type": "string", "format": "uri", "pattern": r"^https?://[^\s/]+\S*$"}


TYPE = FieldType(
    name="url",
    passes="an address with `https://` or `http://`",
    parse=parse,
    schema=schema,
    show=show,
)
