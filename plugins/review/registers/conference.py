"""Press conferences: the topic agreed on by both sides, reviewed, reported or approved, held or put off."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.value import parse_instant
from plugins.review.answers import OPEN, instant_or_open, one_of, words, yes_or_no
from plugins.review.questions import begin, department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

OFFICE = Step("information-office")
LIAISON = Step("liaison", "department")
SPOKESPERSON = Step("spokesperson")


def _office(facts: Facts) -> tuple[Step, ...]:
    return (OFFICE,)


def _both(facts: Facts) -> tuple[Step, ...]:
    return (LIAISON, OFFICE)


def _needs_approval(facts: Facts) -> bool:
    """Tell whether a leader approves: a special one, and questions on what is major or sensitive."""
    return facts.get("series") == "special" or facts.get("sensitive") == "yes"


def _is_reported(facts: Facts) -> bool:
    return not _needs_approval(facts)


def _begin(entry: RegisterEntry) -> datetime | None:
    held = entry.facts.get("held-at", "")
    return parse_instant(held) if held and held != OPEN else None


def _day_after(entry: RegisterEntry) -> datetime | None:
    begin = _begin(entry)
    return begin + timedelta(days=1) if begin else None


def _has_no_time(facts: Facts) -> str:
    return "it has no time; the step postpone gives it one" if facts.get("held-at") == OPEN else ""


def _about(facts: Facts) -> str:
    return f"{facts.get('series', '')}, {facts.get('held-at', 'without a time')}: {facts.get('topic', 'topic removed')}"


HELD_AT = begin("When will it begin?")
NEW_TIME = Question(
    name="held-at",
    asks="When will it begin instead?",
    passes="a day and time such as 2026-11-23T10:00, or open while no new time is fixed",
    parse=instant_or_open,
    decides=True,
)
REASON = reason()

REGISTER = Register(
    clause="I.4, I.5",
    title="press conferences",
    about=_about,
    steps=(
        RegisterStep(
            name="propose",
            does="proposes a topic",
            takers=_both,
            asks=(
                Question(
                    name="series",
                    asks="Is it a regular press conference, or a special one?",
                    passes="one of regular, special",
                    parse=one_of("regular", "special"),
                    decides=True,
                ),
                department("Which business department is it about?"),
                Question(name="topic", asks="What is the topic?", passes="some words", parse=words),
                Question(
                    name="sensitive",
                    asks="Will there be questions on something major or sensitive?",
                    passes="yes or no",
                    parse=yes_or_no,
                    decides=True,
                ),
                HELD_AT,
            ),
        ),
        RegisterStep(
            name="department",
            does="agrees on the topic for the business department, and gives materials",
            takers=lambda facts: (LIAISON,),
            asks=(
                Question(
                    name="materials",
                    asks="Where do the materials and the answers to expected questions lie?",
                    passes="a place inside the ministry",
                    parse=words,
                ),
            ),
            due=_begin,
        ),
        RegisterStep(
            name="office",
            does="agrees on the topic for the Information Office, and sorts the materials",
            takers=_office,
            apart=("department",),
            due=_begin,
        ),
        RegisterStep(
            name="review",
            does="reviews it as the spokesperson",
            takers=lambda facts: (SPOKESPERSON,),
            apart=("department", "office"),
            due=_begin,
        ),
        RegisterStep(
            name="report",
            does="has reported it to a leader",
            takers=lambda facts: (SPOKESPERSON,),
            asks=(Question(name="reported", asks="To whom was it reported, and how?", passes="a name", parse=words),),
            when=_is_reported,
            due=_begin,
        ),
        RegisterStep(
            name="approve",
            does="approves it, and the answers to sensitive questions",
            takers=lambda facts: (Step("ministry-leader"),),
            when=_needs_approval,
            apart=("propose", "department", "office", "review"),
            due=_begin,
        ),
        RegisterStep(
            name="held",
            does="says that it was held",
            takers=_office,
            asks=(Question(name="host", asks="Who hosted it, and who spoke?", passes="names", parse=words),),
            bars=_has_no_time,
            ends=True,
            due=_day_after,
        ),
        RegisterStep(name="postpone", does="puts it off", takers=_office, asks=(NEW_TIME, REASON), side=True),
        RegisterStep(name="cancel", does="cancels it", takers=_both, asks=(REASON,), side=True, ends=True),
    ),
)
