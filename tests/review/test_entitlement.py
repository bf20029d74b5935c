"""Who may take which act, judged at the instant at which it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.person import Key, Term
from plugins.model.policy import Policy
from plugins.review.entitlement import fault_of_signers
from plugins.review.ledger import SignedAct
from tests.review.office import LONG_AGO, OFFICE, ROLES, act, key, minutes, policy

CITES = "https://www.example.org/release.html"
EVERYBODY = ("li.wei", "he.lin", "guo.tao", "sun.hao", "chen.yu", "fang.ning", "zhao.min", "site-machine")
OFFICE_PEOPLE = {"chen.yu", "fang.ning", "zhao.min"}
MAY = {
    "submit": set(EVERYBODY) - {"site-machine"},
    "hold": set(EVERYBODY) - {"site-machine"},
    "approve": OFFICE_PEOPLE,
    "return": OFFICE_PEOPLE,
    "lift": OFFICE_PEOPLE,
    "go": OFFICE_PEOPLE,
    "withdraw": OFFICE_PEOPLE,
}


def fault(
    kind: str,
    *by: str,
    role: str = "",
    step: str = "",
    signers: tuple[str, ...] = (),
    rules: Policy | None = None,
    at: int = 0,
) -> str:
    """Return why an act does not count, with the keys of those who signed it."""
    made = act(kind, by, role=role, step=step, cites=CITES if kind == "go" else "")
    return fault_of_signers(
        SignedAct(made, tuple(key(who)[1] for who in signers or by)), rules or policy(), minutes(at)
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("kind", MAY)
def test_each_role_takes_its_own_acts_and_no_others(kind, who):
    assert (fault(kind, who) == "") == (who in MAY[kind])


def test_two_people_adopt_one_of_whom_is_the_head():
    assert fault("adopt", "chen.yu", "zhao.min") == "" == fault("adopt", "zhao.min", "chen.yu", role=OFFICE)
    assert fault("adopt", "chen.yu", "fang.ning") == "one of the two who adopt is the head of the Information Office"
    assert fault("adopt", "zhao.min") == "adopt takes two people; it has 1"
    assert fault("adopt", "chen.yu", "zhao.min", "fang.ning", role=OFFICE) == "adopt takes two people; it has 3"
    assert fault("adopt", "zhao.min", "li.wei", role=OFFICE).startswith("li.wei did not hold the role")


def test_everything_else_is_signed_by_one_person():
    assert fault("approve", "chen.yu", "zhao.min", role=OFFICE) == "approve is signed by one person; it has 2"


def test_a_signature_with_the_key_of_somebody_else_is_none():
    assert fault("approve", "chen.yu", signers=("li.wei",)) == (
        "it is not signed with a key that chen.yu could use at 2026-11-20 09:00 +0800"
    )


def test_somebody_whom_nobody_knows_takes_no_act():
    assert fault("submit", "wu.di") == "wu.di is not in policy/people.yaml"


def test_a_role_that_somebody_does_not_hold_is_not_taken_by_naming_it():
    assert fault("approve", "li.wei", role=OFFICE).startswith("li.wei did not hold the role information-office")
    assert fault("return", "li.wei") == "return is for the Information Office; li.wei acted as content-contact"
    assert fault("approve", "li.wei", step=OFFICE) == (
        "the step information-office is taken by somebody with that role; li.wei acted as content-contact"
    )


def with_terms(who: str, *terms: Term, keys: tuple[Key, ...] = ()) -> Policy:
    """Return the policy with other terms, or other keys, for one person."""
    person = replace(policy().people[who], terms=terms) if terms else policy().people[who]
    return replace(policy(), people={**policy().people, who: replace(person, keys=keys or person.keys)})


@pytest.mark.parametrize(("at", "counts"), [(-1, False), (0, True), (59, True), (60, False)])
def test_a_term_counts_from_its_beginning_until_just_before_its_end(at, counts):
    rules = with_terms("chen.yu", Term(OFFICE, OFFICE, minutes(0), minutes(60)))

    assert (fault("approve", "chen.yu", rules=rules, at=at) == "") is counts


@pytest.mark.parametrize(("at", "counts"), [(-1, False), (0, True), (59, True), (60, False)])
def test_a_key_signs_from_its_beginning_until_just_before_it_is_revoked(at, counts):
    rules = with_terms("chen.yu", keys=(Key(key("chen.yu")[1], minutes(0), minutes(60)),))

    assert (fault("approve", "chen.yu", rules=rules, at=at) == "") is counts


def test_a_second_key_of_the_same_person_signs_too():
    rules = with_terms(
        "chen.yu", keys=(Key(key("lost")[1], LONG_AGO, minutes(-9)), Key(key("chen.yu")[1], minutes(-9)))
    )

    assert fault("approve", "chen.yu", rules=rules) == ""
    assert fault("approve", "chen.yu", rules=rules, signers=("lost",)) != ""


def test_the_head_of_the_office_holds_the_rights_of_a_reviewer():
    assert ROLES["zhao.min"] != OFFICE
    assert fault("approve", "zhao.min", step=OFFICE) == "" == fault("approve", "zhao.min", role=OFFICE)
