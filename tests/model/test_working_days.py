"""Deadlines in working days: Monday to Friday, until the end of the last one."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from plugins.model.working_days import after_working_days


@pytest.mark.parametrize(
    ("begun", "days", "end"),
    [
        ("2026-11-23T08:00", 5, "2026-12-01T00:00"),
        ("2026-11-20T23:59", 1, "2026-11-24T00:00"),
        ("2026-11-21T12:00", 1, "2026-11-24T00:00"),
        ("2026-11-22T16:30:00Z", 1, "2026-11-25T00:00"),
        ("2026-11-23T08:00", 0, "2026-11-24T00:00"),
    ],
)
def test_the_first_day_and_weekends_do_not_count(begun, days, end):
    assert after_working_days(parse_instant(begun), days) == parse_instant(end)
