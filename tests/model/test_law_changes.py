"""What changes in the law in a month, and when the next month begins to be told of."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.law_changes import COMING, OF_MONTH, month_ends, of_month
from plugins.model.row import Row, row_of
from tests.model.test_row import LAW
from tests.review.office import policy

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=MINISTRY_ZONE)


def row(id: str, *days: str, ended_by: tuple[str, ...] = ()) -> Row:
    return row_of(LAW, policy())._replace(id=id, law_days=days, ended_by=ended_by)


def rows(*some: Row) -> dict[str, Row]:
    return {one.id: one for one in some}


def test_a_law_is_announced_takes_effect_and_lapses():
    here, coming = of_month(rows(row("a", "2026-11-03", "2026-11-20", "2026-12-31")), NOW)
    assert [(one.day, one.what) for one in here] == [("2026-11-20", "in-force"), ("2026-11-03", "announced")]
    assert [(one.day, one.what) for one in coming] == [("2026-12-31", "lapsed")]


def test_what_is_repealed_lapses_on_the_day_on_which_the_first_that_repeals_it_takes_effect():
    old = row("old", "2020-01-01", "2020-01-01", "2026-11-30", ended_by=("new", "later", "gone"))
    new = row("new", "2026-10-01", "2026-11-15", "")
    later = row("later", "2026-10-01", "2026-11-20", "")
    here, _ = of_month(rows(old, new, later), NOW)
    assert [one for one in here if one.what == "lapsed"] == [("2026-11-15", "lapsed", "old")]


def test_what_follows_another_text_or_has_no_force_changes_nothing():
    assert of_month(rows(row("a")), NOW) == ((), ())
    assert month_ends(rows(row("a")), NOW) is None


@pytest.mark.parametrize(
    ("at", "turn"),
    [
        ("2026-11-23T15:30+08:00", "2026-12-01T00:00+08:00"),
        ("2026-12-31T23:59+08:00", "2027-01-01T00:00+08:00"),
        ("2026-11-30T16:00+00:00", "2027-01-01T00:00+08:00"),
        ("2028-02-29T00:00+08:00", "2028-03-01T00:00+08:00"),
    ],
)
def test_another_month_is_told_of_from_its_first_midnight_in_shanghai(at, turn):
    known = rows(row("a", "2029-01-01", "", ""))
    assert month_ends(known, datetime.fromisoformat(at)) == datetime.fromisoformat(turn)


def test_after_the_last_change_no_month_turns():
    assert month_ends(rows(row("a", "2026-10-31", "", "")), NOW) is None


day_in_two_years = st.dates(date(2026, 1, 1), date(2027, 12, 31))
days = day_in_two_years.map(str) | st.just("")
laws = st.lists(st.tuples(days, days, days), max_size=20)
instants = st.builds(datetime.combine, day_in_two_years, st.times(), tzinfo=st.just(MINISTRY_ZONE))


@given(laws, instants, instants)
def test_until_the_month_ends_the_answer_is_the_same(known, at, other):
    all_rows = rows(*(row(f"{n:08}", *some) for n, some in enumerate(known)))
    end = month_ends(all_rows, at)
    here, coming = of_month(all_rows, at)
    assert len(here) <= OF_MONTH and len(coming) <= COMING
    if other >= at and (end is None or other < end):
        assert of_month(all_rows, other) == (here, coming)
