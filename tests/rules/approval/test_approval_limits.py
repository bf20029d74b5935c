"""ONL003: an application that is made online is done as fast as the service guide promises (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.approval.approval_limits import approval_limits
from plugins.rules.library import Library
from tests.rules.make import catalogue, document, policy, publication, shown

GUIDE = "bbbbbbbb"


def findings(promised="15 working days", accepted="2 working days", guide="15 working days", public=False):
    fields = {"accepted_within": accepted, "promised_limit": promised, "service": GUIDE}
    written = document("service-guide", id=GUIDE, promised_limit=guide)
    known = [publication(GUIDE, "service-guide", promised_limit=guide)] if public else []
    library = Library(catalogue(*known), {} if public else {GUIDE: written}, policy())
    return shown(approval_limits(document("online-approval", title="A", **fields), library))


@pytest.mark.parametrize("promised", ["15 working days", "5 working days", "at once", "10个工作日"])
@pytest.mark.parametrize("public", [False, True])
def test_a_limit_within_that_of_the_guide_passes(promised, public):
    assert findings(promised, public=public) == []


def test_acceptance_is_said_on_the_fifth_day_at_the_latest():
    assert findings(accepted="5 working days") == []


def test_a_guide_that_nobody_has_is_the_business_of_another_rule():
    one = document("online-approval", title="A", promised_limit="9 working days", service="zzzzzzzz")
    assert shown(approval_limits(one, Library(catalogue(), {}, policy()))) == []


@pytest.mark.parametrize(
    ("promised", "accepted"),
    [
        pytest.param("16 working days", "2 working days", id="longer than the guide"),
        pytest.param("10 days", "2 working days", id="another kind of days"),
        pytest.param("soon", "2 working days", id="no number"),
        pytest.param("15 working days", "soon", id="no number of the acceptance"),
        pytest.param("15 working days", "6 working days", id="accepted later than the law allows"),
    ],
)
@pytest.mark.parametrize("public", [False, True])
def test_anything_else_is_one_finding(promised, accepted, public):
    assert len(findings(promised, accepted, public=public)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("16 working days") == [
        "content/online-approval/2026/a.md:4: ONL003 promised_limit: got '16 working days', "
        "expected no more than its service guide promises, 15 working days"
    ]
