"""Plans of affiliated units for what they want to release: registered and approved before anything goes out."""

from __future__ import annotations

from datetime import datetime

from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.working_days import after_working_days
from plugins.review.answers import one_of, words
from plugins.review.questions import department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

CONTACTS = (Step("content-contact", "department"), Step("deputy", "department"))
LIAISON = Step("liaison", "department")
OFFICE = Step("information-office")
ANSWER_DAYS = 5
"""Working days until a plan is decided; the regulation says "in advance", this is the office's own measure."""

NAME = "name"
OWN, MINISTRY = "own", "ministry"
"""In whose name the unit releases."""


def _answer_due(entry: RegisterEntry) -> datetime:
    return after_working_days(entry.opened, ANSWER_DAYS)


def _about(facts: Facts) -> str:
    whose = "the ministry's" if facts.get(NAME) == MINISTRY else "its own"
    return f"{facts.get('unit', 'a unit')}, in {whose} name: {facts.get('subject', 'subject removed')}"


def _department_and_office(facts: Facts) -> tuple[Step, ...]:
    return (*CONTACTS, LIAISON, OFFICE)


REGISTER = Register(
    clause="I.7",
    title="release plans of affiliated units",
    about=_about,
    steps=(
        RegisterStep(
            name="file",
            does="enters the plan that a unit made",
            takers=_department_and_office,
            asks=(
                department("Which business department is the unit under?"),
                Question(
                    name="unit",
                    asks="Which unit, association or research base wants to release something?",
                    passes="its full name",
                    parse=words,
                ),
                Question(
                    name="content",
                    asks="What is it: a report, a topic of research, information, or a result?",
                    passes="one of report, topic, information, result",
                    parse=one_of("report", "topic", "information", "result"),
                    decides=True,
                ),
                Question(
                    name=NAME,
                    asks="In whose name: the unit's own, or the ministry's?",
                    passes="one of own, ministry",
                    parse=one_of(OWN, MINISTRY),
                    decides=True,
                ),
                Question(name="subject", asks="What is it about?", passes="some words", parse=words),
                Question(
                    name="reach",
                    asks="Where and when is it to be released, and who is to report on it?",
                    passes="media and time",
                    parse=words,
                ),
            ),
        ),
        RegisterStep(
            name="department",
            does="agrees for the business department",
            takers=lambda facts: (LIAISON,),
            apart=("file",),
            due=_answer_due,
        ),
        RegisterStep(
            name="approve",
            does="approves the plan for the Information Office",
            takers=lambda facts: (OFFICE,),
            apart=("file", "department"),
            due=_answer_due,
        ),
        RegisterStep(
            name="refuse",
            does="refuses the plan",
            takers=lambda facts: (LIAISON, OFFICE),
            asks=(reason("Why not?", "the reason, for the unit"),),
            side=True,
            ends=True,
        ),
    ),
)
