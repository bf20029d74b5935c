"""``instant``: a day and time in Asia/Shanghai."""

from __future__ import annotations

from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.shown import Minute
from plugins.model.types.date import PATTERN as DAY
from plugins.model.value import parse_minute


def parse(raw: str, field: Field) -> str:
    """Take a day and time in the one form in which it is typed, approved and read.

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    parse_minute(raw)
    return raw


def schema(field: Field, titles: Titles) -> Schema:
    """Say the form; the calendar knows more."""
    return {"type": "string", "pattern": f"^{DAY} [0-9]{{2}}:[0-9]{{2}}$"}


TYPE = FieldType(
    name="instant",
    passes="a day and time in Asia/Shanghai, `2026-11-23 10:00`",
    parse=parse,
    schema=schema,
    show=Minute,
)
