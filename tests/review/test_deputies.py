"""Whoever stands in for somebody counts as both: no two steps or signatures are one person's (I.3, IV.1)."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.person import Term
from plugins.model.policy import Policy
from plugins.model.step import Step
from plugins.model.subject import Subject
from tests.review.acts.entries import PLAN, step
from tests.review.acts.judged import TEXT, fault
from tests.review.office import LAWS, LONG_AGO, OFFICE, Book, act, digest, finished, with_chain

TWO_STEPS = (Step("liaison", "department"), Step(OFFICE))


def standing_in(who: str, whom: str, role: str, department: str, *chain: Step) -> Policy:
    """Return the policy in which ``who`` holds nothing but a role of ``whom``, for whom they stand in."""
    rules = with_chain(*(chain or (Step(OFFICE),)))
    person = replace(rules.people[who], terms=(Term(role, department, LONG_AGO, None, whom),))
    return replace(rules, people={**rules.people, who: person})


def walked(rules: Policy, *acts: tuple[str, str, str], text: Subject = TEXT) -> tuple[str, list[str]]:
    """Let acts follow one on the other; return what is approved, and why acts do not count."""
    book = Book()
    head = ()
    for number, (kind, who, role) in enumerate(acts):
        step = role if kind == "approve" else ""
        head = (book.add(act(kind, who, "a", *head, at=number, role=role, step=step)),)
    dossier, findings = book.account(rules=rules, texts={"a": text})
    return dossier.approved, [finding.got for finding in findings]


def test_a_deputy_approves_in_place_of_a_reviewer_who_is_away():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    assert walked(rules, ("submit", "li.wei", "content-contact"), ("approve", "wang.qing", OFFICE)) == (digest("a"), [])


def test_a_deputy_does_not_approve_what_the_one_who_is_away_received():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    assert walked(rules, ("submit", "chen.yu", OFFICE), ("approve", "wang.qing", OFFICE)) == (
        "",
        ["chen.yu, for whom wang.qing acts, submitted or received it; each step is taken by somebody else"],
    )


def test_the_one_who_is_back_does_not_approve_what_the_deputy_received():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    assert walked(rules, ("submit", "wang.qing", OFFICE), ("approve", "chen.yu", OFFICE)) == (
        "",
        ["chen.yu, for whom wang.qing acts, submitted or received it; each step is taken by somebody else"],
    )
    assert walked(rules, ("submit", "wang.qing", OFFICE), ("approve", "fang.ning", OFFICE)) == (digest("a"), [])


def test_two_steps_are_not_taken_by_somebody_and_their_deputy():
    rules = standing_in("chen.yu", "guo.tao", OFFICE, OFFICE, *TWO_STEPS)
    assert walked(
        rules,
        ("submit", "li.wei", "content-contact"),
        ("approve", "guo.tao", "liaison"),
        ("approve", "chen.yu", OFFICE),
    ) == ("", ["guo.tao, for whom chen.yu acts, took the step liaison; each step is taken by somebody else"])


def test_two_deputies_of_one_person_are_one_person():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    rules = replace(rules, people={**rules.people, "xu.jing": replace(rules.people["wang.qing"], key="xu.jing")})
    keys = standing_in("xu.jing", "chen.yu", OFFICE, OFFICE).people["xu.jing"].keys
    rules = replace(rules, people={**rules.people, "xu.jing": replace(rules.people["xu.jing"], keys=keys)})
    assert walked(rules, ("submit", "xu.jing", OFFICE), ("approve", "wang.qing", OFFICE)) == (
        "",
        ["chen.yu, for whom wang.qing acts, submitted or received it; each step is taken by somebody else"],
    )


def test_a_deputy_of_the_head_and_the_head_do_not_adopt_together():
    rules = standing_in("chen.yu", "zhao.min", "information-office-head", OFFICE)
    assert fault("adopt", "zhao.min", "chen.yu", role=OFFICE, rules=rules) == (
        "chen.yu stands in for zhao.min; adopt takes two people of the Information Office"
    )
    assert fault("adopt", "fang.ning", "chen.yu", role=OFFICE, rules=rules) == ""


def test_a_role_of_ones_own_is_nobody_elses():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    person = rules.people["wang.qing"]
    own = replace(person, terms=(*person.terms, Term(OFFICE, OFFICE, LONG_AGO)))
    rules = replace(rules, people={**rules.people, "wang.qing": own})
    assert walked(rules, ("submit", "chen.yu", OFFICE), ("approve", "wang.qing", OFFICE)) == (digest("a"), [])


def test_the_department_of_the_text_decides_for_whom_a_contact_writes():
    rules = standing_in("li.wei", "chen.yu", "content-contact", OFFICE)
    person = rules.people["li.wei"]
    both = replace(person, terms=(*person.terms, Term("content-contact", "disease-control", LONG_AGO)))
    rules = replace(rules, people={**rules.people, "li.wei": both})
    acts = (("submit", "li.wei", "content-contact"), ("approve", "chen.yu", OFFICE))
    assert walked(rules, *acts) == (digest("a"), [])
    assert walked(rules, *acts, text=Subject(LAWS, OFFICE, ""))[0] == ""


def entered(rules: Policy, *steps: tuple[str, str, str]) -> list[str]:
    """Let steps of a release plan follow one on the other; return why they do not count."""
    book = Book()
    head = ()
    for number, (name, who, role) in enumerate(steps):
        made = step(name, who, *head, at=number, facts={} if number else PLAN)
        head = (book.add(finished(replace(made, role=role))),)
    return [finding.got for finding in book.account(rules=rules)[1]]


def test_a_deputy_does_not_take_a_step_of_a_register_apart_from_one_of_whoever_is_away():
    rules = standing_in("wang.qing", "chen.yu", OFFICE, OFFICE)
    agreed = ("department", "guo.tao", "liaison")
    assert entered(rules, ("file", "chen.yu", OFFICE), agreed, ("approve", "wang.qing", OFFICE)) == [
        "chen.yu took the step file; somebody else takes approve"
    ]
    assert entered(rules, ("file", "wang.qing", OFFICE), agreed, ("approve", "chen.yu", OFFICE)) == [
        "chen.yu, for whom somebody stands in, took the step file; somebody else takes approve"
    ]
    assert entered(rules, ("file", "li.wei", "content-contact"), agreed, ("approve", "wang.qing", OFFICE)) == []
