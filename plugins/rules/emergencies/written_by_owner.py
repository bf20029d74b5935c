"""A column that one department alone writes has no documents of others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("EMG001", clause="I.6", scope="policy", every=False)
def written_by_owner(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``department`` is the one that answers for the column.

    Source: regulation I.6 (emergencies are released by the release plan, through the Emergency Office).
    """
    column = policy.columns.get(document.column)
    department = document.string("department")
    if column and department != column.owner:
        yield document.finding(
            written_by_owner,
            field="department",
            got=department,
            expected=f"{column.owner}, which alone writes in {column.key}",
        )
