"""A document as the public may see it at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from plugins.model.act import Act
from plugins.model.clock import day_of
from plugins.model.packing import packed
from plugins.model.revision import Revision


class Validity(Enum):
    """Legal force of a law or normative document at the instant; of others, whether their time is over.

    ``UNVERIFIED``: it was taken over from an old site without saying from when
    until when it holds, and nobody has looked since. ``PAST``: a text without
    legal force, whose own last day is over.
    """

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    AMENDED = "amended"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNVERIFIED = "unverified"
    PAST = "past"

    @property
    def is_legal_force(self) -> bool:
        """Whether it says something of a law: lists are narrowed by legal force alone."""
        return self is not Validity.PAST


class Punctuality(Enum):
    """Timeliness of first publication against the day announced (regulation IV.2)."""

    EARLY = "early"
    SAME_DAY = "same-day"
    LATE = "late"
    DUE = "due"
    OVERDUE = "overdue"
    OUTSIDE = "outside"


def punctuality(announced: date, published: datetime | None, at: datetime) -> Punctuality:
    """Judge first publication against the day announced, both in Asia/Shanghai.

    ``published`` is the first release by the machine's clock; None when there
    was none up to ``at``. Unpublished documents are due on the day and before
    it, overdue after.

    Source: regulation IV.2.
    """
    day = day_of(at if published is None else published)
    if published is None:
        return Punctuality.OVERDUE if day > announced else Punctuality.DUE
    if day == announced:
        return Punctuality.SAME_DAY
    return Punctuality.EARLY if day < announced else Punctuality.LATE


@packed
@dataclass(frozen=True, slots=True)
class Version:
    """One public state in the dated history; a text that came back has several.

    Attributes:
        digest: of the revision.
        since: the release that showed it, None when it is not yet released.
        change: ``""`` for the first, else ``minor`` or ``major``.
        note: what changed, in the words of the author; ``""`` for the first, and for one that is closed.
        until: the release that showed something else, or nothing; None for what is public now, and where that is not
            yet released.
        closed: kind of reason why it is not shown, as in `plugins.model.withholding`; ``""`` if it is.
    """

    digest: str
    since: datetime | None
    change: str
    note: str
    until: datetime | None = None
    closed: str = ""


@packed
@dataclass(frozen=True, slots=True)
class Publication:
    """One public document with everything that other documents and the ledger add to it.

    Attributes:
        revision: what the public sees.
        url: from the root of the site, ``/laws-and-regulations/2026/vaccine-storage.html``.
        day: main date of the column, None when an adopted text lacks it.
        since: first release of the document; None: not yet released.
        approval: the acts that let this revision through, in order.
        adopted: whether it was taken over from an old site.
        listings: keys of the columns that list it, its own first.
        order: sorts by approval; equal for what one act let through, and the same as long as its seals are.
        begun: when its first act says that it was taken, None without one.
        versions: dated history, newest first.
        validity: None for columns without legal force, unless the day in ``expires`` has come.
        punctuality: None for columns without the same-day clock.
        amended_by, repealed_by, referred_by: ids of public documents, sorted.
        carried: whether the bytes come from the last release.
        earlier: texts that stood here before and may be shown, each once, newest first.
        banner: whether every other page points to it, or to a later notice of its event: a first notice that a
            release has shown, until it expires.
        moved: addresses under which releases showed it and its files, each with the one that it has now.
    """

    revision: Revision
    url: str
    day: date | None
    since: datetime | None
    approval: tuple[Act, ...]
    adopted: bool
    listings: tuple[str, ...]
    order: int
    begun: datetime | None = None
    versions: tuple[Version, ...] = ()
    validity: Validity | None = None
    punctuality: Punctuality | None = None
    amended_by: tuple[str, ...] = ()
    repealed_by: tuple[str, ...] = ()
    referred_by: tuple[str, ...] = ()
    carried: bool = False
    earlier: tuple[Revision, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    banner: bool = False

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Digests of every two successive texts that may both be shown, the older one first; newest change first."""
        shown = {self.revision.digest, *(revision.digest for revision in self.earlier)}
        pairs = zip(self.versions[1:], self.versions, strict=False)
        found = ((a.digest, b.digest) for a, b in pairs if not (a.closed or b.closed) and {a.digest, b.digest} <= shown)
        return tuple({pair: None for pair in found if pair[0] != pair[1]})

    def text(self, digest: str) -> Revision:
        """Return what is public, or an earlier text that may be shown, by its digest.

        Raises:
            KeyError: there is none.
        """
        for revision in (self.revision, *self.earlier):
            if revision.digest == digest:
                return revision
        raise KeyError(digest)


@packed
@dataclass(frozen=True, slots=True)
class Notice:
    """What stands where a withdrawn document stood: no text, and no title unless the withdrawal permits it.

    Attributes:
        id: of the document.
        url: where it stood.
        column: its column.
        at: when the withdrawal counted.
        language: of the document, for the notice's interface.
        department: that answers questions about it.
        title: of what stood there, ``""`` where nothing says that it may still be read.
        reason: kind of reason as in `plugins.model.withdrawal`, ``""`` when the withdrawal gives none to the public.
        successor: id of the document that replaces it, ``""`` for none; it may not be public.
    """

    id: str
    url: str
    column: str
    at: datetime
    language: str
    department: str = ""
    title: str = ""
    reason: str = ""
    successor: str = ""
