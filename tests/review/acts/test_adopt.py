"""Adopt: two of the office, one of them its head, take over what nobody has decided about."""

from __future__ import annotations

from tests.review.acts.judged import STRANGE, fault
from tests.review.office import OFFICE, Book, act


def test_two_people_adopt_one_of_whom_is_the_head():
    assert fault("adopt", "chen.yu", "zhao.min") == "" == fault("adopt", "zhao.min", "chen.yu", role=OFFICE)
    assert fault("adopt", "chen.yu", "fang.ning") == "one of the two who adopt is the head of the Information Office"
    assert fault("adopt", "zhao.min") == "adopt takes two people; it has 1"
    assert fault("adopt", "chen.yu", "zhao.min", "fang.ning", role=OFFICE) == "adopt takes two people; it has 3"
    assert fault("adopt", "zhao.min", "li.wei", role=OFFICE).startswith("li.wei did not hold the role")


def test_the_department_of_the_text_does_not_matter():
    assert fault("adopt", "chen.yu", "zhao.min", text=STRANGE) == ""


def test_what_somebody_decided_about_is_not_adopted():
    book = Book()
    adopted = book.add(act("adopt", ("chen.yu", "zhao.min")))
    book.add(act("adopt", ("chen.yu", "zhao.min"), "b", adopted, at=1))

    dossier, findings = book.account()

    assert [(a.digest == dossier.approved, a.adopted) for a in dossier.approvals] == [(True, True)]
    assert [f.got for f in findings] == ["only a document without earlier acts is adopted, by its digest"]
