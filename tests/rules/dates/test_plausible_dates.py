"""DAT004: no date lies where it can only be a slip."""

import pytest

from plugins.rules.dates.plausible_dates import plausible_dates
from tests.corpus import corpus
from tests.rules.make import NOW, document, policy, shown, time


def findings(at=NOW, **dates):
    return shown(plausible_dates(document(**dates), policy(), at))


@pytest.mark.parametrize(
    "dates",
    [
        {"announced": "1949-10-01"},
        {"announced": "2031-12-31"},
        {"formed": "2026-11-23"},
        {"effective": "2027-01-01"},
        {"expires": "2076-12-31"},
    ],
)
def test_a_day_that_can_be_meant_passes(dates):
    assert findings(**dates) == []


def test_today_is_that_of_the_ministry():
    assert findings(time("2026-11-24T00:01"), formed="2026-11-24") == []


def test_every_real_day_passes():
    assert [r["announced"] for r in corpus("laws.jsonl.xz") if findings(announced=r["announced"])] == []


@pytest.mark.parametrize(
    "dates",
    [
        {"announced": "1949-09-30"},
        {"announced": "0026-11-23"},
        {"announced": "2062-11-23"},
        {"formed": "2026-11-24"},
        {"expires": "2077-01-01"},
    ],
)
def test_any_other_day_is_one_finding(dates):
    assert len(findings(**dates)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(announced="2206-11-23") == [
        "content/policy-information/2026/a.md:2: DAT004 announced: got 2206-11-23, "
        "expected a day from 1949-10-01 to 2031-12-31, such as 2026-11-23"
    ]


@pytest.mark.parametrize(
    ("dated", "publish", "count"),
    [
        ("2026-11-23", "on-approval", 0),
        ("2026-11-30", "on-approval", 0),
        ("2026-12-29", "2026-12-29", 0),
        ("2026-12-29", "on-go", 0),
        ("2026-12-29", "on-approval", 1),
        ("2026-12-29", "2026-11-29T10:00", 1),
    ],
)
def test_what_a_text_tells_is_done_by_the_week_in_which_it_becomes_public(dated, publish, count):
    made = document("work-updates", dated=dated, publish=publish)
    assert len(list(plausible_dates(made, policy(), NOW))) == count
