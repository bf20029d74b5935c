"""DAT005: a document expires after it has taken effect."""

import pytest

from plugins.rules.dates.expiry import expiry
from tests.rules.make import document, shown


def findings(**dates):
    return shown(expiry(document(**dates)))


@pytest.mark.parametrize(
    "dates",
    [
        {"announced": "2026-11-23", "effective": "2027-01-01", "expires": "2032-01-01"},
        {"announced": "2026-11-23", "expires": "2026-11-24"},
        {"effective": "2027-01-01"},
    ],
)
def test_a_document_that_was_in_force_for_a_day_passes(dates):
    assert findings(**dates) == []


@pytest.mark.parametrize("expires", ["2027-01-01", "2026-12-31", "2020-01-01"])
def test_one_that_expires_when_it_takes_effect_or_before_is_one_finding(expires):
    assert len(findings(announced="2026-11-23", effective="2027-01-01", expires=expires)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(announced="2026-11-23", expires="2026-11-23") == [
        "content/policy-information/2026/a.md:3: DAT005 expires: got 2026-11-23, "
        "expected a day after announced, later than 2026-11-23"
    ]
