"""The department that answers is one of the ministry's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.ended import successor_of
from plugins.rules.rule import rule
from plugins.rules.similar import did_you_mean


@rule("PEO004", clause="IV.5", scope="policy", adopted=True)
def known_answerer(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``answered_by`` stands in ``policy/departments.yaml``, and was there on the day of the document.

    Source: regulation IV.5 (departments answer the questions of the public).
    """
    key = document.string("answered_by")
    day = document.day("answered")
    if key and key not in policy.departments:
        yield document.finding(
            known_answerer,
            field="answered_by",
            got=key,
            expected=did_you_mean(key, policy.departments, "a key of policy/departments.yaml", "disease-control"),
        )
    elif ended := successor_of(key, day, policy):
        successor, since = ended
        yield document.finding(
            known_answerer,
            field="answered_by",
            got=(f"{key}, which is {successor} since {since}",),
            expected=f"{successor} in a document of {day}",
        )
