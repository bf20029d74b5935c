"""``date``: a day of the calendar."""

from __future__ import annotations

import datetime

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.shown import Day
from plugins.model.value import parse_day

PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def parse(raw: str, field: Field) -> datetime.date:
    """Read a day; see `parse_day`."""
    return parse_day(raw)


def schema(field: Field, titles: Titles) -> Schema:
    """Say the form; the calendar knows more."""
    return {"type": "string", "format": "date", "pattern": f"^{PATTERN}$"}


TYPE = FieldType(
    name="date",
    passes="a day of the calendar, `2026-11-23`",
    parse=parse,
    schema=schema,
    show=Day,
    is_day=True,
)
