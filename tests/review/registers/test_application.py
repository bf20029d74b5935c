"""application: received, accepted, decided, each in time, and open to the department's people alone (IV.6)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way

OPENING = {"department": "disease-control", "shown-at": "k7m2-9xqf-t4wa-3h8c"}
ACCEPTED = ("accept", "li.wei", {"decision-by": "2026-12-14"})


@pytest.fixture
def way() -> Way:
    """An application that the department's contact has received on Friday, 20 November 2026."""
    made = Way("application", OPENING)
    made.goes(("receive", "li.wei"))
    return made


def test_it_is_accepted_and_decided(way):
    assert way.due == (
        "accept",
        "content-contact of disease-control or deputy of disease-control or liaison of disease-control",
    )
    way.goes(ACCEPTED, ("decide", "guo.tao", {"outcome": "granted"}))
    assert way.register.closed_by(way.entry) == "decide"


def test_acceptance_is_said_within_five_working_days(way):
    assert way.deadline == parse_instant("2026-11-28T00:00")


def test_the_days_rest_while_something_is_missing_and_begin_anew_with_it(way):
    way.goes(("supplement", "li.wei", {"supply-by": "2026-12-01"}))
    assert way.deadline is None
    way.goes(("supplied", "he.lin"))
    assert way.deadline == parse_instant("2026-11-28T00:00")


def test_it_is_decided_by_the_day_that_was_said_last(way):
    way.goes(ACCEPTED)
    assert way.deadline == parse_instant("2026-12-15T00:00")
    way.goes(("extend", "guo.tao", {"moved-to": "2026-12-28"}))
    assert way.deadline == parse_instant("2026-12-29T00:00")


def test_what_is_supplied_after_acceptance_moves_the_decision(way):
    way.goes(ACCEPTED, ("supplement", "li.wei", {"supply-by": "2026-12-01"}))
    assert way.take("supplied", "li.wei") == "supplied needs moved-to: a day such as 2026-12-14"
    way.goes(("supplied", "li.wei", {"moved-to": "2026-12-18"}))
    assert way.deadline == parse_instant("2026-12-19T00:00")


@pytest.mark.parametrize(
    ("step", "facts", "why"),
    [
        ("supplied", {}, "nothing was asked for; the step supplement asks"),
        ("supplied", {"moved-to": "2026-12-18"}, "supplied does not ask for moved-to"),
        ("extend", {"moved-to": "2026-12-18"}, "extend does not ask for moved-to"),
        ("extend", {}, "it is not accepted yet; the step accept says by when it is decided"),
        ("decide", {"outcome": "granted"}, "the step due is accept, not decide"),
        ("accept", {"decision-by": "soon"}, "decision-by is 'soon'; it is a day such as 2026-12-14"),
    ],
)
def test_a_step_that_does_not_follow_is_refused(way, step, facts, why):
    assert way.take(step, "li.wei", **{name.replace("-", "_"): value for name, value in facts.items()}) == why


def test_what_was_accepted_is_decided_and_not_sent_back_unaccepted(way):
    way.goes(ACCEPTED)
    assert way.take("reject", "li.wei") == "it was accepted; the step decide ends it"


def test_what_is_not_accepted_or_withdrawn_has_ended(way):
    way.goes(("withdraw", "li.wei"))
    assert way.take("accept", "li.wei", decision_by="2026-12-14") == "the entry is closed by withdraw"


def test_nobody_else_takes_a_step(way):
    assert way.take("accept", "chen.yu", decision_by="2026-12-14").startswith(
        "the step accept is for the content-contact"
    )


@pytest.mark.parametrize("address", ["K7M2-9XQF-T4WA-3H8C", "k7m29xqft4wa3h8c", "k7m2-9xqf-t4wa-3h8u"])
def test_an_address_has_one_form(address):
    other = Way("application", {**OPENING, "shown-at": address})
    assert other.take("receive", "li.wei").startswith(f"shown-at is '{address}'")
