"""Somebody stands in for somebody else while they are away: a term of the role deputy that names for whom."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from plugins.policy.load import load_policy

CHEN = "    - {role: information-office, department: information-office, since: 2025-01-01}\n"
AWAY = "since: 2026-10-01, until: 2026-10-08"


def standing_in(faults, *, whom="chen.yu", department="information-office", role="deputy", days=AWAY):
    """Let Li Wei stand in for somebody; return the faults of the policy."""
    term = f"    - {{role: {role}, department: {department}, for: {whom}, {days}}}\n"
    return faults("people.yaml", ("  terms:\n", f"  terms:\n{term}"))


@pytest.mark.parametrize(
    ("at", "holds"),
    [("2026-09-30T23:59", False), ("2026-10-01T00:00", True), ("2026-10-07T23:59", True), ("2026-10-08T00:00", False)],
)
def test_the_roles_of_somebody_are_held_for_them_while_they_are_away(at, holds, root, faults):
    assert standing_in(faults) == []
    li_wei, moment = load_policy(root).people["li.wei"], parse_instant(at)
    assert li_wei.holds("information-office", moment, "information-office") is holds
    assert li_wei.principals("information-office", moment) == (frozenset({"chen.yu"}) if holds else frozenset())


def test_standing_in_for_the_office_makes_nobody_a_contact_of_it(root, faults):
    standing_in(faults)
    li_wei, moment = load_policy(root).people["li.wei"], parse_instant("2026-10-02T09:00")
    assert not li_wei.holds("deputy", moment)
    assert li_wei.holds("content-contact", moment, "disease-control")
    assert li_wei.principals("content-contact", moment) == frozenset()


def test_the_role_ends_with_the_term_of_the_one_who_is_away(root, faults):
    standing_in(
        faults, whom="cao.min", department="international-cooperation", days="since: 2026-09-01, until: 2027-01-01"
    )
    li_wei = load_policy(root).people["li.wei"]
    held = [
        li_wei.holds("content-contact", parse_instant(f"2026-{day}T09:00"), "international-cooperation")
        for day in ("08-31", "09-30", "10-01")
    ]
    assert held == [False, True, False]


def test_a_leader_has_no_deputy(faults):
    assert standing_in(faults, whom="sun.hao", department="general-office") == [
        "people.yaml:6: li.wei.terms: for: sun.hao holds no role in general-office at that time for which somebody can "
        "stand in, expected a person with a term of their own, such as for: chen.yu"
    ]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (
            {"whom": "nobody.here"},
            "for: there is nobody of that name, expected a person with a term of their own, such",
        ),
        ({"whom": "li.wei"}, "for: nobody stands in for themself"),
        ({"role": "liaison"}, "for: got for with the role liaison, expected it with the role deputy"),
        ({"department": "disease-control"}, "for: chen.yu holds no role in disease-control at that time for which"),
        ({"days": "since: 2026-10-01"}, "got for without until, expected the day on which the leave ends, such as"),
    ],
)
def test_what_cannot_be_is_named(said, fault, faults):
    assert any(fault in line for line in standing_in(faults, **said))


def test_nobody_stands_in_for_somebody_who_stands_in(faults):
    chain = "    - {role: deputy, department: information-office, for: chen.yu, since: 2026-10-01, until: 2026-10-08}\n"
    found = faults(
        "people.yaml",
        ("li.wei:\n", "li.wei:\n  # away\n"),
        ("  terms:\n", f"  terms:\n{chain.replace('chen.yu', 'he.lin')}"),
    )
    assert any("he.lin holds no role in information-office at that time" in line for line in found)
