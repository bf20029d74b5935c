"""Waive: somebody of the office without a hand in a text lets one rule's findings on it pass, for that text alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.review.acts.judged import OFFICE_PEOPLE, TEXT, fault, may
from tests.review.office import Book, act, digest

SCAN = {"rule": "SEC006", "pages": "12"}


def got(book: Book) -> list[str]:
    """Return why acts of the book do not count."""
    return [finding.got for finding in book.account()[1]]


def waived(*by: str, text: str = "a") -> Book:
    """Return a book in which the text a is submitted by Li Wei, and each of ``by`` waives for ``text``."""
    book = Book()
    head = book.add(act("submit", "li.wei"))
    for number, who in enumerate(by):
        head = book.add(act("waive", who, text, head, at=1 + number, **SCAN))
    return book


def test_the_office_waives():
    assert may("waive", rule="COL012") == OFFICE_PEOPLE


def test_whoever_wrote_the_text_does_not():
    text = replace(TEXT, contact="chen.yu")
    assert may("waive", text=text, rule="COL012") == OFFICE_PEOPLE - {"chen.yu"}
    assert fault("waive", "chen.yu", text=text, rule="COL012") == (
        "chen.yu is the contact of this text; a waiver is signed by somebody without a hand in it"
    )


def test_it_holds_for_the_text_that_is_submitted_and_no_step_is_taken_by_it():
    book = waived("fang.ning")
    dossier, findings = book.account()
    assert (dossier.waivers, dossier.pending, findings) == ((book.acts[1],), digest("a"), ())
    assert [act.value("pages") for act in dossier.waivers] == ["12"]


@pytest.mark.parametrize("text", ["b", None])
def test_another_text_is_not_waived_for(text):
    assert got(waived("fang.ning", text=text)) == ["the text it names is not the one that is submitted"]


def test_whoever_received_the_text_does_not_waive():
    book = Book()
    book.add(act("waive", "chen.yu", "a", book.add(act("submit", "chen.yu")), at=1, **SCAN))
    assert got(book) == ["chen.yu had a hand in it; a waiver is signed by somebody without one"]


def test_whoever_waived_does_not_approve_and_somebody_else_does():
    book = waived("fang.ning")
    refused = book.add(act("approve", "fang.ning", "a", book.acts[1].id, at=3))
    assert got(book) == ["fang.ning waived a rule for it; a waiver is signed by somebody without a step"]
    book.add(act("approve", "chen.yu", "a", refused, at=4))
    assert book.account()[0].approved == digest("a")


def test_whoever_waived_does_not_receive_the_same_text_again():
    book = waived("fang.ning")
    head = book.add(act("return", "chen.yu", "a", book.acts[1].id, at=3))
    again = book.add(act("submit", "fang.ning", "a", head, at=4))
    assert got(book) == ["fang.ning waived a rule for this text; somebody else submits or receives it"]
    book.add(act("submit", "li.wei", "a", again, at=5))
    assert book.account()[0].pending == digest("a")


def test_a_waiver_on_another_branch_counts_and_its_signer_takes_no_step_there_either():
    book = Book()
    head = book.add(act("submit", "li.wei"))
    one = book.add(act("waive", "fang.ning", "a", head, at=1, **SCAN))
    other = book.add(act("waive", "chen.yu", "a", head, at=2, rule="COL012"))
    assert [a.id for a in book.account()[0].waivers] == [one, other]
    book.add(act("approve", "chen.yu", "a", one, other, at=3))
    assert got(book) == ["chen.yu waived a rule for it; a waiver is signed by somebody without a step"]


def test_it_names_a_rule():
    book = Book()
    book.add(act("waive", "fang.ning", "a", book.add(act("submit", "li.wei")), at=1, rule=""))
    assert got(book) == ["it names no rule"]
