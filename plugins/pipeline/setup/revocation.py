"""What a revocation leaves to be done: the texts whose approvals do not count any more, and who approves them anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.model.counted import counted
from plugins.model.revision import Revision
from plugins.pipeline.setup.keys import revoke
from plugins.pipeline.setup.policy_signing import said_of_member, sign_at_hand
from plugins.pipeline.setup.policy_state import policy_state
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.renewal import approvers


def revocation(root: Path, who: str, since: datetime, at: datetime) -> Iterator[str]:
    """Revoke the keys of somebody, and yield in lines what that means.

    Args:
        root: of the site.
        who: whose keys end.
        since: the instant from which they sign nothing that counts.
        at: now; terms and keys of this instant say who may approve.

    Yields:
        How many keys ended; then each text that is public or would become so and whose approval is lost by
        it, with its id, what becomes of it, and who could approve it anew, step by step; then the ids of documents
        whose withdrawal is lost.

    Raises:
        UsageError: the person is not in policy, or has no key that is still good then.
    """
    clean = policy_state(root).is_signed
    before = Workspace(root, at)
    in_force = {id: dossier for id, dossier in before.dossiers.items() if not dossier.withdrawn}
    approved = {id: dossier.approved for id, dossier in in_force.items() if dossier.approved}
    count = revoke(root, who, since)
    yield f"{counted(count, f'key of {who} is', f'keys of {who} are')} good until {since:%Y-%m-%d %H:%M} and not after"
    yield from sign_at_hand(root, at, clean=clean)
    yield from said_of_member(root, who, at)
    after = Workspace(root, at)
    lost = [id for id, digest in approved.items() if not _counts(after, id, digest)]
    if lost:
        yield f"To be submitted and approved anew, or withdrawn: {len(lost)}"
    for id in sorted(lost):
        revision = before.evaluation.revision(id, approved[id])
        yield f"  {id} {_title(revision)}: {_becomes(after, id)}; approved by {_approvers(after, revision, at)}"
    back = sorted(id for id in before.dossiers.keys() - in_force.keys() if not after.dossier(id).withdrawn)
    if back:
        yield f"Off the site all the same, and without a notice until they are withdrawn again: {', '.join(back)}"


def _counts(workspace: Workspace, id: str, digest: str) -> bool:
    return any(approval.digest == digest for approval in workspace.dossier(id).approvals)


def _becomes(workspace: Workspace, id: str) -> str:
    standing = workspace.catalogue.standings.get(id)
    return "stays as the last release shows it" if standing and standing.public else "is not public"


def _title(revision: Revision | None) -> str:
    return (
        f"\N{LEFT DOUBLE QUOTATION MARK}{revision.title}\N{RIGHT DOUBLE QUOTATION MARK}"
        if revision
        else "(its bytes are missing)"
    )


def _approvers(workspace: Workspace, revision: Revision | None, at: datetime) -> str:
    return approvers(revision, workspace.policy, at) if revision else "whoever its column names"
