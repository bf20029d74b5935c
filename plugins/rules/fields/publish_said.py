"""Where it matters, the author says when a document is to be public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("COL007", clause="IV.2", scope="policy")
def publish_said(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require ``publish`` in columns that have no default for it.

    A law is public on the day it is announced; nobody may leave open when that is.

    Source: regulation IV.2.
    """
    column = policy.columns.get(document.column)
    if column is not None and column.publish == "required" and "publish" not in document.raw:
        yield document.finding(
            publish_said,
            field="publish",
            expected="when it may be public, such as publish: 2026-11-23T10:00, or on-approval, or on-go",
        )
