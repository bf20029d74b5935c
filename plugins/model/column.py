"""A column of the site: one branch with its own form and review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.model.field import Field
from plugins.model.step import Step

LEGAL_FORCE = "Legislation"
"""schema.org type of the columns whose documents have legal force."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as ``policy/columns/<key>.yaml`` says it.

    Attributes:
        key: the file's name; also the folder in ``content/`` and the first part of addresses.
        order: place in navigation, ascending.
        title: by language.
        description: by language.
        group: key of the group in which it stands.
        owner: key of the department that answers for the column.
        type: ``ColumnType`` of the page tags, from the closed list.
        clause: of the regulation, such as ``IV.2, I.2``; see `clauses_of`.
        page: shape of the pages of its documents, see `plugins.model.shape`.
        schema_type: schema.org type of its documents.
        writers: roles that may submit besides the contact of the document's department
            (an Information Office submits drafts of departments).
        chain: the steps of the review after submission.
        main_date: the field that gives year and order.
        publish: default of ``publish``: ``required``, ``on-approval`` or ``on-go``.
        fields: the keys allowed, in schema order, those of every column included.
        rules: names of the rules that hold here beyond those of every column.
        listings: other columns that list its documents at the same moment.
        same_day: field with the day on which a document must become public, ``""`` without that clock.
        press_release_owed: whether each document owes a press release the same day.
        numbered: whether gaps in the document numbers are findings.
        freshness_days: days without a new document until the column counts as idle; 0: never.
        urgent: fields that a first notice must have which two people on duty make public at once; ``()``: none is.
        clocks: keys of the reporting times that run for its documents.
        as_of: the date on which a text was last compared with the laws that it cites; ``""``: the main date.
        calendar: field with the instant at which the event of a document begins; its documents have a calendar, and
            what goes out with one of them waits for that instant; ``""``: they are no events.
        filters: by what its lists are narrowed, in this order: ``year`` (of the main date) or names of fields.
        search_weight: what the search multiplies the scores of its documents by, in hundredths.
        pinned: filter and value of the documents that stand above its list as well; ``("", "")`` for none.
    """

    key: str
    order: int
    title: Mapping[str, str]
    description: Mapping[str, str]
    group: str
    owner: str
    type: str
    clause: str
    page: str
    schema_type: str
    writers: tuple[str, ...]
    chain: tuple[Step, ...]
    main_date: str
    publish: str
    fields: Mapping[str, Field]
    rules: tuple[str, ...]
    listings: tuple[str, ...] = ()
    same_day: str = ""
    press_release_owed: bool = False
    numbered: bool = False
    freshness_days: int = 0
    filters: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    pinned: tuple[str, str] = ("", "")
    clocks: tuple[str, ...] = ()
    as_of: str = ""
    calendar: str = ""
    search_weight: int = 100

    @property
    def has_legal_force(self) -> bool:
        """Whether its documents are laws or normative documents: in force or not, amended, repealed, cited by name."""
        return self.schema_type == LEGAL_FORCE


def unknown_column(key: str, languages: Iterable[str]) -> Column:
    """Return a column that policy no longer has: it is known by its key alone."""
    nothing = dict.fromkeys(languages, "")
    return Column(
        key=key,
        order=0,
        group="",
        title=dict.fromkeys(nothing, key),
        description=nothing,
        owner="",
        type="",
        clause="",
        page="document",
        schema_type="CreativeWork",
        writers=(),
        chain=(),
        main_date="",
        publish="",
        fields={},
        rules=(),
    )
