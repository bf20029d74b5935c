"""CLA003: a claim was there before it was answered."""

import pytest

from plugins.rules.claims.claim_before_answer import claim_before_answer
from tests.rules.make import document, shown


def findings(**raw):
    return shown(claim_before_answer(document("clarifications", **raw)))


@pytest.mark.parametrize("seen", ["2026-11-10", "2025-01-03"])
def test_the_day_of_the_answer_and_an_earlier_one_pass(seen):
    assert findings(appeared_on=seen, dated="2026-11-10") == []


def test_a_claim_without_a_day_passes():
    assert findings(dated="2026-11-10") == []


def test_a_claim_after_its_answer_is_one_finding():
    assert findings(appeared_on="2026-11-11", dated="2026-11-10") == [
        "content/clarifications/2026/a.md:2: CLA003 appeared_on: got 2026-11-11, "
        "expected 2026-11-10 or earlier, the day of the answer"
    ]
