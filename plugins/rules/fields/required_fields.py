"""Every field that the column requires is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("COL001", clause="IV.1", scope="policy")
def required_fields(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require every field that policy requires in the column, and name all that are missing at once.

    A field that was typed but cannot be read is not missing; the reader has said so.

    Source: regulation IV.1; open-directory metadata of official documents (国办发〔2017〕47号).
    """
    column = policy.columns.get(document.column)
    if column is None:
        return
    missing = [
        name for name, field in column.fields.items() if field.required and document.raw.get(name, "") in ("", ())
    ]
    if missing:
        example = column.fields[missing[0]].example or "…"
        yield document.finding(
            required_fields,
            got=("none of " + ", ".join(missing) if len(missing) > 1 else f"no {missing[0]}",),
            expected=f"a line for each field that {column.title['en']} requires, such as {missing[0]}: {example}",
        )
