"""DAT002: a law takes effect when it has been announced, not before."""

import pytest

from plugins.rules.dates.law_not_retroactive import law_not_retroactive
from tests.rules.make import document, shown


def findings(**dates):
    return shown(law_not_retroactive(document("laws-and-regulations", **dates)))


@pytest.mark.parametrize(
    "dates",
    [
        {"announced": "2026-11-23", "effective": "2027-01-01"},
        {"announced": "2026-11-23", "effective": "2026-11-23"},
        {"announced": "2026-11-23"},
    ],
)
def test_effect_from_the_day_announced_on_passes(dates):
    assert findings(**dates) == []


def test_effect_before_it_was_announced_is_one_finding():
    assert findings(announced="2026-11-23", effective="2026-11-22") == [
        "content/laws-and-regulations/2026/a.md:3: DAT002 effective: got 2026-11-22, "
        "expected the day it is announced or a later one, 2026-11-23 or after"
    ]
