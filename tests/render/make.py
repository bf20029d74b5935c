"""A small fictional site: enough publications, lists and pages to show every template in every state."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from plugins.model.act import Act, Item
from plugins.model.citation import Citation
from plugins.model.cites import Cites, cited_articles, cites_of
from plugins.model.clock import MINISTRY_ZONE, Clock, day_of
from plugins.model.document import Attachment, Text
from plugins.model.plan import Catalogue, Entry
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication, Punctuality, Version
from plugins.model.revision import Revision
from plugins.plan.relations import with_relations
from plugins.policy.load import load_policy
from plugins.read.citations import citations
from plugins.read.markdown import to_text
from tests.repository import DEMONSTRATION, REPOSITORY

THEME = REPOSITORY / "theme"
AT = datetime(2026, 11, 23, 15, 30, tzinfo=MINISTRY_ZONE)


@functools.cache
def policy_of_repository() -> Policy:
    """Return the policy of the repository."""
    return load_policy(DEMONSTRATION)


def act(kind: str, who: str, role: str, at: datetime, id: str, digest: str) -> Act:
    name = hashlib.sha256(f"{kind}{who}{at}{id}".encode()).hexdigest()
    step = role if kind == "approve" else ""
    return Act(name, kind, at, tuple(who.split("+")), role, step, (Item(id, digest, ()),))


class World:
    """Publications and their texts, added one by one."""

    def __init__(self) -> None:
        self.policy = policy_of_repository()
        self.publications: dict[str, Publication] = {}
        self.texts: dict[str, Text] = {}
        self.notices: list[Notice] = []
        self.bodies: dict[str, str] = {}

    def add(
        self,
        id: str,
        column: str,
        title: str,
        body: str,
        *,
        language: str = "en",
        department: str = "disease-control",
        contact: str = "li.wei",
        slug: str = "",
        late: int = 0,
        attachments: Iterable[tuple[str, int]] = (),
        adopted: bool = False,
        since: datetime | None = None,
        released: bool = True,
        change: str = "",
        **fields: Any,
    ) -> Publication:
        """Add a public document; its first release is 10:00 on its main date, ``late`` days after it."""
        of = self.policy.columns[column]
        day = fields.get(of.main_date)
        if since is None and day is not None:
            since = datetime(day.year, day.month, day.day, 10, tzinfo=MINISTRY_ZONE) + timedelta(days=late)
        if not released:
            since = None
        digest = "sha256:" + hashlib.sha256(f"{id}{title}{body}".encode()).hexdigest()
        stamp = (since or AT) - timedelta(minutes=40)
        if adopted:
            approval = (act("adopt", "chen.yu+zhao.min", "information-office-head", stamp, id, digest),)
        else:
            approval = (
                act("submit", contact, "content-contact", stamp - timedelta(hours=3), id, digest),
                act("approve", "chen.yu", "information-office", stamp, id, digest),
            )
        punctuality = None
        if of.same_day and day is not None:
            punctuality = Punctuality.OUTSIDE if adopted else Punctuality.LATE if late > 0 else Punctuality.SAME_DAY
            punctuality = Punctuality.EARLY if late < 0 else punctuality
        versions = [Version(digest, since, "", "")]
        revision = Revision(
            id=id,
            digest=digest,
            path=f"approved/{id[:2]}/{id}/{digest[7:19]}",
            column=column,
            fields={"id": id, "title": title, "language": language, "department": department, "contact": contact}
            | fields,
            attachments=tuple(Attachment(name, size, "0" * 64) for name, size in attachments),
        )
        earlier: tuple[Revision, ...] = ()
        if change:
            before, later = "sha256:" + hashlib.sha256(digest.encode()).hexdigest(), (since or AT) + timedelta(days=3)
            versions = [Version(digest, later, "minor", change), Version(before, since, "", "", later)]
            file = Attachment("before.pdf", 1_200, "1" * 64)
            fields = {**revision.fields, "title": f"{title} (misprint)"}
            earlier = (replace(revision, digest=before, fields=fields, attachments=(file,)),)
            self.texts[before] = to_text(f"{body}\n\nThis stood here before.", first_line=1)
        year = str(day.year) if day else "undated"
        self.publications[id] = Publication(
            revision=revision,
            url=f"/{column}/{year}/{slug or id}.html",
            day=day,
            since=since,
            approval=approval,
            adopted=adopted,
            listings=(column, *of.listings),
            order=len(self.publications),
            versions=tuple(versions),
            earlier=earlier,
            punctuality=punctuality,
        )
        self.texts[id] = self.texts[digest] = to_text(body, first_line=1)
        self.bodies[id] = f"{body}\n"
        return self.publications[id]

    def texts_of(self, entry: Entry) -> dict[str, Text]:
        """The texts of an entry's documents, by id and by digest."""
        public = [self.publications[id] for id in entry.documents if id in self.publications]
        names = {name for one in public for name in (one.revision.id, one.revision.digest)}
        return {name: self.texts[name] for name in (*names, *(r.digest for one in public for r in one.earlier))}

    def catalogue(self, at: datetime = AT) -> Catalogue:
        """What is known at ``at``."""
        related = with_relations(self.publications.values(), self.policy, Clock(at))
        publications = {publication.revision.id: publication for publication in related}
        notices = tuple(sorted(self.notices, key=lambda n: n.url))
        return Catalogue(at, self.policy, publications, notices, {}, {}, cites=self.cites())

    def cites(self) -> dict[str, Cites]:
        """What each text cites of others."""
        citations, found = self.citations(), {}
        for id, one in self.publications.items():
            of_its_text = self.texts[id].links if id in self.texts else ()
            links = [f"{link.target}#{link.anchor}" for link in of_its_text if link.kind == "document"]
            column = self.policy.columns.get(one.revision.column)
            if cites := cites_of(one, column, cited_articles(citations[id], links)):
                found[id] = cites
        return found

    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """What each text cites; of earlier texts by id, slash and digest."""
        found = {}
        for id, one in self.publications.items():
            for key, revision in ((id, one.revision), *((f"{id}/{r.digest}", r) for r in one.earlier)):
                chinese, amending = revision.language == "zh-Hans", bool(revision.ids_in("amends"))
                text = self.texts.get(id if key == id else revision.digest)
                found[key] = citations(text, chinese=chinese, amending=amending) if text else ()
        return found

    def references(self) -> dict[str, tuple[str, ...]]:
        """The documents that each text links to, by id, and by id and digest."""
        found = {
            id: tuple(link.target for link in text.links if link.kind == "document") for id, text in self.texts.items()
        }
        of_digests = {
            f"{id}/{text.digest}": found[text.digest]
            for id, one in self.publications.items()
            for text in (one.revision, *one.earlier)
        }
        return found | of_digests


def withdrawn(world: World, id: str, column: str, language: str, at: datetime, **said: str) -> None:
    """Add the notice of a withdrawn document, with what its withdrawal says to the public."""
    world.notices.append(Notice(id, f"/{column}/{day_of(at).year}/{id}.html", column, at, language, **said))
