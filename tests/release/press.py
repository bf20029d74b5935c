"""A small site that can be released again and again: documents, acts, seals and a key, without any other stage."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.digest import sha256
from plugins.model.plan import Entry, Plan
from plugins.model.seal_tree import SealTree
from plugins.release.build import Prepared, Provenance, prepare
from plugins.release.evidence import shelves
from plugins.release.opened_seals import OPENINGS, Opened, head_name
from plugins.release.switch import switch
from plugins.release.verify import verify_release

MACHINE = "SHA256:machine"
START = datetime(2026, 11, 23, 9, 0, tzinfo=MINISTRY_ZONE)
LAW = "k7m29xqf"
NEWS = "9tq4w2ha"
MAIL = "3p8v1c5d"
LAST_SEAL = "sha256:" + "5" * 64


def armoured(key: str, namespace: str, payload: bytes) -> str:
    """Return a signature in armour: who signed, and a digest that binds payload and namespace."""
    seal = hashlib.sha256(f"{key}|{namespace}|".encode() + payload).hexdigest()
    body = base64.b64encode(f"{key}|{seal}".encode()).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{body}\n-----END SSH SIGNATURE-----\n"


def check(payload: bytes, signature: str, namespace: str) -> str | None:
    """Tell whose signature it is, None when it is not good."""
    match = re.fullmatch(r"-----BEGIN SSH SIGNATURE-----\n(.+)\n-----END SSH SIGNATURE-----\n", signature)
    if match is None:
        return None
    try:
        key = base64.b64decode(match[1]).decode().partition("|")[0]
    except ValueError:
        return None
    return key if signature == armoured(key, namespace, payload) else None


def sign(payload: bytes) -> str:
    """Sign ``release.json`` with the machine's key."""
    return armoured(MACHINE, "ministry-release", payload)


def signed(record: Mapping[str, object], namespace: str, *keys: str) -> tuple[str, bytes]:
    """Return id and file of an act or seal."""
    payload = json.dumps(record, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return sha256(payload), payload + "".join(armoured(key, namespace, payload) for key in keys).encode()


def act(
    verb: str, items: Mapping[str, str | None], *, at: int = 0, by: tuple[str, ...] = ("chen.yu",)
) -> tuple[str, bytes]:
    """Return id and file of an act about ``items`` (digest by id)."""
    listed = [{"id": id, "digest": digest, "heads": []} for id, digest in sorted(items.items())]
    record = {"act": verb, "at": f"2026-11-23T09:00:{at:02d}+08:00", "by": list(by), "items": listed, "version": 1}
    return signed(record, "ministry-ledger", *(f"SHA256:{who}" for who in by))


def seal(acts: Iterable[str], *, secret: str = "0" * 64, key: str = MACHINE, minute: int = 1) -> dict[str, bytes]:
    """Return what a release carries of a seal that holds these acts: its head, and a line for each of them, by name.

    A line stands under the id of its act, to be put on a shelf.
    """
    tree = SealTree(secret, acts)
    record = {
        "acts": tree.root,
        "at": f"2026-11-23T09:{minute:02d}:00+08:00",
        "machine": "site-machine",
        "says": "sha256:" + sha256(secret.encode()),
        "version": 2,
    }
    digest, content = signed(record, "ministry-seal", key)
    return {head_name(digest): content} | {
        act: Opened(tree.opening(act), f"sha256:{digest}").line for act in sorted(acts)
    }


def shelved(sealed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put the lines of `seal` on shelves."""
    lines = {name: content for name, content in sealed.items() if not name.startswith("seals/")}
    heads = {name: content for name, content in sealed.items() if name.startswith("seals/")}
    return heads | {name: b"".join(lines[act] for act in acts) for name, acts in shelves(lines, OPENINGS).items()}


@dataclass
class Press:
    """The site as it would be built now, and the root it is released to.

    `texts` are the public documents by id; `withdrawn` those with a notice;
    `style` is the style sheet, whose name carries its digest.
    """

    root: Path
    texts: dict[str, str] = field(default_factory=lambda: {LAW: "Measures", NEWS: "News"})
    withdrawn: set[str] = field(default_factory=set)
    style: str = "body{margin:0}"
    at: datetime = START
    engine: str = "sha256:engine-1"

    @property
    def documents(self) -> dict[str, str]:
        """Digest of the revision by id."""
        return {id: "sha256:" + sha256(text.encode()) for id, text in self.texts.items()}

    @property
    def ledger(self) -> dict[str, dict[str, bytes]]:
        """Acts by document: id and file."""
        acts = {
            id: [act("submit", {id: d}, by=("li.wei",)), act("approve", {id: d})] for id, d in self.documents.items()
        }
        acts |= {id: [act("withdraw", {id: None})] for id in self.withdrawn}
        return {id: dict(entries) for id, entries in acts.items()}

    @property
    def style_path(self) -> str:
        """Address of the style sheet."""
        return f"assets/site.{sha256(self.style.encode())[:10]}.css"

    def pages(self) -> dict[str, tuple[Entry, bytes]]:
        """Every file of the site with its entry."""
        ids = tuple(sorted(self.texts))
        pages = {
            "index.html": (
                Entry("index.html", "home", "en", "home", documents=ids),
                f"{ids} {self.style_path}".encode(),
            ),
            "404.html": (Entry("404.html", "not-found", "en", "404"), b"not here"),
            self.style_path: (Entry(self.style_path, "asset", "", "site.css"), self.style.encode()),
        }
        for id, text in self.texts.items():
            page, note = f"laws/2026/{id}.html", f"laws/2026/{id}/附件.txt"
            pages[page] = (Entry(page, "document", "en", id, documents=(id,)), text.encode())
            pages[note] = (Entry(note, "attachment", "", f"{id}/附件.txt", documents=(id,)), f"note on {text}".encode())
        for id in self.withdrawn:
            page = f"laws/2026/{id}.html"
            pages[page] = (Entry(page, "notice", "en", id, documents=(id,)), b"withdrawn")
        return pages

    def write(self, folder: Path) -> Path:
        """Write the site as a folder."""
        for path, (_, content) in self.pages().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return folder

    def write_evidence(self, folder: Path) -> dict[str, Path]:
        """Write acts and seal as files, as the ledger has them; return where they lie, by name."""
        places = {name: folder / Path(name).name for name in self.arguments()["evidence"]}
        folder.mkdir(exist_ok=True)
        for name, body in self.arguments()["evidence"].items():
            places[name].write_bytes(body)
        return places

    def plan(self, *more: Entry) -> Plan:
        """Every file of the site, and more."""
        return Plan(self.at, (*(entry for _, (entry, _) in sorted(self.pages().items())), *more), None)

    def arguments(self) -> dict[str, object]:
        """What `prepare` is called with, to be changed by a test."""
        evidence = {f"acts/{id}.act": body for acts in self.ledger.values() for id, body in acts.items()}
        sealed = {k: v for id, acts in self.ledger.items() for k, v in seal(acts, secret=sha256(id.encode())).items()}
        return {
            "output": {path: content for path, (_, content) in self.pages().items()},
            "plan": self.plan(),
            "documents": self.documents,
            "acts_of": {id: tuple(acts) for id, acts in self.ledger.items()},
            "evidence": evidence | shelved(sealed),
            "at": self.at,
            "provenance": Provenance(self.engine, "sha256:theme", "sha256:policy", LAST_SEAL),
            "sign": sign,
            "force": True,
        }

    def prepare(self, **changed: object) -> Prepared:
        """Prepare a release of the site as it is now."""
        return prepare(self.root, **(self.arguments() | changed))  # type: ignore[arg-type]

    def release(self, **changed: object) -> Prepared:
        """Prepare and switch; an hour passes."""
        prepared = self.prepare(**changed)
        switch(self.root, prepared)
        self.at += timedelta(hours=1)
        return prepared

    def another(self, **changed: object) -> Press:
        """Return a site that differs."""
        return replace(self, **changed)  # type: ignore[arg-type]


def faults(directory: Path) -> tuple[str, ...]:
    """Judge a release with the machine's fingerprint."""
    return verify_release(directory, fingerprint=MACHINE, check=check).faults


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a tree."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def damage(path: Path) -> None:
    """Overwrite a file in place, through its link into the store."""
    path.chmod(0o644)
    path.write_bytes(b"X" * path.stat().st_size)
