"""SAM006: a document is announced soon after it was formed."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.sameday.forward_dated import forward_dated
from tests.rules.make import document, shown


def findings(**dates):
    return shown(forward_dated(document(**dates)))


@pytest.mark.parametrize(
    "dates",
    [
        {"formed": "2026-05-27", "announced": "2026-11-23"},
        {"formed": "2026-11-23", "announced": "2026-11-23"},
        {"announced": "2026-11-23"},
    ],
)
def test_up_to_180_days_pass(dates):
    assert findings(**dates) == []


def test_it_refuses_nothing():
    assert forward_dated.weight is Weight.NOTE


def test_a_day_more_is_one_finding():
    assert findings(formed="2026-05-26", announced="2026-11-23") == [
        "content/policy-information/2026/a.md:3: SAM006 announced: got 2026-11-23, 181 days after it was formed, "
        "expected a day soon after 2026-05-26, at most 180 days, or the right date formed"
    ]
