"""What lists, rules of the site, plan and search ask about every public document: one plain row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.model.address import UNDATED
from plugins.model.clock import day_of
from plugins.model.filters import Filters, filter_names, filters_of
from plugins.model.policy import Policy
from plugins.model.publication import Publication


class Row(NamedTuple):
    """A public document in strings, numbers and tuples of strings, which are read and kept quickly.

    Days are ISO 8601 calendar days, instants ISO 8601 with an offset, ``""``
    for none, so that they sort as they follow.

    Attributes:
        id, path, url, title, column, department, language, digest: of publication and revision.
        number: the document number.
        day: main date of the column.
        listings: keys of the columns that list it.
        attachments: names.
        order: as of the publication.
        adopted: whether it was taken over from an old site.
        begun: the day of its first act.
        since: the instant of its first release.
        released: the day of the first release of its newest text.
        announced: the day that the field of this name says.
        same_day: the day on which it must become public, where its column has that clock.
        validity, punctuality: their values.
        former: the path at which it stood on the old site.
        announces, basis: ids that these fields refer to.
        press_release: the id in this field.
        filters: what lists and searches narrow it by, as `filters_of` gives it.
    """

    id: str
    path: str
    url: str
    title: str
    column: str
    department: str
    language: str
    digest: str
    number: str
    day: str
    listings: tuple[str, ...]
    attachments: tuple[str, ...]
    order: int
    adopted: bool
    begun: str
    since: str
    released: str
    announced: str
    same_day: str
    validity: str
    punctuality: str
    former: str
    announces: tuple[str, ...]
    basis: tuple[str, ...]
    press_release: str
    filters: Filters

    @property
    def year(self) -> str:
        """The year of the main date, the word for documents without one."""
        return _year(self.day)


def row_of(publication: Publication, policy: Policy) -> Row:
    """Return the row of a public document."""
    revision = publication.revision
    column = policy.columns.get(revision.column)
    newest = next((version.since for version in publication.versions if version.since), publication.since)
    day = _iso(publication.day)
    return Row(
        id=revision.id,
        path=revision.path,
        url=publication.url,
        title=revision.title,
        column=revision.column,
        department=revision.string("department"),
        language=revision.language,
        digest=revision.digest,
        number=revision.string("document_number"),
        day=day,
        listings=publication.listings,
        attachments=tuple(attachment.name for attachment in revision.attachments),
        order=publication.order,
        adopted=publication.adopted,
        begun=_iso(publication.begun and day_of(publication.begun)),
        since=_iso(publication.since),
        released=_iso(newest and day_of(newest)),
        announced=_iso(revision.day("announced")),
        same_day=_iso(revision.day(column.same_day)) if column and column.same_day else "",
        validity=publication.validity.value if publication.validity else "",
        punctuality=publication.punctuality.value if publication.punctuality else "",
        former=urlsplit(revision.string("origin")).path,
        announces=revision.strings("announces"),
        basis=revision.strings("basis"),
        press_release=revision.string("press_release"),
        filters=filters_of(revision, _year(day), column, filter_names(policy.columns.values())),
    )


class Publications(Mapping[str, Publication]):
    """Public documents by id whose rows are known; a document is asked for when it is needed."""

    def __init__(self, get: Callable[[str], Publication | None], rows: Mapping[str, Row]) -> None:
        """Begin with ``rows`` by id, sorted by id, and what returns each document that has one."""
        self._get = get
        self.rows = rows

    def __getitem__(self, id: str) -> Publication:
        found = self._get(id) if id in self.rows else None
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, id: object) -> bool:
        return id in self.rows


def rows_of(publications: Mapping[str, Publication], policy: Policy) -> Mapping[str, Row]:
    """Return the rows of public documents, in the same order."""
    if isinstance(publications, Publications):
        return publications.rows
    return {id: row_of(publication, policy) for id, publication in publications.items()}


def _year(day: str) -> str:
    return str(int(day[:4])) if day else UNDATED


def _iso(moment: date | datetime | None) -> str:
    return "" if moment is None else moment.isoformat()
