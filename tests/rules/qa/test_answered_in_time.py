"""QNA003: a simple question is answered within five working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.finding import Weight
from plugins.rules.qa.answered_in_time import answered_in_time, working_days
from tests.rules.make import document, shown


def findings(asked, answered):
    return shown(answered_in_time(document("public-qa", asked=asked, answered=answered)))


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("2026-11-16", "2026-11-23"),  # Monday to Monday
        ("2026-11-20", "2026-11-27"),  # Friday to Friday
        ("2026-11-21", "2026-11-29"),  # Saturday to Sunday of the next week
        ("2026-11-23", "2026-11-23"),
        ("2026-11-23", "2026-11-20"),
    ],
)
def test_five_working_days_pass(asked, answered):
    assert findings(asked, answered) == []


def test_it_refuses_nothing():
    assert answered_in_time.weight is Weight.NOTE


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 400))
def test_working_days_are_those_from_monday_to_friday(asked, days):
    counted = [asked + timedelta(days=n) for n in range(1, days + 1)]
    assert working_days(asked, asked + timedelta(days=days)) == len([d for d in counted if d.isoweekday() <= 5])


def test_the_sixth_working_day_is_one_finding():
    assert findings("2026-11-16", "2026-11-24") == [
        "content/public-qa/2026/a.md:3: QNA003 answered: got 2026-11-24, 6 working days after the question, "
        "expected an answer within 5 working days (provisional: holidays are not counted)"
    ]
