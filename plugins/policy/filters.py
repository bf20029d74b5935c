"""``filters:`` of a column: by what its lists, and the search, can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.column import Field
from plugins.model.filters import LISTED, RESERVED, VALUE, YEAR, is_listed, listed_values
from plugins.model.person import Department
from plugins.policy.fields import texts
from plugins.policy.nodes import Entry, meant

LONGEST_NAME = 60


def read_filters(entry: Entry, fields: Mapping[str, Field], departments: Mapping[str, Department]) -> tuple[str, ...]:
    """Read the filters of a column: ``year``, or names of its fields whose values can be listed.

    Args:
        entry: the list.
        fields: of the column, by name.
        departments: all of them, by key.
    """
    lines = {one.text(): one for one in entry.entries()}
    names = texts(entry)
    for name in names:
        if fault := _fault(name, fields, departments):
            lines[name].fault(fault)
    return names


def _fault(name: str, fields: Mapping[str, Field], departments: Mapping[str, Department]) -> str:
    """Return why a name is no filter and what would pass, ``""`` when it is one."""
    if name == YEAR:
        return ""
    if name in RESERVED or len(name) > LONGEST_NAME:
        taken = ", ".join(sorted(RESERVED))
        return f"{name!r} cannot be a filter; expected a name of at most {LONGEST_NAME} letters that is none of {taken}"
    field = fields.get(name)
    known = [YEAR, *(name for name, field in fields.items() if is_listed(field) and name not in RESERVED)]
    if field is None:
        return f"{name!r} is no field of this column; {meant(name, known)}"
    if not is_listed(field):
        types = " or ".join(sorted(LISTED))
        return f"{name!r} has the type {field.type}, expected year or a field of the type {types}; {meant('', known)}"
    if odd := next((value for value in listed_values(field, departments) if not VALUE.fullmatch(value)), ""):
        return (
            f"{name!r} has the value {odd!r}, which cannot be part of an address; "
            "expected at most 64 letters and digits of ASCII, single hyphens and dots between them, such as north-west"
        )
    return ""
