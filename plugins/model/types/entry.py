"""``entry``: the reference of an entry of a register."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.ids import ID
from plugins.model.types.id import PATTERN
from plugins.model.types.line import show


def parse(raw: str, field: Field) -> str:
    """Take a reference, whether or not an entry has it.

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    if not ID.fullmatch(raw):
        raise ValueError("the reference that inv register printed, 8 characters such as 9tq4w2ha")
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Say the same as a pattern."""
    return {"type": "string", "pattern": f"^{PATTERN}$"}


TYPE = FieldType(
    name="entry",
    passes="the reference of an entry of a register, as `inv register` prints it: 8 characters",
    parse=parse,
    schema=schema,
    show=show,
)
