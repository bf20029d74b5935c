"""Withdraw: the office takes off the site what was approved, until it is approved again."""

from __future__ import annotations

from tests.review.acts.judged import OFFICE_PEOPLE, may
from tests.review.office import Book, act


def test_the_office_withdraws():
    assert may("withdraw") == OFFICE_PEOPLE


def test_what_is_approved_is_withdrawn_until_the_next_approval():
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    head = book.add(act("withdraw", "chen.yu", "a", head, at=2))
    assert book.account()[0].withdrawn == book.acts[2]

    book.add(act("approve", "chen.yu", "b", book.add(act("submit", "li.wei", "b", head, at=3)), at=4))
    assert book.account()[0].withdrawn is None


def test_what_was_never_approved_is_not_withdrawn():
    book = Book()
    book.add(act("withdraw", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))

    dossier, findings = book.account()

    assert (dossier.withdrawn, [f.got for f in findings]) == (None, ["nothing of it is approved"])
