"""The values of a data set are what its schema says."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.data_files import data_file, fault_of, fields_of, rows_of, schema_file
from plugins.rules.rule import rule

MOST_FINDINGS = 20


@rule("DBQ002", clause="IV.6", every=False)
def dataset_schema(document: Document) -> Iterator[Finding]:
    """Require that the head of the CSV file has the names of the schema in its order, and that each value fits.

    At most twenty values are named.

    Source: Table Schema (Frictionless Data), types and constraints; RFC 4180.
    """
    data = data_file(document)
    schema = schema_file(document, data) if data else None
    if data is None or schema is None:
        return  # DBQ001 says so
    try:
        fields = fields_of(schema)
    except ValueError as error:
        yield document.finding(dataset_schema, got=(schema.name,), expected=str(error))
        return
    try:
        rows = rows_of(data)
    except ValueError as error:
        yield document.finding(dataset_schema, got=(f"{data.name}: {error}",), expected="CSV as RFC 4180 has it")
        return
    names = [field.name for field in fields]
    if not rows or rows[0] != names:
        head = ",".join(rows[0]) if rows else "nothing"
        yield document.finding(
            dataset_schema,
            got=(f"{head} in the head of {data.name}",),
            expected=f"{','.join(names)}, as the schema says",
        )
        return
    faults = (
        (number, field, value, expected)
        for number, row in enumerate(rows[1:], start=2)
        for field, value in zip(fields, [*row, *[""] * (len(fields) - len(row))], strict=False)
        if (expected := fault_of(field, value))
    )
    wide = ((number, len(row)) for number, row in enumerate(rows[1:], start=2) if len(row) != len(fields))
    for number, width in list(wide)[:MOST_FINDINGS]:
        yield document.finding(
            dataset_schema,
            got=(f"{counted(width, 'value')} in row {number} of {data.name}",),
            expected=counted(len(fields), "value"),
        )
    for (number, field, value, expected), _ in zip(faults, range(MOST_FINDINGS), strict=False):
        yield document.finding(
            dataset_schema,
            got=(f"{value or 'nothing'} for {field.name} in row {number} of {data.name}",),
            expected=expected,
        )
