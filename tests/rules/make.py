"""Documents, libraries and catalogues for tests of rules, made of what a test wants to say."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from plugins.model.act import Act, Item
from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.document import Attachment, Document, Link, Text, Value
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication
from plugins.model.revision import Revision
from plugins.model.row import Publications, row_of
from plugins.model.standing import Approval, Dossier, Standing, State
from plugins.model.value import parse_day, parse_instant
from plugins.policy.load import load_policy
from plugins.rules.ruleset import needed_fields
from tests.repository import DEMONSTRATION

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=MINISTRY_ZONE)


@functools.cache
def policy() -> Policy:
    """The policy of this repository."""
    return load_policy(DEMONSTRATION)


def document(
    column: str = "policy-information",
    *,
    body: str = "Text.\n",
    attachments: Mapping[str, str | None] | None = None,
    links: Iterable[Link] = (),
    anchors: Iterable[str] = (),
    path: str = "",
    **raw: str | tuple[str, ...],
) -> Document:
    """A document of ``column`` with just these front matter keys, from line 2 on in their order."""
    fields: dict[str, Value] = {}
    known = policy().columns[column].fields if column in policy().columns else {}
    for name, typed in raw.items():
        try:
            fields[name] = known[name].parse(typed) if name in known else typed
        except ValueError:
            continue
    return Document(
        path=path or f"content/{column}/2026/a.md",
        column=column,
        fields=fields,
        raw=raw,
        lines={name: line for line, name in enumerate(raw, start=2)},
        body=body,
        body_line=len(raw) + 3,
        attachments=tuple(
            Attachment(
                name,
                len(text or ""),
                hashlib.sha256((text or "").encode()).hexdigest(),
                text,
                unread="" if text is not None else "page 2 shows something",
            )
            for name, text in sorted((attachments or {}).items())
        ),
        text=Text("", (), frozenset(anchors), tuple(links), re.sub(r"[*#_]|<!--|-->", "", body)),
    )


def publication(id: str = "k7m29xqf", column: str = "policy-information", **settings: object) -> Publication:
    """Something public: settings of `Publication` by name, everything else front matter."""
    own = {name: settings.pop(name) for name in list(settings) if name in Publication.__slots__}
    made = document(column, id=id, **settings)  # type: ignore[arg-type]
    key = policy().columns[column]
    return Publication(
        **{
            "revision": Revision(id, f"sha256:{id}", f"approved/{id[:2]}/{id}/0123456789ab", column, made.fields, ()),
            "url": f"/{column}/2026/{made.string('slug') or id}.html",
            "day": made.day(key.main_date),
            "since": NOW,
            "approval": (),
            "adopted": False,
            "listings": (column, *key.listings),
            "order": 0,
            **own,
        }  # type: ignore[arg-type]
    )


def act(kind: str = "submit", at: datetime = NOW, by: str = "li.wei", id: str = "k7m29xqf") -> Act:
    """An act on one document."""
    return Act(
        hashlib.sha256(f"{kind}{at}{by}{id}".encode()).hexdigest(),
        kind,
        at,
        (by,),
        "content-contact",
        "",
        (Item(id, None, ()),),
    )


def approved(id: str = "k7m29xqf", at: datetime = NOW) -> Dossier:
    """A dossier with one approval."""
    acts = (act("submit", at, id=id), act("approve", at, "chen.yu", id))
    return Dossier(id, acts, approvals=(Approval(f"sha256:{id}", acts, at),))


def catalogue(
    *publications: Publication,
    dossiers: Iterable[Dossier] = (),
    states: Mapping[str, State] | None = None,
    notices: Iterable[Notice] = (),
    at: datetime = NOW,
    rules: Policy | None = None,
) -> Catalogue:
    """Everything known at ``at``."""
    by_id = {p.revision.id: p for p in publications}
    rows = {id: row_of(p, rules or policy(), needed_fields()) for id, p in by_id.items()}
    return Catalogue(
        at=at,
        policy=rules or policy(),
        publications=Publications(by_id.get, rows),
        notices=tuple(notices),
        standings={id: Standing(id, state, ()) for id, state in (states or {}).items()},
        dossiers={d.id: d for d in dossiers},
    )


def shown(findings: Iterable[Finding]) -> list[str]:
    """The findings as people read them."""
    return [str(finding) for finding in findings]


def clock(at: datetime = NOW) -> Clock:
    """The clock of a build."""
    return Clock(at)


def day(text: str) -> date:
    """A day, as front matter has it."""
    return parse_day(text)


def time(text: str) -> datetime:
    """A time in Asia/Shanghai."""
    return parse_instant(text)
