"""What stands under a mailbox says what its kind must say."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

CALL = {
    "telephone": "the number that is answered, such as telephone: 000-5550-1400",
    "hours": "when it is answered, such as hours: [Day and night]",
    "verified": "the day on which somebody called it and compared the hours, such as verified: 2026-11-16",
}
REPLY = {
    "concern": "what the letter was about, in the office's own words",
    "received": "the day on which the letter came, such as received: 2026-11-02",
    "answered_by": "the department that answers, such as answered_by: disease-control",
}
NEEDS = {"how-to": CALL, "duty": CALL, "reply": REPLY}
"""Fields that a document needs, by its ``kind``, each with what would pass."""


@rule("MBX001", clause="IV.5", every=False)
def mailbox_kind(document: Document) -> Iterator[Finding]:
    """Require telephone, hours and the day they were verified of what says how to reach a mailbox.

    A reply says what the letter was about, when it came, and who answers.

    Source: regulation IV.5; 国办发〔2017〕47号 (contact details of interactive columns).
    """
    kind = document.string("kind")
    for name, expected in NEEDS.get(kind, {}).items():
        if name not in document.raw:
            yield document.finding(
                mailbox_kind, field=name, got=(f"nothing, in a text of the kind {kind}",), expected=expected
            )
