"""What stood at the place of a document, from when until when, and which of it may still be shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.model.publication import Version
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.withholding import MISSING, SECRECY
from plugins.plan.opening import Revisions

Spans = list[tuple[str, datetime | None]]
"""What stood there and since when, oldest first: a digest, ``""`` for nothing; None for what no release shows yet."""


def dated_history(
    revision: Revision, dossier: Dossier, revisions: Revisions, withheld: Mapping[str, str], now: datetime | None
) -> tuple[tuple[Version, ...], tuple[Revision, ...]]:
    """Return every state that was or is public, and the earlier texts among them that may be shown.

    Args:
        revision: what is public.
        dossier: of the document.
        revisions: approved ones whose bytes are intact.
        withheld: reason by digest, for those that must not be published.
        now: when what no release shows yet is published, None when that is not known.

    Returns:
        The states, newest first, and each earlier text once, newest first. A text that nobody
        may read is a state with its kind of reason, and without the note of its author.
    """
    spans = _spans(revision.digest, dossier, now)
    ends = [since for _, since in spans[1:]] + [None]
    versions: list[Version] = []
    for (digest, since), until in zip(spans, ends, strict=True):
        if not digest:
            continue
        closed = "" if digest == revision.digest else closed_because(digest, dossier, revisions, withheld)
        if dossier.was_ended(digest) and digest != revision.digest:
            closed = closed or MISSING
        known = revisions.get((dossier.id, digest))
        is_first = not versions
        change = "" if is_first else (known.string("change") if known else "") or "major"
        note = known.string("change_note") if known and not (is_first or closed) else ""
        versions.insert(0, Version(digest, since, change, note, until, closed))
    shown = {v.digest: None for v in versions if not v.closed and v.digest != revision.digest}
    return tuple(versions), tuple(revisions[dossier.id, digest] for digest in shown)


def _spans(public: str, dossier: Dossier, now: datetime | None) -> Spans:
    every = sorted([*dossier.released, *dossier.again], key=lambda span: span[1])
    spans: Spans = []
    for digest, since in every:
        if not spans or spans[-1][0] != digest:
            spans.append((digest, since))
    if not spans or spans[-1][0] != public:
        spans.append((public, now))
    return spans


def closed_because(digest: str, dossier: Dossier, revisions: Revisions, withheld: Mapping[str, str]) -> str:
    """Return why what stood there is not shown any more, ``""`` when it may be.

    Where acts cannot be believed, the one that is missing may have been that which withheld it; so may
    one that let a released text through and does not count any more.
    """
    if reason := dict(dossier.closed).get(digest):
        return reason
    if digest in withheld:
        return SECRECY
    approved = {approval.digest for approval in dossier.approvals}
    is_doubted = dossier.broken or any(one not in approved for one, _ in dossier.released)
    return MISSING if is_doubted or digest not in approved or (dossier.id, digest) not in revisions else ""
