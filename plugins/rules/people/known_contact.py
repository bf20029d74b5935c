"""The contact is somebody whom policy names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule
from plugins.rules.similar import did_you_mean


@rule("PEO002", clause="I.3, IV.1", scope="policy")
def known_contact(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that ``contact`` stands in ``policy/people.yaml``.

    Source: regulation IV.1 (a designated person is the contact for the website).
    """
    key = document.string("contact")
    if key and key not in policy.people:
        yield document.finding(
            known_contact,
            field="contact",
            got=key,
            expected=did_you_mean(key, policy.people, "a key of policy/people.yaml", "li.wei"),
        )
