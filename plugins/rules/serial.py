"""Document numbers as agency code, year and serial."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.model.row import Row

NUMBER = re.compile(r"(?P<agency>[^〔〕]*)〔(?P<year>(?:19|20)[0-9]{2})〕(?P<serial>[1-9][0-9]*)号")
YEAR = re.compile(r"(?:〔|\b|(?<=公告)|(?<=令))((?:19|20)[0-9]{2})(?=〕|年第|\)|$)")


@dataclass(frozen=True, slots=True, order=True)
class Serial:
    """A document number such as 卫规〔2026〕3号."""

    agency: str
    year: int
    serial: int

    def __str__(self) -> str:
        """Write it as it stands on documents."""
        return f"{self.agency}〔{self.year}〕{self.serial}号"


def serial_of(number: str) -> Serial | None:
    """Parse a document number, None if it has another form (orders, announcements)."""
    found = NUMBER.fullmatch(number.strip())
    return Serial(found["agency"], int(found["year"]), int(found["serial"])) if found else None


def year_of(number: str) -> int | None:
    """Return the year that a number of any form names, None when it names none."""
    found = YEAR.search(number)
    return int(found[1]) if found else None


def numbered(rows: Iterable[Row], column: str) -> dict[tuple[str, int], dict[int, Row]]:
    """Group what is public in a column by agency code and year, then by serial, both ascending."""
    series: dict[tuple[str, int], dict[int, Row]] = {}
    found = []
    for row in rows:
        if row.column == column and row.number and (serial := serial_of(row.number)):
            found.append((serial, row.id, row))
    for serial, _, row in sorted(found, key=lambda entry: entry[:2]):
        series.setdefault((serial.agency, serial.year), {}).setdefault(serial.serial, row)
    return series
