"""Register: an entry is opened, goes on and is closed by those for whom each step is, and is about no document."""

from __future__ import annotations

import pytest

from plugins.model.act import Act
from plugins.model.clock import Clock
from plugins.model.standing import Dossier
from plugins.plan.schedule import decide
from plugins.review.act_file import act_payload, parse_act
from plugins.review.known_acts import ACTS
from tests.review.acts.entries import ANNOUNCED, PLAN, REFERENCE, step
from tests.review.office import ID, Book, act, digest, finished, minutes, policy


def faults(*acts: Act) -> list[str]:
    """Return why some of these acts do not count, each of which follows on the one before."""
    book = Book()
    for one in acts:
        book.add(one)
    return [finding.got for finding in book.account()[1]]


def chained(*steps: tuple[str, str, dict[str, str]], register: str = "plan") -> list[Act]:
    """Make steps, each on top of the one before, a minute apart."""
    made: list[Act] = []
    for name, by, facts in steps:
        heads = [made[-1].id] if made else []
        made.append(step(name, by, *heads, register=register, at=len(made), facts=facts))
    return made


def account(*acts: Act) -> Dossier:
    """Return the dossier of an entry."""
    book = Book()
    for one in acts:
        book.add(one)
    book.seen = {one.id: one.at for one in acts}
    dossier, findings = book.account()
    assert findings == ()
    return dossier


def test_each_step_is_entered_with_who_took_it_and_when_it_counted():
    dossier = account(*chained(("file", "li.wei", PLAN), ("department", "guo.tao", {}), ("approve", "chen.yu", {})))

    assert dossier.entry
    assert [(one.step, one.by, one.at) for one in dossier.entry.taken] == [
        ("file", "li.wei", minutes(0)),
        ("department", "guo.tao", minutes(1)),
        ("approve", "chen.yu", minutes(2)),
    ]
    assert (dossier.entry.reference, dossier.entry.facts["name"]) == (REFERENCE, "own")


def test_an_entry_is_no_document():
    dossier = account(*chained(("file", "li.wei", PLAN)))
    decision = decide({ID: dossier}, {}, {}, policy(), Clock(minutes(5)))

    assert dossier.is_entry
    assert (decision.standings, decision.publications) == ({}, {})


def test_an_act_of_a_register_is_written_as_it_is_read_and_is_internal():
    made = step("file", "li.wei", facts=PLAN)

    assert '"facts":"reference: 9tq4w2ha; department: disease-control; content: report; name: own"' in (
        act_payload(made).decode()
    )
    assert parse_act(act_payload(made), made.path) == made
    assert [name for name, kind in ACTS.items() if kind.is_internal] == ["register"]


@pytest.mark.parametrize(
    ("acts", "fault"),
    [
        (chained(("approve", "chen.yu", {})), "approve gives the entry no reference of 8 characters, such as"),
        (chained(("file", "li.wei", {**PLAN, "reference": "P-1"})), "file gives the entry no reference of 8"),
        (chained(("approve", "chen.yu", {"reference": REFERENCE})), "an entry begins with file, not approve"),
        (chained(("file", "li.wei", PLAN), ("approve", "chen.yu", {})), "the step due is department, not approve"),
        (chained(("file", "li.wei", PLAN), ("file", "he.lin", {})), "file needs department: a key of"),
        (chained(("file", "li.wei", {**PLAN, "content": "rumour"})), "content is 'rumour'; it is one of report"),
        (chained(("file", "li.wei", {**PLAN, "colour": "red"})), "file does not ask for colour"),
        (chained(("publish", "li.wei", PLAN)), "the register plan has no step publish"),
        (
            chained(("file", "li.wei", PLAN), register="gossip"),
            "there is no register gossip; there are application, conference,",
        ),
        ([step("file", "li.wei", text="a", facts=PLAN)], "it names a digest; an entry has no text"),
        (
            chained(("file", "li.wei", PLAN), ("refuse", "chen.yu", {}), ("department", "guo.tao", {})),
            "the entry is closed by refuse",
        ),
        (
            chained(("file", "guo.tao", PLAN), ("department", "guo.tao", {})),
            "guo.tao took the step file; somebody else takes department",
        ),
        (
            chained(("file", "chen.yu", PLAN), ("department", "guo.tao", {}), ("approve", "chen.yu", {})),
            "chen.yu took the step file; somebody else takes approve",
        ),
    ],
)
def test_a_step_out_of_place_does_not_count(acts, fault):
    (found,) = faults(*acts)
    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("acts", "fault"),
    [
        (chained(("file", "wang.qing", PLAN)), "the step file is for the content-contact of disease-control or "),
        (
            chained(("file", "li.wei", PLAN), ("department", "chen.yu", {})),
            "the step department is for the liaison of disease-control; chen.yu acted as information-office",
        ),
        (
            chained(("file", "li.wei", {**PLAN, "department": "magic"})),
            "magic is no department of policy/departments.yaml",
        ),
        (
            chained(("announce", "li.wei", {**ANNOUNCED, "leader": "chen.yu"}), register="event"),
            "chen.yu is no ministry-leader of policy/people.yaml now",
        ),
    ],
)
def test_a_step_by_somebody_for_whom_it_is_not_does_not_count(acts, fault):
    (found,) = faults(*acts)
    assert found.startswith(fault)


def test_nobody_becomes_the_leader_by_saying_so_in_the_step_itself():
    applied = {
        "reference": REFERENCE,
        "media": "domestic",
        "came": "applied",
        "whom": "leader",
        "leader": "sun.hao",
        "form": "in-person",
    }
    first = [("apply", "chen.yu", applied), ("identity", "chen.yu", {}), ("outline", "chen.yu", {})]
    assert account(*chained(*first, ("consent", "sun.hao", {}), register="interview")).entry
    taken = chained(*first, ("consent", "sun.hao", {"leader": "sun.hao"}), register="interview")
    assert faults(*taken) == ["consent does not ask for leader"]


@pytest.mark.parametrize("facts", ["reference", "a: b; a: c"])
def test_facts_in_another_form_do_not_count(facts):
    made = step("file", "li.wei", facts=PLAN)
    other = finished(
        Act(**{name: getattr(made, name) for name in Act.__slots__} | {"extra": (("facts", facts), *made.extra[1:])})
    )
    assert faults(other) == ["its facts are not written as name: value; name: value"]


def test_a_step_without_its_note_does_not_count():
    made = step("file", "li.wei", facts=PLAN)
    bare = finished(Act(**{name: getattr(made, name) for name in Act.__slots__} | {"note": ""}))
    assert faults(bare) == ["it has no note; what a step knows lies there"]


def test_an_entry_stays_in_its_register():
    first = step("file", "li.wei", facts=PLAN)
    assert faults(first, step("announce", "li.wei", first.id, register="event", at=1, facts=ANNOUNCED)) == [
        "the entry stands in the register plan"
    ]


def test_a_document_becomes_no_entry_and_an_entry_that_becomes_a_document_stays_listed():
    book = Book()
    submitted = book.add(act("submit", "li.wei"))
    book.add(step("file", "li.wei", submitted, at=1, facts=PLAN))
    dossier, findings = book.account()
    assert [finding.got for finding in findings] == ["there is a document with that id; an entry has an id of its own"]
    assert (dossier.entry, dossier.pending) == (None, digest("a"))

    other = Book()
    filed = other.add(step("file", "li.wei", facts=PLAN))
    other.add(act("submit", "li.wei", "a", filed, at=1))
    dossier, _ = other.account()
    assert (dossier.is_entry, dossier.pending) == (False, digest("a"))
    assert dossier.entry
    assert dossier.entry.reference == REFERENCE


def test_steps_that_two_branches_took_all_stand_and_a_refusal_on_one_closes_the_entry():
    filed = step("file", "li.wei", facts=PLAN)
    dossier = account(filed, step("department", "guo.tao", filed.id, at=1), step("refuse", "chen.yu", filed.id, at=2))
    assert dossier.entry
    assert [one.step for one in dossier.entry.taken] == ["file", "department", "refuse"]
    late = step("approve", "fang.ning", *dossier.heads, at=3)
    assert faults(
        filed, step("department", "guo.tao", filed.id, at=1), step("refuse", "chen.yu", filed.id, at=2), late
    ) == ["the entry is closed by refuse"]
