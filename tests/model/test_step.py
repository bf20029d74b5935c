"""A step says whom it is for, and which of a chain is due."""

from __future__ import annotations

import pytest

from plugins.model.act import Act
from plugins.model.person import Person, Term
from plugins.model.revision import Revision
from plugins.model.step import Step, step_due
from plugins.model.subject import Subject, subject_in, subjects_of
from plugins.model.value import parse_instant

AT = parse_instant("2026-11-20T09:00")
SINCE = parse_instant("2025-01-01T00:00")
HEALTH = Subject("laws", "disease-control", "sun.hao")
ELSEWHERE = Subject("laws", "policy-and-law", "bai.xue")
NAMELESS = Subject("laws", "", "")
UNKNOWN = Subject("laws")
LIAISON = Person("guo.tao", {}, (Term("liaison", "disease-control", SINCE),))
LEADER = Person("sun.hao", {}, (Term("ministry-leader", "general-office", SINCE),))


@pytest.mark.parametrize(
    ("step", "person", "subjects"),
    [
        (Step("liaison"), LIAISON, [HEALTH, ELSEWHERE, NAMELESS, UNKNOWN]),
        (Step("liaison", "department"), LIAISON, [HEALTH, UNKNOWN]),
        (Step("ministry-leader", "leader"), LEADER, [HEALTH, UNKNOWN]),
        (Step("ministry-leader", "leader"), LIAISON, []),
        (Step("ministry-leader"), LIAISON, []),
    ],
)
def test_a_step_is_for_those_with_its_role_where_it_asks_for_it(step, person, subjects):
    assert [s for s in (HEALTH, ELSEWHERE, NAMELESS, UNKNOWN) if step.is_for(person, s, AT)] == subjects


def test_a_role_is_held_at_the_instant():
    assert not Step("liaison").is_for(LIAISON, HEALTH, parse_instant("2024-12-31T23:59"))


@pytest.mark.parametrize(
    ("step", "subject", "words"),
    [
        (Step("information-office"), HEALTH, "information-office"),
        (Step("liaison", "department"), HEALTH, "liaison of disease-control"),
        (Step("liaison", "department"), NAMELESS, "liaison of a department that the document does not name"),
        (Step("liaison", "department"), UNKNOWN, "liaison"),
        (Step("ministry-leader", "leader"), HEALTH, "ministry-leader sun.hao"),
        (Step("ministry-leader", "leader"), NAMELESS, "ministry-leader whom the document does not name"),
        (Step("ministry-leader", "leader"), UNKNOWN, "ministry-leader"),
    ],
)
def test_its_holder_is_said_in_words(step, subject, words):
    assert step.holder(subject) == words


def test_the_step_due_follows_on_the_submission_and_those_taken():
    act = Act("0" * 64, "submit", AT, ("li.wei",), "content-contact", "", ())
    chain = (Step("liaison"), Step("information-office"))

    assert [step_due(chain, (act,) * count) for count in range(4)] == [None, *chain, None]


def test_of_a_document_the_column_of_its_last_revision_is_known_and_of_each_text_its_own_department():
    def revision(name: str, column: str, **fields: str) -> Revision:
        return Revision("k7m29xqf", f"sha256:{name}", name, column, fields, ())

    first = revision("a", "laws", department="disease-control", leader="sun.hao")
    second = revision("b", "updates", department="policy-and-law")

    assert subjects_of([first, second]) == {
        ("k7m29xqf", "sha256:a"): Subject("laws", "disease-control", "sun.hao", ""),
        ("k7m29xqf", "sha256:b"): Subject("updates", "policy-and-law", "", ""),
        ("k7m29xqf", ""): Subject("updates"),
    }


def test_of_a_text_that_is_not_at_hand_the_column_is_known():
    subjects = {("k7m29xqf", "sha256:a"): HEALTH, ("k7m29xqf", ""): UNKNOWN}

    assert subject_in(subjects, "k7m29xqf", "sha256:a") == HEALTH
    assert subject_in(subjects, "k7m29xqf", "sha256:b") == UNKNOWN
    assert subject_in(subjects, "9tq4w2ha", "sha256:a") == Subject()
