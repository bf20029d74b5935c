"""``ids``: the ids of documents."""

from __future__ import annotations

from plugins.model.field import FieldType
from plugins.model.shown import Documents
from plugins.model.types.id import parse, schema

TYPE = FieldType(
    name="ids",
    passes="a list of ids; one id alone counts as a list of one",
    parse=parse,
    schema=schema,
    show=Documents,
    is_list=True,
    refers=True,
    optional_keys=("columns",),
)
