"""Meetings, activities and journeys of leaders, and when the release about each was submitted."""

from __future__ import annotations

from datetime import datetime

from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.value import parse_instant
from plugins.review.answers import document, key, one_of, words, yes_or_no
from plugins.review.questions import begin, department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

OFFICE = Step("information-office")
SPONSOR = (Step("content-contact", "department"), Step("deputy", "department"), Step("liaison", "department"))
KINDS = ("meeting", "activity", "journey", "external-meeting", "seminar")
SEMINAR = "seminar"


def _sponsor_or_office(facts: Facts) -> tuple[Step, ...]:
    return (*SPONSOR, OFFICE)


def _office(facts: Facts) -> tuple[Step, ...]:
    return (OFFICE,)


def _is_reported(facts: Facts) -> bool:
    return facts.get("kind") != SEMINAR


def _is_central(facts: Facts) -> bool:
    return facts.get("central") == "yes" and _is_reported(facts)


def _begin(entry: RegisterEntry) -> datetime | None:
    held = entry.facts.get("held-at", "")
    return parse_instant(held) if held else None


def _about(facts: Facts) -> str:
    central = ", with central leaders" if facts.get("central") == "yes" else ""
    what = facts.get("what", "what it is was removed")
    return f"{facts.get('kind', '')} of {facts.get('leader', '')}, {facts.get('held-at', '')}{central}: {what}"


HELD_AT = begin("When does it begin?")
REASON = reason()

REGISTER = Register(
    clause="III.1-III.5",
    title="events of leaders",
    about=_about,
    steps=(
        RegisterStep(
            name="announce",
            does="announces the event",
            takers=_sponsor_or_office,
            asks=(
                Question(
                    name="leader",
                    asks="Which leader takes part?",
                    passes="a key of policy/people.yaml, such as sun.hao",
                    parse=key,
                    decides=True,
                ),
                department("Which department sponsors it, or accompanies the journey?"),
                Question(
                    name="kind",
                    asks="What is it? A meeting of another body is external-meeting; one on work alone is seminar.",
                    passes=f"one of {', '.join(KINDS)}",
                    parse=one_of(*KINDS),
                    decides=True,
                ),
                Question(
                    name="central",
                    asks="Do central leaders attend, or do central bodies hold it?",
                    passes="yes or no",
                    parse=yes_or_no,
                    decides=True,
                ),
                HELD_AT,
                Question(name="what", asks="What is it called, and where is it?", passes="some words", parse=words),
            ),
        ),
        RegisterStep(
            name="submit",
            does="has submitted the release",
            takers=_sponsor_or_office,
            asks=(
                Question(
                    name="document",
                    asks="Which document is the release?",
                    passes="its id, such as k7m29xqf",
                    parse=document,
                    decides=True,
                ),
            ),
            when=_is_reported,
            due=_begin,
        ),
        RegisterStep(
            name="send",
            does="has sent the release to the central offices",
            takers=_office,
            asks=(
                Question(
                    name="letter", asks="With which letter, and to whom?", passes="a number and a place", parse=words
                ),
            ),
            when=_is_central,
            due=_begin,
        ),
        RegisterStep(
            name="clear",
            does="has the central offices' approval",
            takers=_office,
            asks=(
                Question(
                    name="answer", asks="By which answer, of which day?", passes="a number and a day", parse=words
                ),
            ),
            when=_is_central,
            due=_begin,
        ),
        RegisterStep(
            name="postpone",
            does="puts it off",
            takers=_sponsor_or_office,
            asks=(HELD_AT, REASON),
            side=True,
        ),
        RegisterStep(
            name="drop",
            does="says that nothing is reported",
            takers=_sponsor_or_office,
            asks=(REASON,),
            side=True,
            ends=True,
        ),
    ),
)
