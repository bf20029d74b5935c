"""EMG004: an emergency is noticed before it is reported, and reported before its notice is dated (I.6)."""

from __future__ import annotations

import pytest

from plugins.rules.emergencies.report_after_notice import report_after_notice
from tests.rules.emergencies.notices import notice
from tests.rules.make import shown


def findings(**said):
    return shown(report_after_notice(notice(**{"dated": "2026-11-12", **said})))


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"noticed": "2026-11-12 16:00"},
        {"reported": "2026-11-12 17:10"},
        {"noticed": "2026-11-12 17:10", "reported": "2026-11-12 17:10"},
        {"noticed": "2026-11-12T09:30Z", "reported": "2026-11-12 17:40"},
        {"noticed": "2026-11-11 16:00", "reported": "2026-11-12 23:59"},
    ],
)
def test_the_order_of_things_passes(said):
    assert findings(**said) == []


@pytest.mark.parametrize(
    "said",
    [
        {"noticed": "2026-11-12 17:11", "reported": "2026-11-12 17:10"},
        {"reported": "2026-11-13 00:00"},
    ],
)
def test_any_other_order_is_one_finding(said):
    assert len(findings(**said)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(noticed="2026-11-12 18:00", reported="2026-11-12 17:10") == [
        "content/epidemics-and-emergencies/2026/a.md:5: EMG004 reported: got '2026-11-12 17:10', "
        "expected the time of the report to the ministry, at 2026-11-12 18:00 or later"
    ]
