"""What one department collects or keeps is written by that department."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("PEO005", clause="IV.4", scope="policy", every=False)
def owner_writes(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``department`` is the one that answers for the column.

    The Information Office collects news from abroad and from the media and
    keeps the mailboxes; the Emergency Office keeps that for incidents.

    Source: regulation IV.4, IV.5.
    """
    column = policy.columns.get(document.column)
    department = document.string("department")
    if column and department in policy.departments and department != column.owner:
        yield document.finding(
            owner_writes,
            field="department",
            got=department,
            expected=f"{column.owner}, which answers for {column.title['en']}; "
            "what a department wants to tell stands in a column of its own news, such as work-updates",
        )
