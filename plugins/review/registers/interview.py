"""Applications for interviews, from the first call to the text, and what was said to those that were refused."""

from __future__ import annotations

from datetime import datetime

from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.value import parse_instant
from plugins.model.working_days import after_working_days
from plugins.review.answers import key, one_of, words
from plugins.review.questions import begin, department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

OFFICE = Step("information-office")
CONTACTS = (Step("content-contact", "department"), Step("deputy", "department"), Step("liaison", "department"))
ANSWER_DAYS = 5
"""Working days until a reporter knows; II.4 says "as soon as possible", inspections count 5 for an inquiry."""

MEDIA = ("domestic", "foreign-resident", "foreign", "hong-kong-macao-taiwan")
OFFICE_ALONE = ("foreign-resident", "hong-kong-macao-taiwan", "foreign")
"""Whose applications no department takes, not even to hand them on (II.8)."""

FORMS = ("in-person", "in-writing", "by-telephone")


def _office(facts: Facts) -> tuple[Step, ...]:
    return (OFFICE,)


def _openers(facts: Facts) -> tuple[Step, ...]:
    return (OFFICE,) if facts.get("media") in OFFICE_ALONE else (OFFICE, *CONTACTS)


def _consenting(facts: Facts) -> tuple[Step, ...]:
    """Return the leader who is to be interviewed, else a leader: one in charge of news and publicity work."""
    return (Step("ministry-leader", "leader"),) if facts.get("leader") else (Step("ministry-leader"),)


def _is_of_department(facts: Facts) -> bool:
    return facts.get("whom") == "department"


def _is_of_leader(facts: Facts) -> bool:
    return facts.get("whom") == "leader"


def _by_telephone(facts: Facts) -> str:
    if facts.get("form") != "by-telephone":
        return ""
    return "no interview is given by telephone (II.4); agree on another form with the step adjust, or refuse"


def _answer_due(entry: RegisterEntry) -> datetime:
    return after_working_days(entry.opened, ANSWER_DAYS)


def _after_interview(entry: RegisterEntry) -> datetime:
    held = entry.facts.get("held-at", "")
    return after_working_days(parse_instant(held) if held else entry.opened, ANSWER_DAYS)


def _about(facts: Facts) -> str:
    whom = facts.get("leader") or facts.get("department", "nobody")
    return f"{facts.get('outlet', 'an outlet')} with {whom}, {facts.get('form', '')}: {facts.get('topics', 'removed')}"


FORM = Question(
    name="form",
    asks="How is it to be held: in person, in writing, or by telephone?",
    passes=f"one of {', '.join(FORMS)}",
    parse=one_of(*FORMS),
    decides=True,
)
REASON = reason("Why not, and what was said?", "the reason, for the outlet")

REGISTER = Register(
    clause="II.1-II.4, II.6, II.8",
    title="applications for interviews",
    about=_about,
    steps=(
        RegisterStep(
            name="apply",
            does="enters the application",
            takers=_openers,
            asks=(
                Question(
                    name="outlet",
                    asks="Which newspaper, station, agency or site is it?",
                    passes="its full name",
                    parse=words,
                ),
                Question(name="reporter", asks="Who is the reporter?", passes="a name", parse=words),
                Question(
                    name="reach",
                    asks="How is the reporter reached?",
                    passes="a telephone number or address",
                    parse=words,
                ),
                Question(
                    name="media",
                    asks="Of which kind is the outlet? Foreign outlets have resident reporters here, or none.",
                    passes=f"one of {', '.join(MEDIA)}",
                    parse=one_of(*MEDIA),
                    decides=True,
                ),
                Question(
                    name="came",
                    asks="Did they apply at the office, or come or call somewhere without an appointment?",
                    passes="one of applied, without-appointment",
                    parse=one_of("applied", "without-appointment"),
                    decides=True,
                ),
                Question(
                    name="whom",
                    asks="Do they ask for a leader of the ministry, or for a department?",
                    passes="one of leader, department",
                    parse=one_of("leader", "department"),
                    decides=True,
                ),
                Question(
                    name="leader",
                    asks="Which leader?",
                    passes="a key of policy/people.yaml, such as sun.hao",
                    parse=key,
                    decides=True,
                    when=_is_of_leader,
                ),
                department("Which department?", when=_is_of_department),
                FORM,
                Question(name="topics", asks="What do they want to ask?", passes="the topics", parse=words),
            ),
        ),
        RegisterStep(
            name="identity",
            does="verifies who the reporter is",
            takers=_office,
            asks=(
                Question(
                    name="verified",
                    asks="By what was the reporter's identity verified?",
                    passes="such as the press card and a call to the newsroom",
                    parse=words,
                ),
            ),
            due=_answer_due,
        ),
        RegisterStep(
            name="international",
            does="agrees for the International Department",
            takers=lambda facts: (Step("international-department"),),
            when=lambda facts: facts.get("media") == "foreign",
            apart=("apply", "identity"),
            due=_answer_due,
        ),
        RegisterStep(
            name="outline",
            does="prepares the outline of the interview",
            takers=_office,
            asks=(Question(name="outline", asks="Which questions will be put?", passes="the outline", parse=words),),
            bars=_by_telephone,
            due=_answer_due,
        ),
        RegisterStep(
            name="department",
            does="names who speaks for the department, and agrees",
            takers=lambda facts: (Step("liaison", "department"),),
            asks=(Question(name="speaker", asks="Who speaks?", passes="a name and an office", parse=words),),
            when=_is_of_department,
            apart=("identity", "outline"),
            due=_answer_due,
        ),
        RegisterStep(
            name="consent",
            does="consents",
            takers=_consenting,
            apart=("apply", "identity", "outline", "department", "international"),
            bars=_by_telephone,
            due=_answer_due,
        ),
        RegisterStep(
            name="arrange",
            does="arranges the interview",
            takers=_office,
            asks=(
                begin("When will it be?"),
                Question(name="place", asks="Where?", passes="a place", parse=words),
                Question(
                    name="review",
                    asks="Does the outlet show its text before it is published?",
                    passes="one of yes, no",
                    parse=one_of("yes", "no"),
                    decides=True,
                ),
            ),
            bars=_by_telephone,
            apart=("consent",),
            due=_answer_due,
        ),
        RegisterStep(
            name="text",
            does="receives the text of the interview for its review",
            takers=_office,
            asks=(
                Question(
                    name="received", asks="What came, and from whom?", passes="such as the text of 3 pages", parse=words
                ),
            ),
            due=_after_interview,
        ),
        RegisterStep(
            name="adjust",
            does="agrees with the outlet on another form",
            takers=_office,
            asks=(FORM,),
            bars=_by_telephone,
            side=True,
        ),
        RegisterStep(
            name="refuse",
            does="tells the outlet that it cannot be",
            takers=_office,
            asks=(REASON,),
            side=True,
            ends=True,
        ),
    ),
)
