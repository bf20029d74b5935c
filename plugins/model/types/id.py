"""``id``: the id of a document."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.ids import ALPHABET, ID
from plugins.model.shown import Documents

PATTERN = f"[{ALPHABET}]{{8}}"


def parse(raw: str, field: Field) -> str:
    """Take an id, whether or not a document has it.

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    if not ID.fullmatch(raw):
        raise ValueError("an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf")
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Say the same as a pattern."""
    return {"type": "string", "pattern": f"^{PATTERN}$"}


def show(value: str) -> Documents:
    """Show a link to the document."""
    return Documents((value,))


TYPE = FieldType(
    name="id",
    passes="the id of a document: 8 characters of 0-9 and a-z without i, l, o, u",
    parse=parse,
    schema=schema,
    show=show,
    refers=True,
    optional_keys=("columns",),
)
