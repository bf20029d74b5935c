"""Keys, roles and terms of those who sign, judged at the instant at which the act counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.person import Key, Term
from plugins.model.policy import Policy
from tests.review.acts.judged import fault
from tests.review.office import LONG_AGO, OFFICE, ROLES, key, minutes, policy


def test_everything_else_is_signed_by_one_person():
    assert fault("approve", "chen.yu", "zhao.min", role=OFFICE) == "approve takes one person; it has 2"


def test_a_signature_with_the_key_of_somebody_else_is_none():
    assert fault("approve", "chen.yu", signers=("li.wei",)) == (
        "it is not signed with a key that chen.yu could use at 2026-11-20 09:00 +0800"
    )


def test_somebody_whom_nobody_knows_takes_no_act():
    assert fault("submit", "wu.di") == "wu.di is not in policy/people.yaml"


def test_a_role_that_somebody_does_not_hold_is_not_taken_by_naming_it():
    assert fault("approve", "li.wei", role=OFFICE).startswith("li.wei did not hold the role information-office")


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
