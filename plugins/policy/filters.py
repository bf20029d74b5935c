"""``filters:`` of a column: by what its lists, and the search, can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.column import LEGAL_FORCE
from plugins.model.counted import counted
from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.model.filters import FORCE, RESERVED, VALUE, YEAR, is_listed, listed_values
from plugins.model.person import Department
from plugins.policy.fields import texts
from plugins.policy.nodes import Entry, Record, meant

LONGEST_NAME = 60


def read_filters(
    entry: Entry, fields: Mapping[str, Field], departments: Mapping[str, Department], *, has_force: bool
) -> tuple[str, ...]:
    """Read the filters of a column: ``year``, ``force``, or names of its fields whose values can be listed.

    Args:
        entry: the list.
        fields: of the column, by name.
        departments: all of them, by key.
        has_force: whether its documents have legal force.
    """
    lines = {one.text(): one for one in entry.entries()}
    names = texts(entry)
    for name in names:
        if fault := _fault(name, fields, departments, has_force=has_force):
            lines[name].fault(fault)
    return names


def read_pinned(
    entry: Entry, column: Record, fields: Mapping[str, Field], departments: Mapping[str, Department]
) -> tuple[str, str]:
    """Read which documents of a column stand above its list as well: a filter that it has, and one of its values.

    Args:
        entry: a map with one key, such as ``{kind: how-to}``.
        column: all keys of the column's file.
        fields: of the column, by name.
        departments: all of them, by key.
    """
    named = entry.map()
    if len(named) != 1:
        entry.fault(
            f"got {counted(len(named), 'filter')}, expected one with one of its values, such as {{kind: how-to}}"
        )
        return "", ""
    ((name, value),) = named.items()
    filters = texts(column.entries["filters"]) if "filters" in column.entries else ()
    known = [one for one in filters if one in fields]
    if name not in known:
        others = meant(name, known) if known else "it has none"
        value.fault(f"{name!r} is no filter of this column with values of its own; {others}")
        return "", ""
    return name, value.one_of(listed_values(fields[name], departments), f"value of {name}")


def _fault(name: str, fields: Mapping[str, Field], departments: Mapping[str, Department], *, has_force: bool) -> str:
    """Return why a name is no filter and what would pass, ``""`` when it is one."""
    if name == YEAR or (name == FORCE and has_force):
        return ""
    if name == FORCE:
        return f"{name!r} is for columns with schema_type {LEGAL_FORCE}, whose documents are in force or not"
    if name in RESERVED or len(name) > LONGEST_NAME:
        taken = ", ".join(sorted(RESERVED))
        return f"{name!r} cannot be a filter; expected a name of at most {LONGEST_NAME} letters that is none of {taken}"
    field = fields.get(name)
    known = [
        YEAR,
        *([FORCE] if has_force else []),
        *(name for name, field in fields.items() if is_listed(field) and name not in RESERVED),
    ]
    if field is None:
        return f"{name!r} is no field of this column; {meant(name, known)}"
    if not is_listed(field):
        types = " or ".join(name for name, type in TYPES.items() if type.listed)
        return (
            f"{name!r} has the type {field.type.name}, expected year or a field of the type {types}; {meant('', known)}"
        )
    if odd := next((value for value in listed_values(field, departments) if not VALUE.fullmatch(value)), ""):
        return (
            f"{name!r} has the value {odd!r}, which cannot be part of an address; "
            "expected at most 64 letters and digits of ASCII, single hyphens and dots between them, such as north-west"
        )
    return ""
