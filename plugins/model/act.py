"""Signed entries: acts of people, seals of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugins.model.packing import packed


@packed
@dataclass(frozen=True, slots=True)
class Item:
    """What an act is about: a document, the digest that was seen, the acts that were its heads then."""

    id: str
    digest: str | None
    heads: tuple[str, ...]


@packed
@dataclass(frozen=True, slots=True)
class Act:
    """One signed entry of the ledger.

    Attributes:
        id: hexadecimal SHA-256 of the payload line.
        act: its kind, the name of a file in ``plugins/review/acts``.
        at: the instant it claims, with a zone.
        by: keys of the people who signed, in order.
        role: in which they acted.
        step: role of the step it takes in the column's chain, ``""`` if it takes none.
        items: what it is about.
        rules: digest of the rules that were asked, if it lets a revision through; ``""`` if not.
        note: digest of a note in ``ledger/notes/``, ``""`` for none.
        extra: the keys that only acts of its kind have, with their values.
        path: POSIX path of its file under the root.
    """

    id: str
    act: str
    at: datetime
    by: tuple[str, ...]
    role: str
    step: str
    items: tuple[Item, ...]
    rules: str = ""
    note: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    path: str = ""

    def value(self, key: str) -> str:
        """Return the value of a key that only acts of its kind have, ``""`` if it has none."""
        return dict(self.extra).get(key, "")


@packed
@dataclass(frozen=True, slots=True)
class Released:
    """A release as a seal records it.

    Attributes:
        number: from 1.
        digest: ``sha256:…`` of its ``release.json`` payload.
        at: the instant of the switch by the machine's clock.
        public: ``(id, digest)`` of revisions that were not in the release before.
        ended: ids of documents that were in the release before and are not in this.
    """

    number: int
    digest: str
    at: datetime
    public: tuple[tuple[str, str], ...]
    ended: tuple[str, ...]


@packed
@dataclass(frozen=True, slots=True)
class Seal:
    """What the machine saw, and when.

    Attributes:
        number: from 1, without gaps.
        digest: ``sha256:…`` of the line that is signed.
        previous: digest of the seal before, ``""`` for the first.
        at: the machine's clock, with a zone.
        machine: key in people.
        policy: digest of the policy at that time.
        acts: ``(act id, document ids)`` first seen with this seal.
        release: the release made, None for a seal of acts.
        secret: 64 hexadecimal digits from which the salts of its acts follow, ``""`` in version 1.
    """

    number: int
    digest: str
    previous: str
    at: datetime
    machine: str
    policy: str
    acts: tuple[tuple[str, tuple[str, ...]], ...]
    release: Released | None
    secret: str = ""
