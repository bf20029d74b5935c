"""``choice``: one of the words that policy lists."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.person import Department
from plugins.model.shown import ChoiceTitle


def parse(raw: str, field: Field) -> str:
    """Take one of the field's choices.

    Raises:
        ValueError: it is none of them; the message names them.
    """
    if raw not in field.choices:
        raise ValueError("one of " + ", ".join(field.choices))
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Accept the choices; what each is called stands beside them."""
    named = {choice: dict(title) for choice, title in field.titles.items()}
    return {"type": "string", "enum": list(field.choices), **({"x-titles": named} if named else {})}


def listed(field: Field, departments: Mapping[str, Department]) -> Mapping[str, Mapping[str, str]]:
    """List the choices with their titles; one without any is its own."""
    return {choice: field.titles.get(choice, {}) for choice in field.choices}


def show(value: str) -> ChoiceTitle:
    """Show its title."""
    return ChoiceTitle(value)


TYPE = FieldType(
    name="choice",
    passes="one of the words that policy lists under `choices`",
    parse=parse,
    schema=schema,
    show=show,
    listed=listed,
    required_keys=("choices",),
)
