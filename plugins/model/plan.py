"""What will be written: the catalogue of public documents and every file of the output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from plugins.model.cites import Cites
from plugins.model.debt import Debt
from plugins.model.kind import Kind
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication, Validity
from plugins.model.row import Row, rows_of
from plugins.model.series import first_of, newest_notices
from plugins.model.standing import Dossier, Standing


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything known at one instant, as small records; texts are elsewhere.

    Attributes:
        at: the instant.
        policy: in force.
        publications: by id, sorted by id.
        notices: withdrawn documents that had been public, sorted by url.
        standings: of every document the ledger knows, by id.
        dossiers: the same, before the schedule.
        debts: what is owed because of acts, by id of the documents of which anything is.
        cites: what public texts cite of others, by id of those that do.
    """

    at: datetime
    policy: Policy
    publications: Mapping[str, Publication]
    notices: tuple[Notice, ...]
    standings: Mapping[str, Standing]
    dossiers: Mapping[str, Dossier]
    debts: Mapping[str, tuple[Debt, ...]] = field(default_factory=dict)
    cites: Mapping[str, Cites] = field(default_factory=dict)
    _rows: _Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the rows when they are asked for."""
        object.__setattr__(self, "_rows", _Rows(self.publications, self.policy))

    @property
    def rows(self) -> Mapping[str, Row]:
        """The public documents as plain rows, by id, sorted by id."""
        return self._rows.all

    def having(self, field: str) -> Sequence[tuple[Row, tuple[str, ...]]]:
        """Return the rows of public documents that have a field of `Row.fields`, each with its values there."""
        return self._rows.by_field.get(field, ())


def emergencies(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Return title, address and language of the notices to which every page points, newest first.

    Where a release has shown a later notice of the event, pages point to that one, until it is past.
    """
    rows = catalogue.rows
    firsts = {first_of(row, rows) or id for id, row in rows.items() if row.banner}
    newest = newest_notices(firsts, rows, catalogue.at).values() if firsts else ()
    current = sorted(
        (row for row in newest if row.validity != Validity.PAST.value), key=lambda row: (row.since, row.id)
    )
    return tuple((row.title, row.url, row.language) for row in reversed(current))


class _Rows:
    def __init__(self, publications: Mapping[str, Publication], policy: Policy) -> None:
        self._publications = publications
        self._policy = policy

    @cached_property
    def all(self) -> Mapping[str, Row]:
        return rows_of(self._publications, self._policy)

    @cached_property
    def by_field(self) -> Mapping[str, Sequence[tuple[Row, tuple[str, ...]]]]:
        found: dict[str, list[tuple[Row, tuple[str, ...]]]] = defaultdict(list)
        for row in self.all.values():
            for name, values in row.fields:
                found[name].append((row, values))
        return dict(found)


class Entry(NamedTuple):
    """One file of the output.

    Attributes:
        path: POSIX path relative to the output, without a leading slash.
        kind: what it is; decides how each stage treats it.
        language: of the interface, ``""`` where it has none.
        key: what of its kind it is: a document's id, a column, a page's name, an attachment's
            ``id/name``, an earlier text's ``id/digest``; with `part` it identifies the view.
        part: of a paginated or filtered list: ``("page", "3")``, ``("year", "2026")``,
            ``("department", "legal-affairs")``, possibly followed by ``("page", "2")``; else ``()``.
        documents: ids it shows, sorted; their acts let it through.
    """

    path: str
    kind: Kind
    language: str
    key: str
    part: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file of the output at one instant, sorted by path, and the next instant that differs."""

    at: datetime
    entries: tuple[Entry, ...]
    next: datetime | None
