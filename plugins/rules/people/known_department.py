"""The department is one of the ministry's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.ended import successor_of
from plugins.rules.rule import rule
from plugins.rules.similar import did_you_mean


@rule("PEO001", clause="IV.1", scope="policy", adopted=True)
def known_department(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``department`` stands in ``policy/departments.yaml``, and was there on the day of the document.

    Source: regulation IV.1 (each department answers for its own field).
    """
    key = document.string("department")
    column = policy.columns.get(document.column)
    day = document.day(column.main_date) if column else None
    if key and key not in policy.departments:
        yield document.finding(
            known_department,
            field="department",
            got=key,
            expected=did_you_mean(key, policy.departments, "a key of policy/departments.yaml", "disease-control"),
        )
    elif ended := successor_of(key, day, policy):
        successor, since = ended
        yield document.finding(
            known_department,
            field="department",
            got=(f"{key}, which is {successor} since {since}",),
            expected=f"{successor} in a document of {day}",
        )
