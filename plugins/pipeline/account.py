"""The ledger's account of every document of a root at one instant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from plugins.model.clock import Clock, day_ends, day_of
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.pipeline.known import Known, accounts
from plugins.plan.schedule import schedule
from plugins.review.ledger import Ledger


class Account(ABC):
    """What acts and approved bytes come to; it holds `until` then, or until one of them changes.

    Attributes:
        policy: in force.
        at: the instant.
    """

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self.policy = policy
        self.at = clock.at
        self._clock = clock

    @property
    @abstractmethod
    def catalogue(self) -> Catalogue:
        """What is public; marks in texts, for which the public build withholds one, are not looked for."""

    @property
    @abstractmethod
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with ledger, acts and approved bytes, sorted."""

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Of each document that the ledger names."""
        return self.catalogue.dossiers

    @property
    @abstractmethod
    def pending(self) -> Mapping[str, Dossier]:
        """Of documents of which a text waits for review."""

    @property
    @abstractmethod
    def revisions(self) -> Mapping[tuple[str, str], Revision]:
        """Approved revisions whose bytes are intact, by id and digest."""

    @abstractmethod
    def revisions_of(self, id: str) -> Sequence[Revision]:
        """Return those of one document, by path."""

    @abstractmethod
    def ledger_about(self, ids: Collection[str]) -> tuple[Ledger, Mapping[str, Dossier] | None]:
        """Return a ledger with all acts on some documents, and what seals before its own told, as `dossiers` asks."""

    @property
    @abstractmethod
    def _next(self) -> datetime | None:
        """The next instant at which something opens or ends, None if nothing will."""

    @property
    def until(self) -> datetime:
        """The instant at which something opens or ends, the coming midnight at the latest."""
        midnight = day_ends(day_of(self.at))
        return min(self._next or midnight, midnight)

    def holds(self, at: datetime, columns: Mapping[str, str]) -> bool:
        """Tell whether at another instant, with other working documents in ``columns``, it is the same still."""
        return self.at <= at < self.until

    @abstractmethod
    def moved(self, at: datetime, columns: Mapping[str, str]) -> Account:
        """Return the account of the same root at another instant, with other working documents; this is used up."""


class ReadAccount(Account):
    """An account of everything that was read in a root."""

    def __init__(self, known: Known, at: datetime, columns: Mapping[str, str]) -> None:
        """Account at an instant; ``columns`` holds those of documents that are only in ``content/``, by id."""
        super().__init__(known.policy, Clock(at))
        self._known = known
        self._columns = columns

    @cached_property
    def _accounts(self) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
        return accounts(self._known, self._clock, self._columns)

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Of each document that the ledger names."""
        return self._accounts[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with ledger, acts and approved bytes, sorted."""
        return tuple(sorted({*self._known.ledger.findings, *self._known.findings, *self._accounts[1]}))

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is public."""
        from plugins.rules.ruleset import needed_fields

        return schedule(self.dossiers, self.revisions, {}, self.policy, self._clock, needed=needed_fields())[0]

    @property
    def pending(self) -> Mapping[str, Dossier]:
        """Of documents of which a text waits for review."""
        return {id: dossier for id, dossier in self.dossiers.items() if dossier.pending}

    @property
    def revisions(self) -> Mapping[tuple[str, str], Revision]:
        """Approved revisions whose bytes are intact, by id and digest."""
        return self._known.revisions

    @cached_property
    def _by_id(self) -> Mapping[str, Sequence[Revision]]:
        found: dict[str, list[Revision]] = {}
        for (id, _), revision in self.revisions.items():
            found.setdefault(id, []).append(revision)
        return found

    def revisions_of(self, id: str) -> Sequence[Revision]:
        """Return the approved revisions of one document, by path; copies of the last release behind them."""
        return self._by_id.get(id, ())

    def ledger_about(self, ids: Collection[str]) -> tuple[Ledger, Mapping[str, Dossier] | None]:
        """Return the whole ledger; nothing lies before it."""
        return self._known.ledger, None

    @property
    def _next(self) -> datetime | None:
        _ = self.catalogue  # making it asks the clock
        return self._clock.next

    def holds(self, at: datetime, columns: Mapping[str, str]) -> bool:
        """Tell whether at another instant, with other working documents, it is the same still."""
        return columns == self._columns and super().holds(at, columns)

    def moved(self, at: datetime, columns: Mapping[str, str]) -> Account:
        """Account for what was read at another instant."""
        return ReadAccount(self._known, at, columns)
