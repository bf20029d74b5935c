"""Expunge: two of the office, one of them its head, have the bytes of a text destroyed that nobody may read."""

from __future__ import annotations

import pytest

from tests.review.acts.judged import fault
from tests.review.office import LAWS, OFFICE, Book, act, digest

BOTH = ("chen.yu", "zhao.min")
GONE = {"role": OFFICE, "column": LAWS}


def approved(*texts: str) -> tuple[Book, str]:
    """Return a book in which texts were approved one after the other, and the head."""
    book, head = Book(), ()
    for number, text in enumerate(texts):
        submitted = book.add(act("submit", "li.wei", text, *head, at=10 * number))
        head = (book.add(act("approve", "chen.yu", text, submitted, at=10 * number + 1)),)
    return book, head[0]


def got(book: Book) -> list[str]:
    return [finding.got for finding in book.account()[1]]


@pytest.mark.parametrize("people", [BOTH, ("zhao.min", "fang.ning")])
def test_two_of_the_office_with_its_head_expunge(people):
    assert fault("expunge", *people, **GONE) == ""


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("chen.yu", "fang.ning"), "one of the two who expunge is the head of the Information Office"),
        (("zhao.min", "zhao.min"), "zhao.min signs it twice; expunge takes two people"),
        (("zhao.min",), "expunge takes two people; it has 1"),
        (("zhao.min", "li.wei"), "li.wei did not hold the role information-office at 2026-11-20 09:00 +0800"),
    ],
)
def test_others_do_not(people, said):
    assert fault("expunge", *people, **GONE) == said


def test_every_text_of_a_withdrawn_document_is_expunged():
    book, head = approved("a", "b")
    head = book.add(act("withdraw", "chen.yu", "b", head, at=30))
    head = book.add(act("expunge", BOTH, "a", head, at=31, **GONE))
    book.add(act("expunge", BOTH, "b", head, at=32, **GONE))
    dossier, findings = book.account()
    assert (dossier.expunged, findings) == (tuple(sorted((digest("a"), digest("b")))), ())


def test_an_earlier_text_is_expunged_once_it_is_withheld():
    book, head = approved("a")
    head = book.add(act("submit", "li.wei", "b", head, at=10))
    head = book.add(act("approve", "chen.yu", "b", head, at=11, former="withheld: personal-data"))
    book.add(act("expunge", BOTH, "a", head, at=12, **GONE))
    assert (book.account()[0].expunged, got(book)) == ((digest("a"),), [])


@pytest.mark.parametrize("text", ["a", "b"])
def test_what_may_still_be_read_is_not(text):
    book, head = approved("a", "b")
    book.add(act("expunge", BOTH, text, head, at=30, **GONE))
    assert got(book) == [
        "the text it names may still be read: withdraw the document, or approve a text with --former, first"
    ]


def test_what_was_never_approved_or_is_submitted_again_is_not():
    book, head = approved("a")
    book.add(act("expunge", BOTH, "x", head, at=30, **GONE))
    assert got(book) == ["the text it names was never approved"]
    book, head = approved("a")
    head = book.add(act("withdraw", "chen.yu", "a", head, at=20))
    head = book.add(act("submit", "li.wei", "a", head, at=21))
    book.add(act("expunge", BOTH, "a", head, at=22, **GONE))
    assert got(book) == ["the text it names is submitted again; return it first"]


def test_it_is_never_submitted_again_and_another_text_is():
    book, head = approved("a")
    head = book.add(act("withdraw", "chen.yu", "a", head, at=20))
    head = book.add(act("expunge", BOTH, "a", head, at=21, **GONE))
    head = book.add(act("submit", "li.wei", "a", head, at=22))
    assert got(book) == ["the text it names was expunged; another text can be submitted"]
    head = book.add(act("submit", "li.wei", "b", head, at=23))
    book.add(act("approve", "chen.yu", "b", head, at=24))
    assert book.account()[0].approved == digest("b")


def test_acts_on_a_document_without_any_bytes_are_judged_by_the_column_that_it_names():
    book, head = approved("a")
    head = book.add(act("withdraw", "chen.yu", "a", head, at=20))
    book.add(act("expunge", BOTH, "a", head, at=21, **GONE))
    dossier, findings = book.account(column="")
    assert (dossier.expunged, dossier.broken, findings) == ((digest("a"),), (), ())
