"""Experts whom departments choose for emergencies and sensitive issues: who they are, and that they agreed."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.working_days import after_working_days
from plugins.review.answers import one_of, words
from plugins.review.questions import department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

LIAISON = Step("liaison", "department")
CONTACTS = (Step("content-contact", "department"), Step("deputy", "department"), LIAISON)
OFFICE = Step("information-office")

EMERGENCY, SENSITIVE = "emergency", "sensitive"
"""What moves the public: an emergency with a greater impact, or an issue of great concern (II.5)."""

EMERGENCY_HOURS = 24
"""Hours until an expert can be asked in an emergency; the regulation names none, this is the office's own measure."""

SENSITIVE_DAYS = 2
"""Working days until then on a sensitive issue; the office's own measure too."""


def _due(entry: RegisterEntry) -> datetime:
    if entry.facts.get("about") == EMERGENCY:
        return entry.opened + timedelta(hours=EMERGENCY_HOURS)
    return after_working_days(entry.opened, SENSITIVE_DAYS)


def _about(facts: Facts) -> str:
    return f"{facts.get('about', '')}, {facts.get('topic', 'topic removed')}: {facts.get('expert', 'name removed')}"


REGISTER = Register(
    clause="II.5",
    title="experts for emergencies and sensitive issues",
    about=_about,
    steps=(
        RegisterStep(
            name="choose",
            does="chooses an expert for the department",
            takers=lambda facts: CONTACTS,
            asks=(
                department("Which department chooses?"),
                Question(
                    name="about",
                    asks="Is it an emergency, or a sensitive issue?",
                    passes=f"one of {EMERGENCY}, {SENSITIVE}",
                    parse=one_of(EMERGENCY, SENSITIVE),
                    decides=True,
                ),
                Question(name="topic", asks="Which one?", passes="some words", parse=words),
                Question(name="expert", asks="Who is the expert?", passes="a name", parse=words),
                Question(
                    name="field",
                    asks="In which field is the expert an authority, and by what?",
                    passes="the field, and a post, an office or works",
                    parse=words,
                ),
                Question(
                    name="institution",
                    asks="At which institution is the expert?",
                    passes="its full name",
                    parse=words,
                ),
            ),
        ),
        RegisterStep(
            name="consent",
            does="says that the expert agrees to be named and asked",
            takers=lambda facts: (LIAISON,),
            asks=(
                Question(
                    name="consented",
                    asks="How and when did the expert agree, and to what?",
                    passes="such as a letter of 12 November, for interviews and texts on drinking water",
                    parse=words,
                ),
            ),
            due=_due,
        ),
        RegisterStep(
            name="office",
            does="takes the expert on for interviews and texts, for the Information Office",
            takers=lambda facts: (OFFICE,),
            apart=("choose", "consent"),
            due=_due,
        ),
        RegisterStep(
            name="end",
            does="says that the expert is not asked any more",
            takers=lambda facts: (LIAISON, OFFICE),
            asks=(reason("Why not?"),),
            side=True,
            ends=True,
        ),
    ),
)
