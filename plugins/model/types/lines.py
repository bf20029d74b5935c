"""``lines``: a list of lines."""

from __future__ import annotations

from plugins.model.field import FieldType
from plugins.model.shown import Words
from plugins.model.types.line import parse, schema

TYPE = FieldType(
    name="lines",
    passes="a list of lines; one line alone counts as a list of one",
    parse=parse,
    schema=schema,
    show=Words,
    is_list=True,
)
