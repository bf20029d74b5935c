"""What no machine can read, a person has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@rule("SEC006", clause="I.2", adopted=True, looked=True)
def unreadable_attachment(document: Document) -> Iterator[Finding]:
    """Refuse an attachment in which no text can be read: a scan, an encrypted file, an unknown kind.

    Nobody knows whether it bears a mark. Somebody of the Information Office
    who looked at all its pages waives this rule for it. Pictures are seen by
    whoever reviews the page, and are only noted.

    Source: regulation I.2.
    """
    for file in document.attachments:
        if file.text is not None:
            continue
        if file.name.lower().endswith(PICTURES):
            weight, expected = Weight.NOTE, "a look at it for marks of secrecy and personal data"
        else:
            weight, expected = (
                Weight.REFUSE,
                (
                    "readable text, such as a PDF saved from the word processor, not a scan; "
                    "or inv waive, by somebody of the Information Office who looked at all its pages"
                ),
            )
        yield document.finding(
            unreadable_attachment,
            got=(f"no text that can be read in {file.name}: {file.unread}",),
            expected=expected,
            weight=weight,
        )
