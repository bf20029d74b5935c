"""``choice``: one of the words that policy lists."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.person import Department
from plugins.model.types.line import show


def parse(raw: str, field: Field) -> str:
    """Take one of the field's choices.

    Raises:
        ValueError: it is none of them; the message names them.
    """
    if raw not in field.choices:
        raise ValueError("one of " + ", ".join(field.choices))
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Accept the choices."""
    return {"type": "string", "enum": list(field.choices)}


def listed(field: Field, departments: Mapping[str, Department]) -> Mapping[str, Mapping[str, str]]:
    """List the choices; each is its own title."""
    return {choice: {} for choice in field.choices}


TYPE = FieldType(
    name="choice",
    passes="one of the words that policy lists under `choices`",
    parse=parse,
    schema=schema,
    show=show,
    listed=listed,
    required_keys=("choices",),
)
