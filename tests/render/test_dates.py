"""Days and instants in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plugins.render.dates import long_day, long_instant, machine_instant, minute, short_day

DAY = date(2026, 11, 3)
MIDNIGHT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (long_day(DAY, "en"), "3 November 2026"),
        (long_day(DAY, "zh-Hans"), "2026年11月3日"),
        (short_day(DAY, "en"), "3 Nov 2026"),
        (short_day(DAY, "zh-Hans"), "2026-11-03"),
        (long_instant(MIDNIGHT, "en"), "23 November 2026, 00:00"),
        (long_instant(MIDNIGHT, "zh-Hans"), "2026年11月23日 00:00"),
        (minute(MIDNIGHT), "00:00"),
        (machine_instant(MIDNIGHT), "2026-11-23T00:00:00+08:00"),
    ],
)
def test_times_are_those_of_shanghai(written, expected):
    assert written == expected
