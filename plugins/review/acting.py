"""Taking an act: judged as it will be judged later, then signed and written; what would not count is not written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act, Item
from plugins.model.clock import Clock
from plugins.model.digest import sha256
from plugins.model.error import RefusedError, UsageError
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.review import act_file, ledger_file, signature
from plugins.review.canonical import FILE, revision_folder
from plugins.review.dossiers import dossiers
from plugins.review.keyring import signer
from plugins.review.ledger import Ledger, SignedAct
from plugins.system.durable import create_file


def take(
    root: Path,
    ledger: Ledger,
    policy: Policy,
    columns: Mapping[str, str],
    *,
    act: str,
    by: Sequence[str],
    role: str,
    items: Sequence[Item],
    at: datetime,
    step: str = "",
    rules: str = "",
    note: str = "",
    cites: str = "",
    before: Callable[[], object] = lambda: None,
    told: Mapping[str, Dossier] | None = None,
) -> Act:
    """Sign an act and write it to the ledger.

    Args:
        root: where the ledger lies.
        ledger: as it is now, at least all that is about these documents.
        policy: in force.
        columns: column of each document by id.
        act, by, role, items, step, rules, cites: as in `Act`.
        at: the instant, with a zone; seconds are kept, fractions are not.
        note: the reason, for its author; kept in ``ledger/notes/`` by its digest.
        before: writes what the act rests on; called when it is sure to count, before it is written.
        told: what seals before those of ``ledger`` told of releases, as in `dossiers`.

    Raises:
        RefusedError: it would not count; the message says why.
        UsageError: a signer is not known, or has no key here.
    """
    for who in by:
        if who not in policy.people:
            raise UsageError(f"{who} is not in policy/people.yaml")
    data = (note.strip() + "\n").encode() if note.strip() else b""
    unsigned = Act(
        id="",
        act=act,
        at=at.replace(microsecond=0),
        by=tuple(by),
        role=role,
        step=step,
        items=tuple(items),
        rules=rules,
        note=f"sha256:{sha256(data)}" if data else "",
        cites=cites,
    )
    payload = act_file.act_payload(unsigned)
    id = sha256(payload)
    made = replace(unsigned, id=id, path=act_file.act_path(unsigned.at, act, id))
    signers = [signer(root, policy.people[who], at) for who in by]
    fault = _fault(SignedAct(made, tuple(key for key, _ in signers)), ledger, policy, columns, at, told)
    if fault:
        raise RefusedError(f"{act} is refused: {fault}")
    signatures = [sign(payload, signature.ACTS) for _, sign in signers]
    before()
    if data:
        write_once(root / "ledger" / "notes" / f"{sha256(data)}.md", data)
    write_once(root / made.path, ledger_file.join_file(payload, signatures))
    return made


def _fault(
    signed: SignedAct,
    ledger: Ledger,
    policy: Policy,
    columns: Mapping[str, str],
    at: datetime,
    told: Mapping[str, Dossier] | None,
) -> str:
    """Judge an act as if it lay in the ledger already; return why it would not count."""
    ids = {item.id for item in signed.act.items}
    acts = {id: one for id, one in ledger.acts.items() if ids & {item.id for item in one.act.items}}
    _, findings = dossiers(replace(ledger, acts={**acts, signed.act.id: signed}), policy, columns, Clock(at), told)
    return next((f.got for f in findings if f.path == signed.act.path), "")


def write_once(path: Path, data: bytes) -> None:
    """Write a file that is never changed again; the same bytes a second time are fine.

    Raises:
        RefusedError: other bytes lie there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        create_file(path, data)
    except FileExistsError:
        if path.read_bytes() != data:
            raise RefusedError(f"{path.name} is there already, with other bytes") from None


def write_revision(root: Path, id: str, digest: str, document: bytes, attachments: Mapping[str, Path]) -> str:
    """Put canonical bytes and attachments where approved revisions lie; return the folder's POSIX path.

    The folder appears whole or not at all. One that is there already is left
    as it is.
    """
    folder = revision_folder(id, digest)
    place = root / folder
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f".{place.name}.{os.getpid()}.new")
        temporary.mkdir()
        (temporary / FILE).write_bytes(document)
        for name, source in attachments.items():
            shutil.copyfile(source, temporary / name, follow_symlinks=False)
        _appear(temporary, place)
    return folder


def stage_revision(staging: Path, id: str, digest: str, document: bytes) -> None:
    """Write canonical bytes below a folder that nobody reads, one revision of a document, for `put_revision`."""
    folder = staging / revision_folder(id, digest)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(document)


def put_revision(staging: Path, root: Path, id: str, digest: str) -> None:
    """Put a revision of `stage_revision` where approved ones lie.

    It appears whole or not at all. One that is there already is left as it is.
    """
    folder = revision_folder(id, digest)
    place = root / folder
    if not place.parent.exists():  # of a new document the whole folder moves: to remove them one by one takes long
        place.parent.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # another revision of it may have appeared in between
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
