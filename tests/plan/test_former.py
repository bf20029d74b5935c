"""What stood at the place of a document, and which of it may be shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.publication import Publication
from plugins.model.value import parse_instant
from tests.plan.make import NOW, Shelf, dossier, revision
from tests.review.office import ID

A = revision(ID)
B = revision(ID, "b", change="major", change_note="A second text.")
C = revision(ID, "c", change="minor", change_note="A third text.")
ONE, TWO, THREE = (parse_instant(f"2026-11-{day}T12:00") for day in (18, 19, 20))


def published(*revisions, withheld=None, **more) -> Publication:
    """Return the document when the texts were released one after the other, the last one shown."""
    released = tuple((r.digest, at) for r, at in zip(revisions, (ONE, TWO, THREE), strict=False))
    account = replace(dossier(*revisions), **{"released": released, **more})
    shelf = Shelf.of((account, revisions))
    return shelf.schedule(NOW, withheld)[0].publications[ID]


def test_each_text_has_the_time_in_which_it_stood():
    versions = published(A, B, C).versions
    assert [(v.digest, v.since, v.until) for v in versions] == [
        (C.digest, THREE, None),
        (B.digest, TWO, THREE),
        (A.digest, ONE, TWO),
    ]


def test_successive_texts_are_compared_newest_first():
    assert published(A, B, C).changes == ((B.digest, C.digest), (A.digest, B.digest))


def test_a_text_that_came_back_has_two_times_and_is_compared_with_what_stood_between():
    once = published(B, A, released=((B.digest, TWO), (A.digest, ONE)), again=((A.digest, THREE),))
    assert [(v.digest, v.since, v.until) for v in once.versions] == [
        (A.digest, THREE, None),
        (B.digest, TWO, THREE),
        (A.digest, ONE, TWO),
    ]
    assert once.earlier == (B,)
    assert once.changes == ((B.digest, A.digest), (A.digest, B.digest))


@pytest.mark.parametrize("reason", ["withdrawn", "personal-data"])
def test_what_is_closed_has_neither_note_nor_page_nor_difference(reason):
    one = published(A, B, C, closed=((B.digest, reason),))
    assert [(v.closed, v.note) for v in one.versions] == [("", "A third text."), (reason, ""), ("", "")]
    assert one.earlier == (A,)
    assert one.changes == ()


def test_an_earlier_text_with_a_mark_of_secrecy_is_closed():
    one = published(A, B, withheld={A.digest: "a mark"})
    assert (one.versions[-1].closed, one.earlier) == ("secrecy", ())


def test_where_acts_cannot_be_believed_no_earlier_text_is_shown():
    one = published(A, B, broken=("the sealed act 12345678 is missing",))
    assert (one.versions[-1].closed, one.earlier) == ("missing", ())
