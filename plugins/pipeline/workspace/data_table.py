"""The table of a data set as its text needs it, made of the CSV file and its schema."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.model.document import Attachment
from plugins.model.error import UsageError
from plugins.rules.data_files import SCHEMA_ENDING, fields_of, rows_of

MEANT_OTHERWISE = re.compile(r"[\\|*_`\[\]<>~^{}$]")
"""Signs that Markdown may take for markup."""

NUMBERS = frozenset({"integer", "number", "year"})


def data_table(path: Path) -> str:
    """Return the rows of a CSV file as a table in Markdown, under the titles of the schema beside it.

    Raises:
        UsageError: one of the two files is missing, not in UTF-8 or not of its form.
    """
    schema = path.with_name(path.name.removesuffix(".csv") + SCHEMA_ENDING)
    data, described = (_read(file) for file in (path, schema))
    try:
        fields, rows = fields_of(described), rows_of(data)
    except ValueError as error:
        raise UsageError(f"{path} and {schema.name}: expected {error}") from error
    heads = [field.title for field in fields]
    ruler = ["---:" if field.type in NUMBERS else "---" for field in fields]
    return "".join(f"| {' | '.join(row)} |\n" for row in (_escaped(heads), ruler, *map(_escaped, rows[1:])))


def _read(path: Path) -> Attachment:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; expected a CSV file with its schema beside it") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: expected UTF-8") from error
    return Attachment(path.name, len(text), "", text)


def _escaped(row: list[str]) -> list[str]:
    return [MEANT_OTHERWISE.sub(r"\\\g<0>", " ".join(value.split())) for value in row]
