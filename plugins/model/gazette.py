"""An issue of the gazette: the fields that say which texts it holds, and which texts a month has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from plugins.model.clock import day_of
from plugins.model.row import Row

COLLECTS, COLLECTED_TEXTS, COLLECTED_UNTIL = "collects", "collected_texts", "collected_until"
"""Fields: the ids of the texts, an id with a digest for each, and the last day of the month."""

MONTH = re.compile(r"(2[0-9]{3})-(0[1-9]|1[0-2])")
DIGITS = 16
"""How many digits of a digest the PDF prints behind each text, and the front matter has."""


def last_day(month: str) -> date:
    """Return the last day of a month such as ``2026-10``.

    Raises:
        ValueError: it is no month; the message says what would pass.
    """
    found = MONTH.fullmatch(month)
    if found is None:
        raise ValueError(f"got {month!r} as the month, expected one such as 2026-10")
    year, number = int(found[1]), int(found[2])
    return date(year, number, calendar.monthrange(year, number)[1])


def month_of(day: date) -> str:
    """Return the month of a day, such as ``2026-10``."""
    return f"{day:%Y-%m}"


def next_month(month: str) -> str:
    """Return the month after one."""
    return month_of(date.fromordinal(last_day(month).toordinal() + 1))


def appeared(row: Row) -> str:
    """Return the month in which a text was first public, in Asia/Shanghai; ``""`` for one of an old site."""
    return "" if row.adopted or not row.since else month_of(day_of(datetime.fromisoformat(row.since)))


def texts_of_month(rows: Iterable[Row], columns: Collection[str], month: str) -> tuple[Row, ...]:
    """Return the texts that were first public in a month, in columns that are collected; the first one first."""
    found = (row for row in rows if row.column in columns and appeared(row) == month)
    return tuple(sorted(found, key=lambda row: (row.since, row.order, row.id)))


def said_digests(lines: Iterable[str]) -> dict[str, str]:
    """Return the digest that each line of ``collected_texts`` gives for an id, ``""`` where it gives none."""
    return {id: digest for id, _, digest in (line.strip().partition(" ") for line in lines)}


def line_of(id: str, digest: str) -> str:
    """Return the line of ``collected_texts`` for a text with the digest ``sha256:…``."""
    return f"{id} {digest.removeprefix('sha256:')[:DIGITS]}"


def is_text(said: str, digest: str) -> bool:
    """Return whether the digits that an issue has are those of a text's digest, ``sha256:…``."""
    return len(said) == DIGITS and digest.removeprefix("sha256:").startswith(said)
