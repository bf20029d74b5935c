"""Approve: each step is taken by somebody else, who holds its role where the step asks for it."""

from __future__ import annotations

import pytest

from plugins.model.act import Released
from plugins.model.standing import Approval, Dossier
from plugins.model.subject import Subject
from plugins.review.acts.approve import refusal
from tests.review.acts.judged import OFFICE_PEOPLE, STRANGE, TEXT, THREE_STEPS, fault, may
from tests.review.office import ID, LAWS, OFFICE, Book, act, digest, document, minutes, seal, with_chain


def test_a_step_of_a_role_is_taken_by_whoever_holds_it():
    assert may("approve", step=OFFICE) == OFFICE_PEOPLE
    assert fault("approve", "li.wei", step=OFFICE) == (
        "the step information-office is taken by somebody with that role; li.wei acted as content-contact"
    )


def test_a_step_of_a_department_is_taken_in_the_department_of_the_text():
    assert fault("approve", "guo.tao", step="liaison", chain=THREE_STEPS) == ""
    assert fault("approve", "guo.tao", step="liaison", chain=THREE_STEPS, text=STRANGE) == (
        "the step liaison is taken by the liaison of medical-administration; guo.tao acted as liaison"
    )
    assert fault("approve", "chen.yu", step="liaison", chain=THREE_STEPS) == (
        "the step liaison is taken by the liaison of disease-control; chen.yu acted as information-office"
    )


def test_a_step_of_a_leader_is_taken_by_the_leader_whom_the_text_names():
    leader = "ministry-leader"
    assert fault("approve", "sun.hao", step=leader, chain=THREE_STEPS, taken=1) == ""
    assert fault("approve", "sun.hao", step=leader, chain=THREE_STEPS, taken=1, text=STRANGE) == (
        "the step ministry-leader is taken by the ministry-leader somebody.else; sun.hao acted as ministry-leader"
    )
    assert fault("approve", "sun.hao", step=leader, chain=THREE_STEPS, taken=1, text=Subject(LAWS, "", "")) == (
        "the step ministry-leader is taken by the ministry-leader whom the document does not name; "
        "sun.hao acted as ministry-leader"
    )


def test_the_leader_whom_the_text_names_needs_the_role_as_well():
    named = Subject(LAWS, "disease-control", "li.wei")
    assert fault("approve", "li.wei", step="ministry-leader", chain=THREE_STEPS, taken=1, text=named) != ""


@pytest.mark.parametrize(("step", "who", "taken"), [("liaison", "guo.tao", 0), ("ministry-leader", "sun.hao", 1)])
def test_of_a_text_that_is_not_at_hand_the_role_alone_is_asked(step, who, taken):
    assert fault("approve", who, step=step, chain=THREE_STEPS, taken=taken, text=Subject(LAWS)) == ""


STEPS = (("guo.tao", "liaison"), ("sun.hao", "ministry-leader"), ("chen.yu", OFFICE))


def walked(*steps: tuple[str, str], by: str = "li.wei", text: Subject = TEXT) -> tuple[list[int], list[str]]:
    """Let people take steps one after the other; return how many acts each approval has, and why some do not count."""
    book = Book()
    head = book.add(act("submit", by))
    for number, (who, step) in enumerate(steps, 1):
        head = book.add(act("approve", who, "a", head, at=number, step=step))
    dossier, findings = book.account(rules=with_chain(*THREE_STEPS), texts={"a": text})
    return [len(a.acts) for a in dossier.approvals], [f.got for f in findings]


def test_a_chain_is_walked_in_order_to_its_end():
    assert walked(*STEPS) == ([4], [])
    assert walked(*STEPS[:2]) == ([], [])
    assert walked(STEPS[1]) == ([], ["the step due is liaison, not ministry-leader"])


def test_a_step_that_a_liaison_of_another_department_took_is_not_taken():
    approvals, refusals = walked(*STEPS, by="fang.ning", text=STRANGE)

    assert approvals == []
    assert refusals == [
        "the step liaison is taken by the liaison of medical-administration; guo.tao acted as liaison",
        "the step due is liaison, not ministry-leader",
        "the step due is liaison, not information-office",
    ]


def test_what_was_released_keeps_the_steps_that_its_column_asked_for_then():
    book = Book()
    head = book.add(act("submit", "li.wei"))
    book.add(act("approve", "chen.yu", "a", head, at=1))
    book.seen = dict.fromkeys([a.id for a in book.acts], minutes(2))
    rules = with_chain(*THREE_STEPS)
    before, refused = book.account(rules=rules, texts={"a": TEXT})

    book.seals = [seal(1, release=Released(1, digest("release"), minutes(3), ((ID, digest("a")),), ()))]
    after, findings = book.account(rules=rules, texts={"a": TEXT})

    assert ([a.digest for a in before.approvals], len(refused)) == ([], 1)
    assert ([a.digest for a in after.approvals], findings) == ([digest("a")], ())


def test_a_step_that_somebody_named_without_its_role_is_none_of_those_taken_before_a_release():
    book = Book()
    head = book.add(act("submit", "li.wei"))
    book.add(act("approve", "he.lin", "a", head, at=1, step="ministry-leader"))
    book.add(act("approve", "chen.yu", "a", head, at=2))
    book.seen = dict.fromkeys([a.id for a in book.acts], minutes(3))
    book.seals = [seal(1, release=Released(1, digest("release"), minutes(4), ((ID, digest("a")),), ()))]

    dossier, findings = book.account(texts={"a": TEXT})

    assert [a.acts[-1].by for a in dossier.approvals] == [("chen.yu",)]
    assert [f.got for f in findings] == [
        "the step ministry-leader is taken by somebody with that role; he.lin acted as deputy"
    ]


def test_approving_again_is_for_whoever_takes_the_last_step_and_had_no_hand_in_it():
    again = ("zhao.min", OFFICE)
    assert walked(*STEPS, again) == ([4], [])
    assert walked(*STEPS, STEPS[0])[1] == ["the step that confirms is information-office, not liaison"]
    assert walked(*STEPS, STEPS[2])[1] == ["chen.yu had a hand in it; somebody else confirms"]


def test_approving_again_does_not_bring_back_a_text_that_another_has_replaced():
    book = Book()
    head = ""
    for number, text in enumerate("ab"):
        head = book.add(act("submit", "li.wei", text, *filter(None, [head]), at=2 * number))
        head = book.add(act("approve", "chen.yu", text, head, at=2 * number + 1))
    book.add(act("approve", "zhao.min", "a", head, at=4))

    dossier, findings = book.account()

    assert [a.digest for a in dossier.approvals] == [digest("a"), digest("b")]
    assert [f.got for f in findings] == ["the text it names is not the one that is submitted"]


def test_a_working_text_is_approved_as_it_was_submitted_and_looked_at():
    pending = Dossier(ID, pending=digest("a"))
    approved = Dossier(ID, approvals=(Approval(digest("a"), (), minutes(0)),))
    working = document()

    assert refusal(pending, working, digest("a"), "") == refusal(pending, working, digest("a"), digest("a")[:19]) == ""
    assert refusal(pending, working, digest("a"), digest("a")[7:15]) == ""
    assert refusal(Dossier(ID), working, digest("a"), "") == "nothing of it is submitted"
    assert refusal(approved, working, digest("a"), "") == "nothing of it is submitted"
    assert refusal(pending, working, digest("b"), "") == (
        f"{working.path} or a file beside it (there now: none) was changed after the text was submitted; "
        "return it, or have it submitted again"
    )
    assert (
        refusal(pending, working, digest("a"), "sha256:00")
        == f"its digest is {digest('a')}, not sha256:00; look at it again"
    )


def received(author: str, *steps: str, by: str = "fang.ning") -> list[str]:
    """Let people approve a text that names its contact and was received; return why some acts do not count."""
    book = Book()
    head = book.add(act("submit", by))
    for number, who in enumerate(steps, 1):
        head = book.add(act("approve", who, "a", head, at=number, step=OFFICE))
    _, findings = book.account(texts={"a": Subject(LAWS, "disease-control", "", author)})
    return [f.got for f in findings]


def test_the_contact_whom_a_text_names_does_not_approve_it_whoever_handed_it_in():
    assert received("chen.yu", "chen.yu") == ["chen.yu is the contact of this text; somebody else approves it"]


def test_another_than_the_contact_whom_a_text_names_approves_it():
    assert received("chen.yu", "zhao.min") == []


def test_the_contact_does_not_confirm_what_another_approved():
    assert received("chen.yu", "zhao.min", "chen.yu") == [
        "chen.yu is the contact of this text; somebody else approves it"
    ]


def test_what_was_released_with_the_approval_of_its_contact_stays_approved():
    book = Book()
    head = book.add(act("submit", "fang.ning"))
    book.add(act("approve", "chen.yu", "a", head, at=1, step=OFFICE))
    book.seen = dict.fromkeys([a.id for a in book.acts], minutes(2))
    book.seals = [seal(1, release=Released(1, digest("release"), minutes(2), ((ID, digest("a")),), ()))]
    _, findings = book.account(texts={"a": Subject(LAWS, "disease-control", "", "chen.yu")})
    assert findings == ()
