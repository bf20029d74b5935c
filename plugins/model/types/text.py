"""``text``: text of any number of lines."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles, WhiteSpace
from plugins.model.types.line import show


def parse(raw: str, field: Field) -> str:
    """Take anything."""
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Accept any string."""
    return {"type": "string"}


TYPE = FieldType(
    name="text",
    passes=r"text, of several lines with YAML's `\|`",
    parse=parse,
    schema=schema,
    show=show,
    white_space=WhiteSpace.KEPT,
)
