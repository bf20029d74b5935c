"""The files of a data set: a CSV and its Table Schema, and the table in the text that shows the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.model.document import Attachment, Document

SCHEMA_ENDING = ".schema.json"
TYPES = ("string", "integer", "number", "boolean", "date", "year")
"""Those types of Table Schema that a data set may use."""

INTEGER = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class DataField:
    """A column of a data set as its schema describes it.

    Attributes:
        name: as in the head of the CSV file.
        title: as in the head of the table on the page; the name where the schema has none.
        type: one of `TYPES`.
        constraints: of Table Schema, such as ``required``, ``enum`` or ``minimum``.
    """

    name: str
    title: str
    type: str
    constraints: Mapping[str, Any]


def data_file(document: Document) -> Attachment | None:
    """Return the CSV file of a data set, None unless there is a single one."""
    found = [file for file in document.attachments if file.name.lower().endswith(".csv")]
    return found[0] if len(found) == 1 else None


def schema_file(document: Document, data: Attachment) -> Attachment | None:
    """Return the schema of a CSV file: ``wells.schema.json`` for ``wells.csv``."""
    wanted = data.name[: -len(".csv")] + SCHEMA_ENDING
    return next((file for file in document.attachments if file.name == wanted), None)


def rows_of(data: Attachment) -> list[list[str]]:
    """Return the rows of a CSV file with its head (RFC 4180); empty lines at its end count for nothing.

    Raises:
        ValueError: a quotation does not end, or something stands behind one.
    """
    try:
        return [row for row in csv.reader(io.StringIO(data.text or "", newline=""), strict=True) if row]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def fields_of(schema: Attachment) -> tuple[DataField, ...]:
    """Return the columns that a Table Schema describes.

    Raises:
        ValueError: it is not JSON or no such schema; the message says what would pass.
    """
    try:
        described = json.loads(schema.text or "")
    except ValueError as error:
        raise ValueError(f"a file in JSON; it breaks at {error}") from error
    fields = described.get("fields") if isinstance(described, dict) else None
    if not isinstance(fields, list) or not fields:
        raise ValueError('an object with the list "fields", one entry a column')
    return tuple(_field(one) for one in fields)


def _field(described: object) -> DataField:
    entry = described if isinstance(described, dict) else {}
    name, kind, constraints = entry.get("name"), entry.get("type"), entry.get("constraints", {})
    if not isinstance(name, str) or not name:
        raise ValueError('a "name" in each entry of "fields"')
    if kind not in TYPES:
        raise ValueError(f'for {name} a "type" that is one of {", ".join(TYPES)}')
    if not isinstance(constraints, dict):
        raise ValueError(f'for {name} "constraints" that are an object')
    title = entry.get("title", name)
    return DataField(name, title if isinstance(title, str) and title else name, kind, constraints)


def fault_of(field: DataField, value: str) -> str:
    """Return what would pass in a cell, ``""`` if the value does.

    Source: Table Schema (Frictionless Data), types and constraints.
    """
    if not value:
        return "a value, as the schema requires one" if field.constraints.get("required") else ""
    if not _PARSED[field.type](value):
        return f"a value of the type {field.type}"
    if (allowed := field.constraints.get("enum")) is not None and value not in map(str, allowed):
        return "one of " + ", ".join(map(str, allowed))
    if (pattern := field.constraints.get("pattern")) is not None and not re.fullmatch(str(pattern), value):
        return f"a value of the form {pattern}"
    if field.type in ("integer", "number", "year"):
        least, most = field.constraints.get("minimum"), field.constraints.get("maximum")
        if least is not None and float(value) < float(least):
            return f"{least} or more"
        if most is not None and float(value) > float(most):
            return f"{most} or less"
    return ""


def _is_day(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


_PARSED: Mapping[str, Callable[[str], object]] = {
    "string": bool,
    "integer": INTEGER.fullmatch,
    "number": NUMBER.fullmatch,
    "boolean": ("true", "false").__contains__,
    "date": _is_day,
    "year": re.compile(r"[0-9]{4}").fullmatch,
}
