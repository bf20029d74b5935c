"""EMG005: an emergency is reported to the ministry within the hours of the clock (I.6)."""

from __future__ import annotations

from plugins.model.finding import Weight
from plugins.rules.emergencies.reported_in_time import reported_in_time
from tests.rules.emergencies.notices import notice, rules_with
from tests.rules.make import NOW, day, shown


def findings(reported, *, noticed="2026-11-12 16:00", checked=None, named=True):
    rules = rules_with("emergency-report", 2, checked, named=named)
    said = {"noticed": noticed} if noticed else {}
    return shown(reported_in_time(notice(**said, reported=reported), rules, NOW))


def test_a_report_within_the_hours_passes():
    assert findings("2026-11-12 18:00") == []


def test_a_report_of_which_nobody_says_when_it_was_noticed_passes():
    assert findings("2026-11-12 18:00", noticed="") == []


def test_a_column_that_does_not_name_the_clock_has_none():
    assert findings("2026-11-13 18:00", named=False) == []


def test_it_informs_and_refuses_nothing():
    assert reported_in_time.weight is Weight.NOTE


def test_a_later_one_is_named_with_the_source_of_the_clock_which_nobody_checked():
    assert findings("2026-11-12 18:01") == [
        "content/epidemics-and-emergencies/2026/a.md:4: EMG005 reported: got '2026-11-12 18:01', expected "
        "a report by 2026-11-12 18:00, within 2 hours (Order 1, article 2; provisional: its source was "
        "not checked)"
    ]


def test_a_clock_whose_source_was_checked_says_when():
    (found,) = findings("2026-11-12 18:01", checked=day("2026-10-09"))
    assert found.endswith("within 2 hours (Order 1, article 2; checked on 2026-10-09)")
