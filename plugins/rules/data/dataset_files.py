"""A data set is one CSV file in UTF-8 with its schema beside it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.data_files import SCHEMA_ENDING, data_file, schema_file
from plugins.rules.rule import rule


@rule("DBQ001", clause="IV.6", every=False)
def dataset_files(document: Document) -> Iterator[Finding]:
    """Require one CSV file, and a Table Schema of the same name that says what its columns are.

    Source: regulation IV.6; W3C Data on the Web Best Practices, 12 (machine-readable formats) and 4 (structural
    metadata).
    """
    data = data_file(document)
    if data is None:
        names = [file.name for file in document.attachments if file.name.lower().endswith(".csv")]
        yield document.finding(
            dataset_files,
            got=(", ".join(names) or "no CSV file",),
            expected="one CSV file among the attachments, such as wells.csv",
        )
    elif schema_file(document, data) is None:
        yield document.finding(
            dataset_files,
            got=(f"{data.name} without a schema",),
            expected=f"{data.name[:-4]}{SCHEMA_ENDING} among the attachments, a Table Schema",
        )
