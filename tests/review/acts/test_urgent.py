"""Urgent: two people on duty make a first notice public at once; its review is owed by a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.act import Released
from plugins.model.debt import REVIEW
from plugins.model.person import Term
from plugins.model.policy import Policy
from plugins.model.step import Step
from tests.review.acts.judged import TEXT, fault
from tests.review.office import ID, LAWS, LONG_AGO, OFFICE, Book, act, digest, minutes, seal, with_chain

EMERGENCY = "emergency-office"
BOTH = ("chen.yu", "deng.fei")
BY_NEXT_DAY = {"role": OFFICE, "review": "2026-11-21T09:00:00+08:00"}


def on_duty(*chain: Step, urgent: tuple[str, ...] = ("title",)) -> Policy:
    """Return the policy in which Deng Fei is of the Emergency Office, and laws may be urgent."""
    rules = with_chain(*(chain or (Step(OFFICE),)))
    deng = replace(rules.people["deng.fei"], terms=(Term(EMERGENCY, EMERGENCY, LONG_AGO),))
    column = replace(rules.columns[LAWS], urgent=urgent)
    return replace(rules, people={**rules.people, "deng.fei": deng}, columns={**rules.columns, LAWS: column})


def noticed(**said: str) -> tuple[Book, str]:
    """Return a book in which the text a was made public at once, and the head."""
    book = Book()
    return book, book.add(act("urgent", BOTH, "a", **(BY_NEXT_DAY | said)))


def account(book: Book, rules: Policy | None = None):
    return book.account(rules=rules or on_duty(), texts={"a": TEXT, "b": TEXT})


@pytest.mark.parametrize("people", [BOTH, ("chen.yu", "fang.ning"), ("zhao.min", "chen.yu")])
def test_two_people_on_duty_sign(people):
    assert fault("urgent", *people, rules=on_duty(), **BY_NEXT_DAY) == ""


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("chen.yu",), "urgent takes two people; it has 1"),
        (("chen.yu", "chen.yu"), "chen.yu signs it twice; urgent takes two people"),
        (
            ("chen.yu", "li.wei"),
            "li.wei did not hold the role information-office or emergency-office or spokesperson at "
            "2026-11-20 09:00 +0800",
        ),
    ],
)
def test_others_do_not(people, said):
    assert fault("urgent", *people, rules=on_duty(), **BY_NEXT_DAY) == said


def test_one_of_them_is_of_the_information_office():
    rules = on_duty()
    other = replace(rules.people["xu.jing"], terms=rules.people["deng.fei"].terms)
    rules = replace(rules, people={**rules.people, "xu.jing": other})
    assert fault("urgent", "deng.fei", "xu.jing", rules=rules, **(BY_NEXT_DAY | {"role": EMERGENCY})) == (
        "one of the two who sign an urgent notice is of the Information Office"
    )


def test_somebody_and_their_deputy_are_one_person():
    rules = on_duty()
    deputy = replace(rules.people["deng.fei"], terms=(Term(OFFICE, OFFICE, LONG_AGO, None, "chen.yu"),))
    rules = replace(rules, people={**rules.people, "deng.fei": deputy})
    assert (
        fault("urgent", *BOTH, rules=rules, **BY_NEXT_DAY) == "deng.fei stands in for chen.yu; urgent takes two people"
    )


def test_a_column_without_urgent_notices_has_none():
    assert fault("urgent", *BOTH, rules=on_duty(urgent=()), **BY_NEXT_DAY) == (
        "the column laws-and-regulations has no urgent notices; policy says which fields one must have"
    )


def test_what_was_released_stays_when_its_column_has_no_urgent_notices_any_more():
    book, _ = noticed()
    release = Released(1, digest("release"), minutes(5), ((ID, digest("a")),), ())
    book.seals = [seal(1, acts=book.acts, at=5, release=release)]
    book.seen = {a.id: minutes(5) for a in book.acts}
    assert account(book, on_duty(urgent=()))[0].approved == digest("a")
    book.seals = []
    assert account(book, on_duty(urgent=()))[0].approved == ""


def test_it_approves_at_once_and_owes_its_review():
    dossier, findings = account(noticed()[0])
    assert (dossier.approved, findings) == (digest("a"), ())
    assert [(debt.kind, debt.due) for debt in dossier.debts] == [(REVIEW, minutes(24 * 60))]


@pytest.mark.parametrize("review", ["", "soon", "2026-11-20T09:00:00+08:00", "2026-11-21T09:01:00+08:00"])
def test_the_review_is_owed_within_a_day(review):
    assert [f.got for f in account(noticed(review=review)[0])[1]] == [
        "its review is owed by a time up to 2026-11-21 09:00 +0800, 24 hours later"
    ]


def test_the_review_goes_through_every_step_and_settles_it():
    chain = on_duty(Step("liaison", "department"), Step(OFFICE))
    book, head = noticed()
    head = book.add(act("submit", "li.wei", "a", head, at=10))
    head = book.add(act("approve", "guo.tao", "a", head, at=11, step="liaison"))
    assert len(account(book, chain)[0].debts) == 1
    head = book.add(act("approve", "fang.ning", "a", head, at=12))
    dossier, findings = account(book, chain)
    assert (dossier.debts, dossier.approved, findings) == ((), digest("a"), ())
    assert [a.act for a in dossier.approvals[-1].acts] == ["submit", "approve", "approve"]


def test_whoever_signed_it_as_urgent_does_not_take_the_last_step_of_its_review():
    book, head = noticed()
    head = book.add(act("submit", "li.wei", "a", head, at=10))
    book.add(act("approve", "chen.yu", "a", head, at=11))
    dossier, findings = account(book)
    assert [f.got for f in findings] == ["chen.yu signed it as urgent; somebody else takes the last step of its review"]
    assert len(dossier.debts) == 1


def test_a_text_that_replaces_it_settles_it_and_a_withdrawal_too():
    book, head = noticed()
    head = book.add(act("submit", "li.wei", "b", head, at=10))
    book.add(act("approve", "chen.yu", "b", head, at=11))
    assert account(book)[0].debts == ()
    book, head = noticed()
    book.add(act("withdraw", "chen.yu", "a", head, at=10))
    assert account(book)[0].debts == ()


def test_what_is_approved_already_is_not_urgent():
    book, head = noticed()
    book.add(act("urgent", ("chen.yu", "fang.ning"), "a", head, at=1, **BY_NEXT_DAY))
    assert [f.got for f in account(book)[1]] == ["the text it names is approved already"]
