"""The people of a ministry with keys of their own, and acts, seals and documents as they make them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from plugins.model.act import Act, Item, Released, Seal
from plugins.model.clock import Clock
from plugins.model.digest import sha256
from plugins.model.document import Attachment, Document, Text
from plugins.model.finding import Finding
from plugins.model.person import Key
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.model.value import parse_instant
from plugins.policy.load import load_policy
from plugins.review.act_file import act_path, act_payload
from plugins.review.dossiers import dossiers
from plugins.review.ledger import Ledger, SignedAct
from plugins.review.ledger_file import encode_payload, join_file, written
from plugins.review.seal_file import seal_lines, seal_path
from plugins.review.signature import ACTS, SEALS, new_key, sign
from tests.repository import DEMONSTRATION

START = parse_instant("2026-11-20T09:00")
LONG_AGO = parse_instant("2025-01-01T00:00")
ID = "k7m29xqf"
OTHER = "9tq4w2ha"
LAWS = "laws-and-regulations"
OFFICE = "information-office"
ROLES = {
    "li.wei": "content-contact",
    "he.lin": "deputy",
    "guo.tao": "liaison",
    "sun.hao": "ministry-leader",
    "chen.yu": OFFICE,
    "fang.ning": OFFICE,
    "zhao.min": "information-office-head",
    "site-machine": "machine",
}


def minutes(count: int) -> datetime:
    """Return the instant so many minutes after the start."""
    return START + timedelta(minutes=count)


def digest(name: str) -> str:
    """Return a digest that stands for the text called ``name``."""
    return f"sha256:{sha256(name.encode())}"


@functools.cache
def key(who: str) -> tuple[bytes, str]:
    """Return the private and the public key of somebody; the same for the whole run."""
    return new_key()


@functools.cache
def policy() -> Policy:
    """Return the policy of the repository, with a key for each person, valid from long ago."""
    loaded = load_policy(DEMONSTRATION)
    people = {who: replace(p, keys=(Key(key(who)[1], LONG_AGO),)) for who, p in loaded.people.items()}
    return replace(loaded, people=people)


@functools.cache
def with_chain(*chain: Step) -> Policy:
    """Return the policy with another chain for the laws."""
    column = replace(policy().columns[LAWS], chain=chain)
    return replace(policy(), columns={**policy().columns, LAWS: column})


def in_column(*ids: str, column: str = LAWS) -> dict[tuple[str, str], Subject]:
    """Return documents of which nothing but the column is known."""
    return {(id, ""): Subject(column) for id in ids}


def act(
    kind: str,
    by: str | Sequence[str],
    text: str | None = "a",
    *heads: str,
    at: int = 0,
    id: str = ID,
    role: str = "",
    step: str = "",
    cites: str = "",
    **said: str,
) -> Act:
    """Make an act, its id and its place, as the program would; ``at`` counts minutes, ``said`` are keys of its kind."""
    people = (by,) if isinstance(by, str) else tuple(by)
    made = Act(
        id="",
        act=kind,
        at=minutes(at),
        by=people,
        role=role or ROLES.get(people[0], "content-contact"),
        step=step or (OFFICE if kind == "approve" else ""),
        items=(Item(id, digest(text) if text else None, tuple(sorted(heads))),),
        rules=digest("rules") if kind in ("approve", "adopt") else "",
        extra=(("cites", cites),) if kind == "go" else tuple(said.items()),
    )
    return finished(made)


def finished(made: Act) -> Act:
    """Give an act the id and the path that follow from what it says."""
    id = sha256(act_payload(made))
    return replace(made, id=id, path=act_path(made.at, made.act, id))


def act_file(made: Act, *signers: str) -> bytes:
    """Write an act with the signatures of those it names, or of others."""
    payload = act_payload(made)
    return join_file(payload, [sign(payload, ACTS, key(who)[0]) for who in signers or made.by])


def seal(
    number: int,
    previous: Seal | None = None,
    acts: Iterable[Act] = (),
    *,
    at: int = 0,
    release: Released | None = None,
    machine: str = "site-machine",
) -> Seal:
    """Make the seal that follows on another."""
    made = Seal(
        number=number,
        digest="",
        previous=previous.digest if previous else "",
        at=minutes(at),
        machine=machine,
        policy=digest("policy"),
        acts=tuple((a.id, tuple(i.id for i in a.items)) for a in acts),
        release=release,
        secret=sha256(f"secret of {number}".encode()),
    )
    return replace(made, digest=f"sha256:{sha256(seal_lines(made)[1])}")


def seal_bytes(made: Seal, signer: str = "site-machine", namespace: str = SEALS) -> bytes:
    """Write a seal with the signature of the machine, or of somebody else."""
    says, head = seal_lines(made)
    return says + join_file(head, [sign(head, namespace, key(signer)[0])])


def old_seal(made: Seal) -> tuple[Seal, bytes]:
    """Return a seal as version 1 had it, and the bytes of its file: one line, which is signed."""
    release = made.release
    shown = release and {
        "at": written(release.at),
        "digest": release.digest,
        "ended": list(release.ended),
        "number": release.number,
        "public": [{"digest": digest, "id": id} for id, digest in release.public],
    }
    payload = encode_payload(
        {
            "acts": [{"documents": list(ids), "id": act} for act, ids in made.acts],
            "at": written(made.at),
            "machine": made.machine,
            "number": made.number,
            "policy": made.policy,
            "previous": made.previous or None,
            "release": shown,
            "version": 1,
        }
    )
    old = replace(made, digest=f"sha256:{sha256(payload)}", secret="")
    return old, join_file(payload, [sign(payload, SEALS, key("site-machine")[0])])


def lay(root: Path, *made: Act | Seal) -> None:
    """Write acts and seals where they lie in the ledger."""
    for one in made:
        path, data = (one.path, act_file(one)) if isinstance(one, Act) else (seal_path(one.number), seal_bytes(one))
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


@dataclass
class Book:
    """Acts of which the signatures are known to fit: the ledger without its files."""

    acts: list[Act] = field(default_factory=list)
    seen: dict[str, datetime] = field(default_factory=dict)
    seals: list[Seal] = field(default_factory=list)
    signers: dict[str, str] = field(default_factory=dict)

    def add(self, made: Act) -> str:
        """Enter an act and return its id, for those that follow on it."""
        self.acts.append(made)
        return made.id

    def ledger(self, fault: str = "", missing: Mapping[str, tuple[str, ...]] | None = None) -> Ledger:
        """Return what was entered as a ledger."""
        signed = {a.id: SignedAct(a, tuple(key(self.signers.get(a.id, who))[1] for who in a.by)) for a in self.acts}
        return Ledger(signed, tuple(self.seals), self.seen, missing or {}, fault, ())

    def account(
        self,
        at: int = 1000,
        rules: Policy | None = None,
        id: str = ID,
        column: str = LAWS,
        texts: Mapping[str, Subject] | None = None,
    ) -> tuple[Dossier, tuple[Finding, ...]]:
        """Return the dossier of one document, and the findings on acts that do not count; ``texts`` are at hand."""
        subjects = in_column(id, column=column) | {(id, digest(name)): text for name, text in (texts or {}).items()}
        files, findings = dossiers(self.ledger(), rules or policy(), subjects, Clock(minutes(at)))
        return files.get(id, Dossier(id)), findings


def document(body: str = "Text.\n", attachments: tuple[Attachment, ...] = (), **raw: str | tuple[str, ...]) -> Document:
    """Make a working document of the laws from what somebody typed."""
    typed: dict[str, str | tuple[str, ...]] = {"id": ID, "title": "Measures for Safe Water", "language": "en", **raw}
    fields = policy().columns[LAWS].fields
    return Document(
        path=f"content/{LAWS}/2026/a.md",
        column=LAWS,
        fields={name: fields[name].parse(value) for name, value in typed.items() if name in fields and value},
        raw=typed,
        lines={},
        body=body,
        body_line=9,
        attachments=attachments,
        text=Text("", (), frozenset(), (), ""),
    )
