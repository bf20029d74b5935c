"""A press conference is announced as its entry in the register has it, and not before what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.register import RegisterEntry
from plugins.model.value import parse_instant
from plugins.rules.entries import HELD_AT, named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "conference"
OPEN = "open"
"""The fact ``held-at`` of a conference that was put off without a new time."""


@rule("REG008", clause="I.4", scope="reference", every=False)
def conference_agreed(document: Document, library: Library) -> Iterator[Finding]:
    """Require an entry of the register of press conferences that says the same, with every step it needs before.

    Both sides agreed on the topic and the spokesperson reviewed it. A special
    conference, and one with questions on what is major or sensitive, a leader
    approved; another one was reported to a leader. Series, department, time
    and what became of it are those of the entry.

    Source: regulation I.4, I.5.
    """
    entry, got = named_entry(document, FIELD, FIELD, library)
    if entry is None:
        yield document.finding(
            conference_agreed,
            field=FIELD,
            got=(got,),
            expected="the reference of the conference; python3 inv register conference --as WHO proposes one",
        )
        return
    for expected in _missing(entry):
        yield document.finding(conference_agreed, field=FIELD, got=(entry.reference,), expected=expected)
    facts = entry.facts
    for field in ("series", "department"):
        if document.string(field) != facts.get(field, ""):
            yield document.finding(
                conference_agreed,
                field=field,
                got=document.string(field) or None,
                expected=f"{facts.get(field, '')}, as {entry.reference} in the register has it",
            )
    standing = document.string("standing")
    if standing not in _standings(entry):
        yield document.finding(
            conference_agreed,
            field="standing",
            got=standing or None,
            expected=f"{' or '.join(_standings(entry))}, as {entry.reference} in the register has it",
        )
    elif standing in ("planned", "held") and document.string("begins") != _typed(facts.get(HELD_AT, "")):
        yield document.finding(
            conference_agreed,
            field="begins",
            got=document.string("begins") or None,
            expected=f"{_typed(facts.get(HELD_AT, ''))}, as {entry.reference} in the register has it",
        )


def _missing(entry: RegisterEntry) -> Iterator[str]:
    """Yield what must have been done before anybody hears of the conference."""
    for name, what in (
        ("department", "a conference on whose topic the department agreed"),
        ("office", "a conference on whose topic the Information Office agreed"),
        ("review", "a conference that the spokesperson reviewed"),
    ):
        if not entry.step(name):
            yield f"{what}: the step {name}"
    grave = entry.facts.get("series") == "special" or entry.facts.get("sensitive") == "yes"
    if grave and not entry.step("approve"):
        yield "a conference that a leader approved, as it is special or its questions are sensitive: the step approve"
    if not grave and not entry.step("report"):
        yield "a conference that was reported to a leader: the step report"


def _standings(entry: RegisterEntry) -> tuple[str, ...]:
    """Return what a text may say of a conference by its entry."""
    if entry.step("cancel"):
        return ("cancelled",)
    if entry.step("held"):
        return ("held", "planned")
    return ("postponed",) if entry.facts.get(HELD_AT) == OPEN else ("planned",)


def _typed(held_at: str) -> str:
    """Return when it begins as a text says it, ``""`` while no time is fixed."""
    is_fixed = held_at not in ("", OPEN)
    return parse_instant(held_at).astimezone(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M") if is_fixed else ""
