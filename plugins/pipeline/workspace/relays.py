"""Relaying what a leader or an office approved on paper, or by telephone."""

from __future__ import annotations

from pathlib import Path

from plugins.model.act import Act
from plugins.model.debt import CONFIRMATION
from plugins.model.digest import sha256
from plugins.model.error import UsageError
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acts.relay import BY, CONFIRM, LEADER, SCAN
from plugins.review.ledger_file import DIGEST


def relay(
    workspace: Workspace,
    what: str,
    who: str,
    leader: str,
    means: str,
    *,
    scan: str = "",
    confirm: str = "",
    note: str = "",
) -> Act:
    """Sign that a leader or an office approved: their step, or the paper behind an approval by telephone.

    Args:
        workspace: opened for this act.
        what: id or path of the document.
        who: the liaison, who signs.
        leader: key of the person or office that approved.
        means: ``slip``, ``letter`` or ``telephone``.
        scan: the file with the scan of the paper, or its digest ``sha256:…``; the file itself is kept elsewhere.
        confirm: the day by which an approval by telephone is confirmed, as 2026-11-25.
        note: in words, ``""`` for none.

    Raises:
        RefusedError: the step is not theirs, rules are broken, or the act would not count.
        UsageError: there is no such document, or no such file.
    """
    given = {LEADER.name: leader, BY.name: means, SCAN.name: digest_of_scan(scan), CONFIRM.name: confirm}
    extra = {key: value for key, value in given.items() if value}
    id = what if what in workspace.dossiers else workspace.document(what)[1].id
    dossier = workspace.dossier(id)
    owed = [debt.act for debt in dossier.debts if debt.kind == CONFIRMATION and debt.whose == leader]
    telephoned = [act.items[0].digest for act in dossier.acts if act.id in owed]
    if telephoned:
        return workspace.take("relay", what, who, note, digest=telephoned[0] or "", **extra)
    return workspace.take_step("relay", what, who, "", note, **extra)


def digest_of_scan(scan: str) -> str:
    """Return the digest of a scan by its file, or the digest that is given; ``""`` for none.

    Raises:
        UsageError: it is neither.
    """
    if not scan or DIGEST.fullmatch(scan):
        return scan
    try:
        return f"sha256:{sha256(Path(scan).read_bytes())}"
    except OSError as error:
        raise UsageError(f"--scan: {scan} cannot be read ({error.strerror}); expected a file, or sha256:…") from error
