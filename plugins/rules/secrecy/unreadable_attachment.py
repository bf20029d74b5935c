"""What no machine can read, a person has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Endings of files that hold words, if any, as dots of colour; what else they say of themselves is read."""

DRAWINGS = (".svg",)
"""Endings of pictures whose words are text."""


@rule("SEC006", clause="I.2", adopted=True, looked=True)
def unreadable_attachment(document: Document) -> Iterator[Finding]:
    """Refuse an attachment in which no text can be read: a scan, an encrypted file, an unknown kind.

    Nobody knows whether it bears a mark. Somebody of the Information Office
    who looked at all its pages waives this rule for it. Every picture is
    noted: what it shows is seen by whoever reviews the page, and by no program.

    Source: regulation I.2.
    """
    for file in document.attachments:
        name = file.name.lower()
        if name.endswith(PICTURES) or (file.text is None and name.endswith(DRAWINGS)):
            yield document.finding(
                unreadable_attachment,
                got=(f"a picture, {file.name}: no program reads what it shows",),
                expected="a look at it for marks of secrecy and personal data",
                weight=Weight.NOTE,
            )
        elif file.text is None:
            yield document.finding(
                unreadable_attachment,
                got=(f"no text that can be read in {file.name}: {file.unread}",),
                expected="readable text, such as a PDF saved from the word processor, not a scan; "
                "or inv waive, by somebody of the Information Office who looked at all its pages",
                weight=Weight.REFUSE,
            )
