"""Submit: a text waits for its review when a contact of its own department, or the office, says so."""

from __future__ import annotations

import pytest

from plugins.model.subject import Subject
from tests.review.acts.judged import OFFICE_PEOPLE, STRANGE, TEXT, fault, may
from tests.review.office import ID, LAWS, Book, act, digest, minutes


def test_contacts_and_deputies_of_the_department_submit_and_the_office_receives():
    assert may("submit") == {"li.wei", "he.lin", *OFFICE_PEOPLE}


def test_a_contact_of_another_department_does_not_submit():
    assert may("submit", text=STRANGE) == {"wang.qing", *OFFICE_PEOPLE}
    assert fault("submit", "li.wei", text=STRANGE) == (
        "a text is submitted by a contact of medical-administration, or received by somebody of the "
        "Information Office; li.wei is neither now"
    )


def test_a_text_without_a_department_is_received_by_the_office_alone():
    assert may("submit", text=Subject(LAWS, "", "")) == OFFICE_PEOPLE


@pytest.mark.parametrize("text", [Subject(LAWS), Subject(LAWS, "water-works", "")], ids=["not at hand", "gone"])
def test_where_nobody_knows_the_department_any_contact_submits(text):
    assert may("submit", text=text) == {"li.wei", "he.lin", "wang.qing", *OFFICE_PEOPLE}


def test_a_submission_by_another_department_counts_for_nothing_however_it_came_into_the_ledger():
    book = Book()
    head = book.add(act("submit", "wang.qing", "a"))
    book.add(act("approve", "chen.yu", "a", head, at=1))

    dossier, findings = book.account(texts={"a": TEXT})

    assert (dossier.approvals, dossier.pending, dossier.acts) == ((), "", ())
    assert [(f.field, f.document) for f in findings] == [("submit", ID), ("approve", ID)]


def test_a_text_is_judged_by_its_own_department_and_not_by_that_of_a_later_one():
    book = Book()
    first = book.add(act("submit", "li.wei", "a"))
    approved = book.add(act("approve", "chen.yu", "a", first, at=1))
    second = book.add(act("submit", "wang.qing", "b", approved, at=2))
    book.add(act("approve", "chen.yu", "b", second, at=3))

    dossier, findings = book.account(texts={"a": TEXT, "b": STRANGE})

    assert ([a.digest for a in dossier.approvals], findings) == ([digest("a"), digest("b")], ())


def test_a_submission_waits_and_takes_the_place_of_the_one_before():
    book = Book()
    first = book.add(act("submit", "li.wei", "a"))
    assert book.account()[0].pending == digest("a")

    book.add(act("submit", "he.lin", "b", first, at=1))
    dossier, _ = book.account()
    assert (dossier.pending, dossier.steps) == (digest("b"), (book.acts[1],))
    assert dossier.acts[0].at == minutes(0)


def test_a_submission_names_a_text():
    book = Book()
    book.add(act("submit", "li.wei", None))

    dossier, findings = book.account()

    assert (dossier.pending, [f.got for f in findings]) == ("", ["it names no digest"])
