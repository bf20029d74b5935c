"""Days and instants: read strictly, refused with what would pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.value import parse_day, parse_instant

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=MINISTRY_ZONE)


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        ("2026-11-23T09:00", NINE),
        ("2026-11-23T09:00:00", NINE),
        ("2026-11-23T01:00Z", NINE),
        ("2026-11-23T09:00+08:00", NINE),
        ("2026-11-22T20:00:00-05:00", NINE),
    ],
)
def test_an_instant_without_a_zone_is_that_of_the_ministry(raw, instant):
    assert parse_instant(raw) == instant
    assert parse_instant(raw).tzinfo is not None


@pytest.mark.parametrize(
    "raw", ["2026-11-23", "2026-11-23  09:00", "2026-11-23T9:00", "2026-11-23T25:00", "2026-13-01T00:00", "now", ""]
)
def test_other_instants_are_refused(raw):
    with pytest.raises(ValueError, match="a day and time such as 2026-11-23T10:00"):
        parse_instant(raw)


@given(st.dates())
def test_every_day_comes_back(day):
    assert parse_day(day.isoformat()) == day


@given(st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30)), st.integers(-14, 14))  # noqa: DTZ001
def test_every_instant_comes_back(moment, hours):
    instant = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert parse_instant(instant.isoformat()).astimezone(UTC) == instant.astimezone(UTC)


def test_an_instant_that_was_printed_is_taken():
    assert parse_instant("2026-11-29 17:00") == parse_instant("2026-11-29T17:00")
