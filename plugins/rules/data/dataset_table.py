"""The table on the page says what the CSV file says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.data_files import data_file, fields_of, rows_of, schema_file
from plugins.rules.rule import rule
from plugins.rules.sections import sections

HEADINGS = {"en": "Data", "zh-Hans": "数据"}
MOST_ROWS = 1_000
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@rule("DBQ003", clause="IV.6", every=False)
def dataset_table(document: Document) -> Iterator[Finding]:
    """Require a section ``Data`` (数据) whose table has the rows of the CSV file under the titles of the schema.

    So everybody can read the data without a script, and what is approved and
    compared with each release is every value. A table of more than 1,000 rows
    is divided, by year or by region.

    Source: regulation IV.6; WCAG 2.2, 1.3.1 (tables are marked up as such).
    """
    data = data_file(document)
    schema = schema_file(document, data) if data else None
    try:
        if data is None or schema is None:
            return  # DBQ001 says so
        fields, rows = fields_of(schema), rows_of(data)
    except ValueError:
        return  # DBQ002 says so
    title = HEADINGS.get(document.string("language"), HEADINGS["en"])
    section = next((one for one in sections(document) if one.title.casefold() == title.casefold()), None)
    table = section.table if section else ()
    place = f"{document.path.removesuffix('.md')}/{data.name}"
    command = f"the section ## {title} with the table that python3 inv table {place} prints"
    if section is None or not table:
        yield document.finding(
            dataset_table,
            line=section.line if section else document.body_line,
            got=("no table of the data",),
            expected=command,
        )
        return
    wanted = [tuple(field.title for field in fields), *(tuple(row) for row in rows[1:])]
    found = [(line.number, tuple(ESCAPED.sub(r"\1", cell) for cell in cells)) for line, cells in table]
    for number, ((line, got), expected) in enumerate(zip(found, wanted, strict=False), start=1):
        if got != expected:
            yield document.finding(
                dataset_table, line=line, got=" | ".join(got), expected=f"row {number}: {' | '.join(expected)}"
            )
            return
    if len(found) != len(wanted):
        yield document.finding(
            dataset_table,
            line=section.line,
            got=(f"{counted(len(found) - 1, 'row')}, where {data.name} has {len(wanted) - 1}",),
            expected=command,
        )
    if len(wanted) - 1 > MOST_ROWS:
        yield document.finding(
            dataset_table,
            line=section.line,
            got=(counted(len(wanted) - 1, "row"),),
            expected=f"at most {MOST_ROWS}; divide the data set, for example by year or by region",
        )
