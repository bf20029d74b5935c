"""What lists and searches can be narrowed by: year, legal force, and fields whose values can be listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from plugins.model.column import Column
from plugins.model.field import Field
from plugins.model.person import Department
from plugins.model.revision import Revision

YEAR = "year"
"""The filter by the year of the main date."""

FORCE = "force"
"""The filter by legal force at the instant, for columns whose documents have it; every other is the name of a field."""

Titles = Mapping[str, Mapping[str, str]]
"""Values in order, each with its title by language; a value without one is its own title."""

RESERVED = frozenset({"column", "language", "limit", "page", "q", "sort"})
"""No field of these names can be a filter: addresses of lists and of searches use them for something else."""

VALUE = re.compile(r"(?=.{1,64}$)[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
"""Values that can be part of an address and of a term of the search; `re.fullmatch` decides."""

Filters = tuple[tuple[str, str], ...]
"""Name of a filter and value of a document, in the order in which columns name the filters."""


def filter_names(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the filters of some columns, each once, in the order in which they are first named."""
    return tuple(dict.fromkeys(name for column in columns for name in column.filters))


def searched_filters(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the filters that the search has too: what narrows it is in packs, which change with approvals alone."""
    return tuple(name for name in filter_names(columns) if name != FORCE)


def is_listed(field: Field) -> bool:
    """Tell whether the values of a field can be listed."""
    return field.type.listed is not None


def listed_values(field: Field, departments: Mapping[str, Department]) -> Titles:
    """Return the values of a field that can be listed, in the order of policy."""
    return field.type.listed(field, departments) if field.type.listed else {}


def filters_of(revision: Revision, year: str, force: str, column: Column | None, names: Iterable[str]) -> Filters:
    """Return the value of each filter that a document has.

    Args:
        revision: the document.
        year: of its main date, or the word for documents without one.
        force: its legal force, ``""`` in columns without it.
        column: of the document; None when the policy no longer has it, and with it the types of fields.
        names: of filters, as a rule those of all columns: a document is listed by other
            columns as well, and one search covers all of them.
    """
    known = {YEAR: year, FORCE: force}
    values = ((name, known[name] if name in known else _value(revision, column, name)) for name in names)
    return _shared(tuple(pair for pair in values if pair[1]))


def _value(revision: Revision, column: Column | None, name: str) -> str:
    """Return a value that can be listed; ``""`` for one that an earlier policy let through and no address can hold."""
    field = column.fields.get(name) if column else None
    if column and not (field and is_listed(field)):
        return ""
    value = revision.string(name)
    return value if VALUE.fullmatch(value) else ""


@lru_cache(maxsize=1 << 12)
def without_force(filters: Filters) -> Filters:
    """Return what narrows the search too, see `searched_filters`."""
    return tuple(pair for pair in filters if pair[0] != FORCE)


@lru_cache(maxsize=1 << 12)
def _shared(filters: Filters) -> Filters:
    """Return the same tuple for equal ones, which thousands of documents have."""
    return filters
