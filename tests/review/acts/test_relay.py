"""Relay: a liaison signs that a leader or an office approved on paper; it counts as their step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.clock import day_starts
from plugins.model.debt import CONFIRMATION
from plugins.model.person import Person, Term
from plugins.model.policy import Policy
from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.model.value import parse_day
from tests.review.acts.judged import TEXT, THREE_STEPS, fault, may
from tests.review.office import LONG_AGO, OFFICE, Book, act, digest, policy, with_chain

SCAN = digest("the scan")
SLIP = {"leader": "sun.hao", "means": "slip", "scan": SCAN}
CALL = {"leader": "sun.hao", "means": "telephone", "confirm": "2026-11-23"}
TWO_STEPS = (Step("ministry-leader", "leader"), Step(OFFICE))


def relayed(*steps: tuple[str, str, dict[str, str]], by: str = "li.wei") -> Book:
    """Return a book in which ``by`` submits the text a, and acts with their own keys follow one on the other."""
    book = Book()
    head = book.add(act("submit", by))
    for number, (kind, who, said) in enumerate(steps, 1):
        step = OFFICE if kind == "approve" else "ministry-leader"
        head = book.add(act(kind, who, "a", head, at=number, step=step, **said))
    return book


def got(book: Book) -> list[str]:
    """Return why acts do not count, where the leader whom the text names comes before the office."""
    return [finding.got for finding in account(book)[1]]


def account(book: Book, rules: Policy | None = None):
    return book.account(rules=rules or with_chain(*TWO_STEPS), texts={"a": TEXT})


def judged(who: str, text: Subject = TEXT, step: str = "ministry-leader", rules: Policy | None = None, **said: str):
    return fault("relay", who, step=step, chain=THREE_STEPS, taken=1, text=text, rules=rules, **(SLIP | said))


def test_the_liaison_of_the_text_relays():
    assert may("relay", step="ministry-leader", **SLIP) == {"guo.tao"}
    assert judged("guo.tao") == ""


def test_the_liaison_of_the_leaders_department_relays_and_no_other():
    secretary = Person("wu.di", {}, (Term("liaison", "general-office", LONG_AGO),), policy().people["guo.tao"].keys)
    there = replace(policy(), people={**policy().people, "guo.tao": replace(secretary, key="guo.tao")})
    nowhere = replace(secretary, key="guo.tao", terms=(Term("liaison", "medical-administration", LONG_AGO),))
    assert judged("guo.tao", rules=there) == ""
    assert judged("guo.tao", rules=replace(there, people={**there.people, "guo.tao": nowhere})) == (
        "relay is for a liaison of the document's department or of sun.hao's; guo.tao is none of them now"
    )


def test_it_is_for_the_leader_whom_the_text_names():
    text = replace(TEXT, leader="somebody.else")
    assert judged("guo.tao", text) == (
        "the step ministry-leader is taken by the ministry-leader somebody.else; sun.hao is not that"
    )


def test_who_approved_stands_in_policy_and_is_somebody_else():
    assert judged("guo.tao", leader="nobody") == (
        "nobody is not in policy/people.yaml; a relay names the leader or office that approved"
    )
    assert judged("guo.tao", leader="guo.tao") == (
        "guo.tao signs for themself with approve; a relay is for somebody else"
    )


def test_a_step_of_people_who_have_keys_is_not_relayed():
    assert fault("relay", "guo.tao", step=OFFICE, **(SLIP | {"leader": "chen.yu"})) == (
        "the step information-office is signed with a key; "
        "relayed are those of department-head, ministry-leader, central-office"
    )


def test_it_takes_the_leaders_step_and_the_text_is_public_after_the_last():
    book = relayed(("relay", "guo.tao", SLIP), ("approve", "chen.yu", {}))
    dossier, findings = account(book)
    assert (dossier.approved, [a.act for a in dossier.approvals[0].acts], dossier.debts, findings) == (
        digest("a"),
        ["submit", "relay", "approve"],
        (),
        (),
    )


def test_the_last_step_is_relayed_as_well():
    book = relayed(("relay", "guo.tao", SLIP))
    assert account(book, with_chain(Step("ministry-leader", "leader")))[0].approved == digest("a")


def test_a_liaison_who_submitted_does_not_relay_and_one_who_relayed_takes_no_step():
    chain = with_chain(Step("liaison"), *TWO_STEPS)
    book = Book()
    head = book.add(act("submit", "li.wei"))
    head = book.add(act("approve", "guo.tao", "a", head, at=1, step="liaison"))
    book.add(act("relay", "guo.tao", "a", head, at=2, step="ministry-leader", **SLIP))
    assert [f.got for f in account(book, chain)[1]] == [
        "guo.tao took the step liaison; each step is taken by somebody else"
    ]


def test_a_leader_whose_approval_was_relayed_takes_no_other_step():
    chain = with_chain(Step("ministry-leader"), Step("ministry-leader"))
    book = relayed(("relay", "guo.tao", SLIP))
    book.add(act("approve", "sun.hao", "a", book.acts[1].id, at=2, step="ministry-leader"))
    assert [f.got for f in account(book, chain)[1]] == [
        "sun.hao took the step ministry-leader; each step is taken by somebody else"
    ]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"means": "messenger"}, "means is 'messenger'; it is one of slip, letter, telephone"),
        ({"scan": ""}, "a slip is named by the digest of its scan, sha256: and 64 digits"),
        ({"means": "letter", "scan": "12"}, "a letter is named by the digest of its scan, sha256: and 64 digits"),
        ({"confirm": "2026-11-23"}, "a slip confirms itself; only a telephone call owes a confirmation"),
        ({"means": "telephone"}, "a telephone call has no scan"),
        (
            CALL | {"scan": "", "confirm": ""},
            "a telephone call is confirmed on paper by a day from 2026-11-20 to 2026-11-27; got none",
        ),
        (
            CALL | {"scan": "", "confirm": "2026-11-28"},
            "a telephone call is confirmed on paper by a day from 2026-11-20 to 2026-11-27; got 2026-11-28",
        ),
        (
            CALL | {"scan": "", "confirm": "2026-11-19"},
            "a telephone call is confirmed on paper by a day from 2026-11-20 to 2026-11-27; got 2026-11-19",
        ),
        (
            CALL | {"scan": "", "confirm": "Monday"},
            "a telephone call is confirmed on paper by a day from 2026-11-20 to 2026-11-27; got Monday",
        ),
    ],
)
def test_a_relay_names_the_paper_or_the_day_on_which_it_comes(said, wrong):
    assert got(relayed(("relay", "guo.tao", SLIP | said))) == [wrong]


def test_an_approval_by_telephone_counts_and_owes_its_paper():
    dossier, findings = account(relayed(("relay", "guo.tao", CALL), ("approve", "chen.yu", {})))
    assert (dossier.approved, findings) == (digest("a"), ())
    assert [(d.kind, d.whose, d.due) for d in dossier.debts] == [
        (CONFIRMATION, "sun.hao", day_starts(parse_day("2026-11-24")))
    ]


@pytest.mark.parametrize("steps", [1, 2])
def test_a_slip_confirms_it_before_and_after_the_text_is_approved(steps):
    acts = [("relay", "guo.tao", CALL), ("approve", "chen.yu", {})][:steps]
    dossier, findings = account(relayed(*acts, ("relay", "guo.tao", SLIP)))
    assert (dossier.debts, findings) == ((), ())
    assert bool(dossier.approved) == (steps == 2)


def test_another_call_confirms_nothing_and_another_leader_neither():
    stranger = SLIP | {"leader": "x.y"}
    book = relayed(("relay", "guo.tao", CALL), ("relay", "guo.tao", CALL), ("relay", "guo.tao", stranger))
    assert got(book) == [
        "sun.hao said so by telephone already; a slip or letter confirms it",
        "x.y is not in policy/people.yaml; a relay names the leader or office that approved",
    ]
    assert len(account(book)[0].debts) == 1


def test_a_text_that_was_returned_owes_nothing():
    book = relayed(("relay", "guo.tao", CALL))
    book.add(act("return", "chen.yu", "a", book.acts[1].id, at=2))
    assert account(book)[0].debts == ()


def test_what_is_not_submitted_is_not_relayed():
    book = Book()
    book.add(act("relay", "guo.tao", "b", book.add(act("submit", "li.wei")), at=1, step="ministry-leader", **SLIP))
    assert got(book) == ["the text it names is not the one that is submitted"]
    book.add(act("relay", "guo.tao", None, book.acts[0].id, at=2, step="ministry-leader", **SLIP))
    assert got(book)[1:] == ["it names no digest"]


def test_a_confirmation_on_one_branch_is_known_on_the_joined_ones():
    book = relayed(("relay", "guo.tao", CALL))
    call = book.acts[1].id
    paper = book.add(act("relay", "guo.tao", "a", call, at=2, step="ministry-leader", **SLIP))
    last = book.add(act("approve", "chen.yu", "a", call, at=3))
    assert account(book)[0].debts == ()
    assert account(book)[0].heads == tuple(sorted((paper, last)))
