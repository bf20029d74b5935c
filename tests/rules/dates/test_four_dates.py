"""DAT001: the dates of an official document follow each other."""

import pytest

from plugins.rules.dates.four_dates import four_dates
from tests.rules.make import document, shown


def findings(**dates):
    return shown(four_dates(document(**dates)))


@pytest.mark.parametrize(
    "dates",
    [
        {"formed": "2026-11-20", "announced": "2026-11-23"},
        {"formed": "2026-11-23", "announced": "2026-11-23"},
        {"formed": "2026-11-24"},
        {"announced": "2026-11-23"},
        {"formed": "unknown", "announced": "2026-11-23"},
    ],
)
def test_formed_first_or_on_the_same_day_passes(dates):
    assert findings(**dates) == []


def test_announced_before_it_was_formed_is_one_finding():
    assert findings(formed="2026-11-24", announced="2026-11-23") == [
        "content/policy-information/2026/a.md:3: DAT001 announced: got 2026-11-23, "
        "expected the day it was formed or a later one, 2026-11-24 or after"
    ]
