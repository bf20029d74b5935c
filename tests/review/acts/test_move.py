"""Move: the office lets public documents have another address, each in the text that is submitted."""

from __future__ import annotations

from tests.review.acts.judged import OFFICE_PEOPLE, may
from tests.review.office import Book, act, digest

TO = {"to": "/work-updates/2026/wells.html"}


def approved() -> tuple[Book, str]:
    """Return a book in which the text a is approved and the text b submitted, and the head."""
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    return book, book.add(act("submit", "chen.yu", "b", head, at=2))


def got(book: Book) -> list[str]:
    return [finding.got for finding in book.account()[1]]


def test_the_office_moves():
    assert may("move", **TO) == OFFICE_PEOPLE


def test_it_is_for_the_text_that_is_submitted_and_approves_nothing():
    book, head = approved()
    moved = book.add(act("move", "chen.yu", "b", head, at=3, **TO))
    dossier, findings = book.account()
    assert ([a.id for a in dossier.moves], dossier.approved, dossier.pending, findings) == (
        [moved],
        digest("a"),
        digest("b"),
        (),
    )


def test_whoever_received_and_moved_it_does_not_approve_it():
    book, head = approved()
    head = book.add(act("move", "chen.yu", "b", head, at=3, **TO))
    book.add(act("approve", "chen.yu", "b", head, at=4))
    assert got(book) == ["chen.yu submitted or received it; each step is taken by somebody else"]


def test_another_text_and_one_that_was_never_public_are_not_moved():
    book, head = approved()
    book.add(act("move", "chen.yu", "a", head, at=3, **TO))
    assert got(book) == ["the text it names is not the one that is submitted"]
    fresh = Book()
    fresh.add(act("move", "chen.yu", "a", fresh.add(act("submit", "li.wei")), at=1, **TO))
    assert got(fresh) == ["nothing of it is approved; a document that was never public has no address to keep"]


def test_it_says_where_to():
    book, head = approved()
    book.add(act("move", "chen.yu", "b", head, at=3, to="elsewhere"))
    assert got(book) == ["it names no address that begins with a slash"]


def test_moves_of_both_branches_are_known_once_they_are_joined():
    book, head = approved()
    moves = [book.add(act("move", who, "b", head, at=at, **TO)) for at, who in ((3, "chen.yu"), (4, "fang.ning"))]
    assert [a.id for a in book.account()[0].moves] == moves
