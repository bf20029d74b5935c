"""Adopt: two of the office, one of them its head, take over what nobody has decided about."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.person import Term
from tests.review.acts.judged import STRANGE, fault
from tests.review.office import LONG_AGO, OFFICE, Book, act, policy


def test_two_people_adopt_one_of_whom_is_the_head():
    assert fault("adopt", "chen.yu", "zhao.min") == "" == fault("adopt", "zhao.min", "chen.yu", role=OFFICE)
    assert fault("adopt", "chen.yu", "fang.ning") == "one of the two who adopt is the head of the Information Office"
    assert fault("adopt", "zhao.min") == "adopt takes two people; it has 1"
    assert fault("adopt", "chen.yu", "zhao.min", "fang.ning", role=OFFICE) == "adopt takes two people; it has 3"
    assert fault("adopt", "zhao.min", "li.wei", role=OFFICE).startswith("li.wei did not hold the role")


def test_somebody_of_another_office_does_not_adopt_with_the_head_by_a_role_that_both_hold():
    head = policy().people["zhao.min"]
    both = replace(head, terms=(*head.terms, Term("content-contact", "disease-control", LONG_AGO)))
    rules = replace(policy(), people={**policy().people, "zhao.min": both})
    assert fault("adopt", "zhao.min", "li.wei", role="content-contact", rules=rules) == (
        "adopt is for the Information Office; li.wei acted as content-contact"
    )


def test_the_department_of_the_text_does_not_matter():
    assert fault("adopt", "chen.yu", "zhao.min", text=STRANGE) == ""


def test_what_somebody_decided_about_is_not_adopted():
    book = Book()
    adopted = book.add(act("adopt", ("chen.yu", "zhao.min")))
    book.add(act("adopt", ("chen.yu", "zhao.min"), "b", adopted, at=1))

    dossier, findings = book.account()

    assert [(a.digest == dossier.approved, a.adopted) for a in dossier.approvals] == [(True, True)]
    assert [f.got for f in findings] == ["only a document without earlier acts is adopted, by its digest"]
