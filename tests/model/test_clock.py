"""The one clock: what it answers, and when its answers would differ."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.clock import Clock, day_ends, day_of, day_starts

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=8)))
ZONES = st.sampled_from([UTC, ZoneInfo("America/New_York"), ZoneInfo("Asia/Shanghai")])
INSTANTS = st.builds(datetime.fromtimestamp, st.integers(-(10**9), 4 * 10**9), ZONES)


def test_an_instant_is_reached_when_it_is_now_or_past():
    clock = Clock(NOON)

    assert clock.reached(NOON) and clock.reached(NOON - timedelta(seconds=1))
    assert not clock.reached(NOON + timedelta(microseconds=1))


def test_the_next_instant_is_the_least_that_is_to_come():
    clock = Clock(NOON)
    assert clock.next is None
    for hours in (5, 3, -2, 9):
        clock.reached(NOON + timedelta(hours=hours))

    assert clock.next == NOON + timedelta(hours=3)


def test_today_is_the_day_of_the_ministry_and_its_end_is_to_come():
    clock = Clock(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))

    assert clock.today == date(2026, 11, 24)
    assert clock.next == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="an instant needs a zone: 2026-11-23T12:00:00"):
        Clock(NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-23T15:59:59+00:00", "2026-11-23"),
        ("2026-11-23T16:00:00+00:00", "2026-11-24"),
        ("2026-11-23T23:59:00+08:00", "2026-11-23"),
        ("2026-11-24T00:01:00+08:00", "2026-11-24"),
        ("1988-07-01T15:30:00+00:00", "1988-07-02"),  # summer time: nine hours ahead of UTC
    ],
)
def test_a_day_is_that_of_shanghai(instant, day):
    assert day_of(datetime.fromisoformat(instant)) == date.fromisoformat(day)


@settings(deadline=None)
@given(INSTANTS)
def test_every_instant_lies_in_its_day(instant):
    day = day_of(instant)

    assert day_starts(day) <= instant < day_ends(day)


@settings(deadline=None)
@given(INSTANTS, st.lists(INSTANTS))
def test_no_answer_differs_before_the_next_instant(at, asked):
    clock = Clock(at)
    answers = [clock.reached(instant) for instant in asked]

    if clock.next is None:
        assert all(answers)
    else:
        assert at < clock.next
        before, then = Clock(clock.next - timedelta(microseconds=1)), Clock(clock.next)
        assert [before.reached(i) for i in asked] == answers != [then.reached(i) for i in asked]
