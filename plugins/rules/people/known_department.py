"""The department is one of the ministry's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.ended import named_wrongly
from plugins.rules.rule import rule


@rule("PEO001", clause="IV.1", scope="policy", adopted=True)
def known_department(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``department`` stands in ``policy/departments.yaml``, and was there on the day of the document.

    Source: regulation IV.1 (each department answers for its own field).
    """
    column = policy.columns.get(document.column)
    day = document.day(column.main_date) if column else None
    yield from named_wrongly(document, known_department, "department", day, policy)
