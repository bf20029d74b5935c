"""``line``: text on one line."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles, WhiteSpace
from plugins.model.shown import Words


def parse(raw: str, field: Field) -> str:
    """Take any text on one line.

    Raises:
        ValueError: it has a second line, or no word.
    """
    if "\n" in raw or not raw.strip():
        raise ValueError("some text on one line")
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Say the same as a pattern."""
    return {"type": "string", "pattern": r"^[^\n]*[^\s][^\n]*$"}


def show(value: str) -> Words:
    """Show it as it is."""
    return Words((value,))


TYPE = FieldType(
    name="line",
    passes="text on one line",
    parse=parse,
    schema=schema,
    show=show,
    white_space=WhiteSpace.WORDS,
)
