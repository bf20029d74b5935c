"""``filters:`` of a column: by what its lists, and the search, can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.model.column import Field
from plugins.model.filters import LISTED, RESERVED, VALUE, YEAR
from plugins.policy.fields import texts
from plugins.policy.nodes import Entry, meant

LONGEST_NAME = 60


def read_filters(entry: Entry, fields: Mapping[str, Field], departments: Iterable[str]) -> tuple[str, ...]:
    """Read the filters of a column: ``year``, or names of its fields whose values can be listed.

    Args:
        entry: the list.
        fields: of the column, by name.
        departments: keys of all departments.
    """
    lines = {one.text(): one for one in entry.entries()}
    names = texts(entry)
    for name in names:
        if fault := _fault(name, fields, departments):
            lines[name].fault(fault)
    return names


def _fault(name: str, fields: Mapping[str, Field], departments: Iterable[str]) -> str:
    """Return why a name is no filter and what would pass, ``""`` when it is one."""
    if name == YEAR:
        return ""
    if name in RESERVED or len(name) > LONGEST_NAME:
        taken = ", ".join(sorted(RESERVED))
        return f"{name!r} cannot be a filter; expected a name of at most {LONGEST_NAME} letters that is none of {taken}"
    field = fields.get(name)
    known = [YEAR, *(name for name, field in fields.items() if field.type in LISTED and name not in RESERVED)]
    if field is None:
        return f"{name!r} is no field of this column; {meant(name, known)}"
    if field.type not in LISTED:
        types = " or ".join(sorted(LISTED))
        return f"{name!r} has the type {field.type}, expected year or a field of the type {types}; {meant('', known)}"
    values = field.choices if field.type == "choice" else departments
    if odd := next((value for value in values if not VALUE.fullmatch(value)), ""):
        return (
            f"{name!r} has the value {odd!r}, which cannot be part of an address; "
            "expected at most 64 letters and digits of ASCII, single hyphens and dots between them, such as north-west"
        )
    return ""
