"""``publish``: when a document may be public."""

from __future__ import annotations

from plugins.model.clock import day_starts
from plugins.model.document import Publish
from plugins.model.field import Field, FieldType, Schema, Titles
from plugins.model.ids import ID
from plugins.model.shown import Words
from plugins.model.types.date import PATTERN as DAY
from plugins.model.types.id import PATTERN as ID_PATTERN
from plugins.model.value import parse_day, parse_instant

INSTANT = rf"{DAY}[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?"


def parse(raw: str, field: Field) -> Publish:
    """Read ``on-approval``, ``on-go``, ``with <id>``, a day or a day and time.

    A day is its 00:00 in Asia/Shanghai, and so is a time where no zone stands.

    Raises:
        ValueError: it is none of these; the message says what would pass.
    """
    if raw in ("on-approval", "on-go"):
        return Publish(raw)
    if raw.startswith("with ") and ID.fullmatch(raw[5:]):
        return Publish("with", id=raw[5:])
    try:
        return Publish("time", at=parse_instant(raw) if ":" in raw else day_starts(parse_day(raw)))
    except ValueError:
        raise ValueError(
            "a time such as 2026-11-23T10:00, a day, on-approval, on-go, or with and an id, such as with k7m29xqf"
        ) from None


def schema(field: Field, titles: Titles) -> Schema:
    """Say the forms; the calendar knows more."""
    return {"type": "string", "pattern": f"^(?:on-approval|on-go|with {ID_PATTERN}|{DAY}|{INSTANT})$"}


def show(value: Publish) -> Words:
    """Show it as it may be typed."""
    return Words((str(value),))


TYPE = FieldType(
    name="publish",
    passes="`2026-11-23T10:00` (Asia/Shanghai unless a zone stands behind it), a day (its 00:00), "
    "`on-approval`, `on-go`, `with k7m29xqf`",
    parse=parse,
    schema=schema,
    show=show,
)
