"""Lift: somebody of the office who did not hold ends every hold."""

from __future__ import annotations

from tests.review.acts.judged import OFFICE_PEOPLE, fault, may
from tests.review.office import Book, act


def test_the_office_lifts():
    assert may("lift") == OFFICE_PEOPLE
    assert fault("lift", "li.wei") == "lift is for the Information Office; li.wei acted as content-contact"


def test_two_holds_end_with_one_lift_by_a_third_person():
    book = Book()
    first = book.add(act("hold", "li.wei", None))
    second = book.add(act("hold", "chen.yu", None, first, at=1))
    refused = book.add(act("lift", "chen.yu", None, second, at=2))

    dossier, findings = book.account()
    assert (dossier.held_by, [f.got for f in findings]) == ("li.wei", ["chen.yu held it; somebody else lifts"])

    book.add(act("lift", "zhao.min", None, refused, at=3))
    assert book.account()[0].held is None
