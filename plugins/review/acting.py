"""Signing an act: judged as it will be judged later, then signed and written; what would not count is not written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from plugins.model.act import Act
from plugins.model.clock import Clock
from plugins.model.digest import sha256
from plugins.model.error import RefusedError, UsageError
from plugins.model.known_people import unknown_person
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.subject import Subjects
from plugins.review import act_file, ledger_file, signature
from plugins.review.act_kind import PayloadKey
from plugins.review.canonical import FILE, revision_folder
from plugins.review.dossiers import dossiers
from plugins.review.keyring import signer
from plugins.review.known_acts import ACTS
from plugins.review.ledger import Ledger, SignedAct
from plugins.review.proposal import Proposal
from plugins.system.durable import create_file, keep_folder
from plugins.system.unfinished import unfinished_folder


def sign_act(
    root: Path,
    proposal: Proposal,
    ledger: Ledger,
    policy: Policy,
    subjects: Subjects,
    at: datetime,
    *,
    before: Callable[[], object] = lambda: None,
    prior_releases: Mapping[str, Dossier] | None = None,
) -> Act:
    """Sign an act and write it to the ledger.

    Args:
        root: where the ledger lies.
        proposal: the act in the making.
        ledger: as it is now, at least all that is about these documents.
        policy: in force.
        subjects: texts of these documents, approved ones and those that are being written.
        at: the instant, with a zone; seconds are kept, fractions are not.
        before: writes the files that the act refers to; called when it is sure to count, before it is written.
        prior_releases: releases recorded by seals that are not in ``ledger``, as in `dossiers`.

    Raises:
        RefusedError: it would not count; the message says why.
        UsageError: a signer is not known or has no key here, or a reason is missing.
    """
    kind = ACTS[proposal.act]
    for who in proposal.by:
        if who not in policy.people:
            raise UsageError(unknown_person(who, policy.people))
    note = proposal.note.strip()
    if kind.needs_note and not note:
        raise UsageError(kind.needs_note)
    data = f"{note}\n".encode() if note else b""
    unsigned = Act(
        id="",
        act=proposal.act,
        at=at.replace(microsecond=0),
        by=proposal.by,
        role=proposal.role,
        step=proposal.step,
        items=proposal.items,
        rules=proposal.rules,
        note=f"sha256:{sha256(data)}" if data else "",
        extra=tuple((key.name, value) for key, value in _own_values(proposal) if value or not key.optional),
    )
    payload = act_file.act_payload(unsigned)
    id = sha256(payload)
    act = replace(unsigned, id=id, path=act_file.act_path(unsigned.at, unsigned.act, id))
    signers = [signer(root, policy.people[who], at) for who in act.by]
    signed = SignedAct(act, tuple(public for public, _ in signers))
    ids = {item.id for item in act.items}
    about = {id: one for id, one in ledger.acts.items() if ids & {item.id for item in one.act.items}}
    with_it = replace(ledger, acts={**about, act.id: signed})
    _, findings = dossiers(with_it, policy, subjects, Clock(at), prior_releases)
    if fault := next((f.got for f in findings if f.path == act.path), ""):
        raise RefusedError(f"{act.act} is refused: {fault}")
    signatures = [sign(payload, signature.ACTS) for _, sign in signers]
    before()
    if data:
        write_once(root, f"ledger/notes/{sha256(data)}.md", data)
    write_once(root, act.path, ledger_file.join_file(payload, signatures))
    return act


def _own_values(proposal: Proposal) -> list[tuple[PayloadKey, str]]:
    """Return the keys that only acts of this kind have, each with its value, ``""`` for none."""
    given = dict(proposal.extra)
    return [(key, given.get(key.name, "")) for key in ACTS[proposal.act].keys]


def write_once(root: Path, name: str, data: bytes) -> None:
    """Write a file below a root that is never changed again; the same bytes a second time are fine.

    Raises:
        RefusedError: other bytes lie there.
    """
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        create_file(root, path, data)
    except FileExistsError:
        if path.read_bytes() != data:
            raise RefusedError(f"{path.name} is there already, with other bytes") from None


def write_revision(root: Path, id: str, digest: str, document: bytes, attachments: Mapping[str, Path]) -> str:
    """Put canonical bytes and attachments where approved revisions lie; return the folder's POSIX path.

    The folder appears whole or not at all. One that is there already is left
    as it is.
    """
    folder = revision_folder(id, digest)
    if not (root / folder).exists():
        (root / "approved").mkdir(exist_ok=True)
        with unfinished_folder(root, root / "approved") as staging:
            stage_revision(staging, id, digest, document, attachments)
            keep_folder(staging / folder)
            put_revision(staging, root, id, digest)
    return folder


def stage_revision(
    staging: Path, id: str, digest: str, document: bytes, attachments: Mapping[str, Path] = MappingProxyType({})
) -> None:
    """Write canonical bytes and attachments of one revision into a staging folder, for `put_revision`."""
    folder = staging / revision_folder(id, digest)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(document)
    for name, source in attachments.items():
        shutil.copyfile(source, folder / name, follow_symlinks=False)


def put_revision(staging: Path, root: Path, id: str, digest: str) -> None:
    """Move a revision from the staging folder to where approved revisions lie.

    It appears whole or not at all. One that is there already is left as it is.
    """
    folder = revision_folder(id, digest)
    place = root / folder
    if not place.parent.exists():  # moving the whole folder of a new document leaves no empty folder to remove
        place.parent.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # another revision of it may have appeared meanwhile
            (staging / folder).parent.rename(place.parent)
    if not place.exists():
        _appear(staging / folder, place)


def _appear(folder: Path, place: Path) -> None:
    try:
        folder.rename(place)
    except OSError:
        shutil.rmtree(folder)
        if not place.exists():
            raise
