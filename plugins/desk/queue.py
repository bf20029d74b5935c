"""What waits for review, in the order in which somebody should look at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.column import Column
from plugins.model.document import Document, Publish
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.step import step_due
from plugins.model.subject import subject_of

DECIDING = ("submit", "return", "approve", "relay", "urgent", "adopt")
"""Acts that decide about a text; all others stop, open or waive something of one."""

SOON = timedelta(days=1)
"""What is to be public before this has passed goes before everything that has time."""


class Waiting(NamedTuple):
    """One text that waits for a step of its review.

    Attributes:
        dossier: its account; the first of its steps is the submission.
        document: the working text, None where it is missing here.
        column: of the text, None where the text is missing or its column is none.
        due: the instant at which it is meant to be public, None if it names none.
    """

    dossier: Dossier
    document: Document | None
    column: Column | None
    due: datetime | None


def waiting(
    dossiers: Mapping[str, Dossier], documents: Mapping[str, Document], policy: Policy, at: datetime
) -> list[Waiting]:
    """Return what waits: columns with urgent notices first, then what is due within a day, then the oldest submission.

    Args:
        dossiers: of documents with a submitted text, by id.
        documents: the working texts, by id.
        policy: of the root.
        at: now, with a zone.
    """
    found = []
    for dossier in dossiers.values():
        if dossier.pending and dossier.steps:
            document = documents.get(dossier.id)
            column = policy.columns.get(document.column) if document else None
            publish = document.fields.get("publish") if document else None
            found.append(Waiting(dossier, document, column, publish.at if isinstance(publish, Publish) else None))

    def rank(one: Waiting) -> tuple[bool, bool, datetime, str]:
        is_urgent = bool(one.column and one.column.urgent)
        is_soon = one.due is not None and one.due < at + SOON
        submitted = one.dossier.steps[0].at
        return not is_urgent, not is_soon, one.due if is_soon and one.due else submitted, one.dossier.id

    return sorted(found, key=rank)


def queue_lines(found: list[Waiting], changed: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each: id, submission, digest, from whom to whom, when it is due, and the title.

    ``changed`` has the ids of those whose text or files are not what was submitted; a second line says so.
    """
    if not found:
        yield "Nothing waits for review."
    for dossier, document, column, due in found:
        submission = dossier.steps[0]
        step = step_due(column.chain, dossier.steps) if column else None
        holder = step.holder(subject_of(document)) if step and document else "unknown"
        title = document.string("title") if document else "its working text is missing"
        public = f"to be public at {_minute(due)}  " if due else ""
        submitted = f"{_minute(submission.at)}  {dossier.pending[7:19]}  {submission.by[0]} → {holder}"
        yield f"{dossier.id}  {submitted}  {public}{title}"
        if dossier.id in changed and document:
            yield (
                f"    {document.text_and_files} was changed after the text was submitted, which cannot be approved: "
                f"python3 inv return {dossier.id} REASON --as WHO --note WORDS sends it back, "
                "or its author submits it again"
            )


def unsettled_lines(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Yield a line for each document about which two decided differently without knowing of each other."""
    for dossier in dossiers:
        if dossier.conflict:
            both = " and ".join(f"{act.act} by {', '.join(act.by)}" for act in _last_decisions(dossier))
            yield (
                f"{dossier.id}  two decisions contradict each other ({both}), so that nothing of it changes: "
                f"python3 inv submit {dossier.id} --as WHO hands it in again; its approval or return settles it"
            )


def _last_decisions(dossier: Dossier) -> list[Act]:
    """Return the acts about the text that no later one of them has seen, whatever was done since, such as a hold."""
    named = {
        act.id: {head for item in act.items if item.id == dossier.id for head in item.heads} for act in dossier.acts
    }
    deciding = [act for act in dossier.acts if act.act in DECIDING]
    seen: set[str] = set()
    ahead = [head for act in deciding for head in named[act.id]]
    while ahead:
        if (id := ahead.pop()) not in seen:
            seen.add(id)
            ahead += named.get(id, ())
    return [act for act in deciding if act.id not in seen]


def _minute(at: datetime) -> str:
    return f"{at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"
