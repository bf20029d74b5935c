"""Making a first notice public at once: two people on duty, the fields that policy asks for, and the review it owes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from plugins.model.act import Act
from plugins.model.error import RefusedError
from plugins.model.finding import Weight, weighed
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.status_writing import status_line
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acting import write_revision
from plugins.review.acts.urgent import MOST_HOURS, REVIEWED_BY
from plugins.review.canonical import canonical_bytes
from plugins.review.faults import SUBMITTED
from plugins.review.proposal import propose


def make_urgent(workspace: Workspace, what: str, by: Sequence[str], note: str = "", review: str = "") -> Act:
    """Approve a text at once, by two people on duty; the next release shows it.

    Args:
        workspace: opened for this act.
        what: path or id of the document.
        by: the two who sign.
        note: in words, ``""`` for none.
        review: the instant by which its review is owed, ``""`` for the latest, 24 hours from now.

    Raises:
        RefusedError: a field of the notice is missing, rules are broken, or the act would not count.
        UsageError: there is no such document, or somebody is not known or has no key here.
    """
    path, document = workspace.document(what)
    column = workspace.column(document)
    missing = [name for name in column.urgent if not document.raw.get(name)]
    broken = [f for f in workspace.check(path) if f.weight >= Weight.REFUSE and f.code != SUBMITTED.code]
    if missing or broken:
        lines = [f"{path}: a first notice has {', '.join(column.urgent)}; {name} is missing" for name in missing]
        raise RefusedError("\n".join([*lines, *map(weighed, broken), f"{path}: nothing was signed"]))
    digest, latest = workspace.digest(document), workspace.at.replace(microsecond=0) + timedelta(hours=MOST_HOURS)
    files = attachment_files(workspace.root / path, document)
    write = partial(write_revision, workspace.root, document.id, digest, canonical_bytes(document, column), files)
    dossier = workspace.dossier(document.id)
    proposal = propose("urgent", by[0], dossier, digest, workspace.policy, {}, workspace.at)
    extra = ((REVIEWED_BY.name, review or latest.isoformat()),)
    with status_line(workspace.root, path, "urgent"):
        return workspace.sign(replace(proposal, by=tuple(by), note=note, extra=extra), write)
