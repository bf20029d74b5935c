"""The ledger's account of every document of a root at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from plugins.model.clock import Clock, day_ends, day_of
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier
from plugins.pipeline.known import Known, accounts
from plugins.plan.schedule import schedule


class Account:
    """What acts and approved bytes come to; it holds `until` then, or until one of them changes.

    Attributes:
        known: what lies in the root.
        at: the instant.
        columns: of documents that are only in ``content/``, by id.
    """

    def __init__(self, known: Known, at: datetime, columns: Mapping[str, str]) -> None:
        self.known = known
        self.at = at
        self.columns = columns
        self._clock = Clock(at)

    @cached_property
    def _accounts(self) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
        return accounts(self.known, self._clock, self.columns)

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Of each document that the ledger names."""
        return self._accounts[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with ledger, acts and approved bytes."""
        return tuple(sorted({*self.known.ledger.findings, *self.known.findings, *self._accounts[1]}))

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is public."""
        return schedule(self.dossiers, self.known.revisions, {}, self.known.policy, self._clock)[0]

    @cached_property
    def until(self) -> datetime:
        """The instant at which something opens or ends, the coming midnight at the latest."""
        _ = self.catalogue  # making it asks the clock
        midnight = day_ends(day_of(self.at))
        return min(self._clock.next or midnight, midnight)

    def holds(self, at: datetime, columns: Mapping[str, str]) -> bool:
        """Tell whether at another instant, with other working documents, it is the same still."""
        return columns == self.columns and self.at <= at < self.until
