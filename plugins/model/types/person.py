"""``person``: the key of somebody."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.shown import PersonName
from plugins.model.types.department import one_of, parse


def schema(field: Field, titles: Titles) -> Schema:
    """Accept the people of today's policy."""
    return one_of(titles["person"])


TYPE = FieldType(
    name="person",
    passes="a key of `policy/people.yaml`, in lower case",
    parse=parse,
    schema=schema,
    show=PersonName,
)
