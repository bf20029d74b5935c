"""The map from columns of an old site to columns of this one: a CSV file with a line for each old column."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.column import Column
from plugins.model.counted import counted
from plugins.model.error import UsageError

HEAD = ("old", "column", "department", "keys", "note")
MADE = frozenset({"id", "slug", "column", "status", "body"})
"""Keys that no old site has to give, or that are no field."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """Where the records of one old column go.

    Attributes:
        old: its name on the old site.
        column: key of the column that takes them, ``""`` when they are left out.
        department: key of the department that they get where they name none, ``""`` for none.
        keys: what a key of theirs is called here, by their name for it.
        note: why they are left out.
    """

    old: str
    column: str
    department: str
    keys: Mapping[str, str]
    note: str


def read_column_map(
    text: str, name: str, columns: Mapping[str, Column], departments: Collection[str]
) -> Mapping[str, MapLine]:
    """Read a map: ``old,column,department,keys,note``, keys as ``doc_no=document_number; date=announced``.

    Args:
        text: of the file.
        name: of the file, for messages.
        columns: of the policy, by key.
        departments: keys of the policy.

    Returns:
        The lines by old column, in their order.

    Raises:
        UsageError: lines are at fault; all of them are named with their numbers.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    lines: dict[str, MapLine] = {}
    faults: list[str] = []
    try:
        head = tuple(next(rows, []))
        if head != HEAD:
            raise UsageError(f"{name}:1: got {','.join(head)}, expected {','.join(HEAD)}")
        for row in rows:
            if not any(row):
                continue
            line, found = _line(row, columns, departments)
            if line.old in lines:
                found.append(f"got {line.old!r} a second time, expected each old column once")
            faults += [f"{name}:{rows.line_num}: {fault}" for fault in found]
            lines[line.old] = line
    except csv.Error as error:
        raise UsageError(f"{name}:{rows.line_num}: got what is no CSV ({error}), expected {','.join(HEAD)}") from error
    if faults:
        raise UsageError("\n".join(faults))
    return lines


def _line(row: list[str], columns: Mapping[str, Column], departments: Collection[str]) -> tuple[MapLine, list[str]]:
    """Return a line of the map, and what is wrong with it."""
    old, column, department, keys, note = (cell.strip() for cell in (*row, *[""] * len(HEAD))[: len(HEAD)])
    faults = [f"got {counted(len(row), 'cell')}, expected {len(HEAD)}"] if len(row) != len(HEAD) else []
    if not old:
        faults.append("got no old column, expected its name")
    if column and column not in columns:
        faults.append(f"column: got {column!r}, expected one of {', '.join(columns)}, or nothing with a note")
    if not column and not note:
        faults.append(
            "got neither column nor note, expected the column that takes the records or why they are left out"
        )
    if department and department not in departments:
        faults.append(f"department: got {department!r}, expected one of {', '.join(departments)}")
    pairs = [tuple(part.strip() for part in pair.split("=", 1)) for pair in keys.split(";") if pair.strip()]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        faults.append(f"keys: got {keys!r}, expected pairs such as doc_no=document_number; date=announced")
        pairs = []
    fields = columns[column].fields.keys() | {"body"} if column in columns else ()
    faults += [
        f"keys: got {new!r}, expected a key of {column}" for _, new in pairs if column in columns and new not in fields
    ]
    return MapLine(old, column, department, {pair[0]: pair[1] for pair in pairs}, note), faults


def mapped_record(raw: Mapping[str, Any], by: str, line: MapLine, column: Column) -> tuple[dict[str, Any], list[str]]:
    """Return a record as its new column names things, and the keys whose values cannot be carried.

    Args:
        raw: the record of the old site.
        by: its key that names the old column; it is not carried.
        line: of the map.
        column: that takes it.
    """
    record: dict[str, Any] = {}
    lost = []
    for key, value in raw.items():
        name = line.keys.get(key, key)
        if key == by or value in (None, "", []):
            continue
        if name in record or not (name == "body" or (name in column.fields and name not in ("column", "status"))):
            lost.append(key)
        else:
            record[name] = value
    if line.department:
        record.setdefault("department", line.department)
    return record, lost


def missing_fields(record: Mapping[str, Any], column: Column) -> list[str]:
    """Return the fields that the column requires and the record does not have."""
    return [
        name for name, field in column.fields.items() if field.required and name not in MADE and not record.get(name)
    ]
