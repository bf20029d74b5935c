"""The department that answers is one of the ministry's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.ended import named_wrongly
from plugins.rules.rule import rule


@rule("PEO004", clause="IV.5", scope="policy", adopted=True)
def known_answerer(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``answered_by`` stands in ``policy/departments.yaml``, and was there on the day of the document.

    Source: regulation IV.5 (departments answer the questions of the public).
    """
    yield from named_wrongly(document, known_answerer, "answered_by", document.day("answered"), policy)
