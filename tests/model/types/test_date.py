"""``date``: a day of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.model.shown import Day
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize(("raw", "day"), [("2026-11-23", date(2026, 11, 23)), ("2028-02-29", date(2028, 2, 29))])
def test_a_day_of_the_calendar_passes(raw, day):
    assert read("date", raw) == day
    assert shown("date", raw) == Day(day)


@pytest.mark.parametrize("raw", ["23.11.2026", "2026-02-29", "２０２６-11-23", "2026-11-23T10:00", "20261123", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("date", raw) == "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"
