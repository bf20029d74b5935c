"""What lists, rules of the site, plan and search read of every public document: one plain row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from plugins.model.address import UNDATED
from plugins.model.clock import day_of
from plugins.model.consolidation import followed_ids
from plugins.model.document import Publish, Value
from plugins.model.filters import Filters, filter_names, filters_of
from plugins.model.law_name import full_name
from plugins.model.other_language import TITLE_OTHER
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.translation import TRANSLATES


class Row(NamedTuple):
    """A public document in strings, numbers and tuples of strings, which are fast to load and to save.

    Days are ISO 8601 calendar days, instants ISO 8601 with an offset, ``""``
    for none, so that they sort in the order of time.

    An attribute is what every column has, or what plan and search ask for.
    What only rules of the site ask of a column's own fields stands in `fields`,
    as far as a rule names it in ``needs=``.

    Attributes:
        id, path, url, title, column, department, language, digest: of publication and revision.
        number: the document number, which search finds whole and rules count.
        name: by which texts cite it, as `full_name` gives it, ``""`` for what has no legal force.
        day: main date of the column.
        listings: keys of the columns that list it.
        attachments: names.
        earlier: digest and names of attachments of each earlier text that may be shown, newest first.
        changes: digests of every two successive texts that may both be shown, the older one first.
        order: as of the publication.
        adopted: whether it was taken over from an old site.
        begun: the day of its first act.
        since: the instant of its first release.
        released: the day of the first release of its newest text.
        same_day: the day on which it must become public, in the field that its column names for that.
        validity, punctuality: their values.
        former: the address at which it stood on the old site, ``origin``, which every column has.
        filters: what lists and searches narrow it by, as `filters_of` gives it.
        fields: names of those that rules need and the document has, with their values in a row, also of
            a single one; days as above.
        moved, banner: as of the publication.
        law_days: on which a law was announced, takes effect and expires; ``()`` for what has no legal force, or
            only that of the text that it follows.
        ended_by: ids of the public documents that repeal it.
        translates: the id of the text of which it is a translation.
        title_other: its title in the language it is not written in.
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
    name: str
    day: str
    listings: tuple[str, ...]
    attachments: tuple[str, ...]
    earlier: tuple[tuple[str, tuple[str, ...]], ...]
    changes: tuple[tuple[str, str], ...]
    order: int
    adopted: bool
    begun: str
    since: str
    released: str
    same_day: str
    validity: str
    punctuality: str
    former: str
    filters: Filters
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    moved: tuple[tuple[str, str], ...] = ()
    banner: bool = False
    law_days: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    translates: str = ""
    title_other: str = ""

    @property
    def year(self) -> str:
        """The year of the main date, the word for documents without one."""
        return _year(self.day)

    def field(self, name: str) -> tuple[str, ...]:
        """Return the values of a field that a rule needs, ``()`` when the document has none."""
        for known, values in self.fields:
            if known == name:
                return values
        return ()


def row_of(publication: Publication, policy: Policy, needed: tuple[str, ...] = ()) -> Row:
    """Return the row of a public document with the fields that are ``needed``, as far as it has them."""
    revision = publication.revision
    column = policy.columns.get(revision.column)
    newest = next((version.since for version in publication.versions if version.since), publication.since)
    day = _iso(publication.day)
    validity = publication.validity
    state = validity.value if validity else ""
    force = state if validity and validity.is_legal_force else ""
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
        name=full_name(revision.title) if column and column.has_legal_force else "",
        day=day,
        listings=publication.listings,
        attachments=_names(revision),
        earlier=tuple((one.digest, _names(one)) for one in publication.earlier),
        changes=publication.changes,
        order=publication.order,
        adopted=publication.adopted,
        begun=_iso(publication.begun and day_of(publication.begun)),
        since=_iso(publication.since),
        released=_iso(newest and day_of(newest)),
        same_day=_iso(revision.day(column.same_day)) if column and column.same_day else "",
        validity=state,
        punctuality=publication.punctuality.value if publication.punctuality else "",
        former=revision.string("origin"),
        filters=filters_of(revision, _year(day), force, column, filter_names(policy.columns.values())),
        fields=tuple([(name, _plain(value)) for name in needed if (value := revision.fields.get(name))]),
        moved=publication.moved,
        banner=publication.banner,
        law_days=_law_days(publication) if column and column.has_legal_force else (),
        ended_by=publication.repealed_by,
        translates=revision.string(TRANSLATES),
        title_other=revision.string(TITLE_OTHER),
    )


def _law_days(publication: Publication) -> tuple[str, ...]:
    revision = publication.revision
    if followed_ids(revision):
        return ()
    effective = revision.day("effective") or (None if publication.adopted else publication.day)
    return tuple(map(_iso, (publication.day, effective, revision.day("expires"))))


class Publications(Mapping[str, Publication]):
    """Public documents by id with their rows; a document is loaded when it is asked for."""

    def __init__(self, get: Callable[[str], Publication | None], rows: Mapping[str, Row]) -> None:
        """Take the rows by id, sorted by id, and a function that loads the document of a row."""
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
    """Return the rows of public documents, in the same order; those that are made here lack the fields of rules."""
    if isinstance(publications, Publications):
        return publications.rows
    return {id: row_of(publication, policy) for id, publication in publications.items()}


def _names(revision: Revision) -> tuple[str, ...]:
    return tuple(attachment.name for attachment in revision.attachments)


def _year(day: str) -> str:
    return str(int(day[:4])) if day else UNDATED


def _iso(moment: date | datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def _plain(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value) if isinstance(value, (str, Publish)) else value.isoformat(),)
