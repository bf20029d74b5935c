"""DAT003: a normative document that takes effect before it is issued is looked at twice."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.dates.document_retroactive import document_retroactive
from tests.rules.make import document, shown


def findings(**dates):
    return shown(document_retroactive(document(**dates)))


@pytest.mark.parametrize(
    "dates", [{"announced": "2026-11-23", "effective": "2026-11-23"}, {"effective": "2026-11-23"}, {}]
)
def test_effect_from_the_day_of_issue_on_passes(dates):
    assert findings(**dates) == []


def test_it_refuses_nothing():
    assert document_retroactive.weight is Weight.NOTE


def test_effect_before_issue_is_one_finding():
    assert findings(announced="2026-11-23", effective="2026-10-01") == [
        "content/policy-information/2026/a.md:3: DAT003 effective: got 2026-10-01, "
        "expected 2026-11-23 or later, unless effect from an earlier day is meant"
    ]
