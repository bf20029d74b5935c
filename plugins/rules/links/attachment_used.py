"""Pictures that come with a document are shown in it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@rule("LNK004", clause="IV.2", weight=Weight.NOTE)
def attachment_used(document: Document) -> Iterator[Finding]:
    """Report a picture in the document's folder that the text does not show or link to.

    Other files are listed below the text and need no link.

    Source: regulation IV.2 (what is uploaded is what was meant to be public).
    """
    used = {link.target for link in document.text.links if link.kind == "attachment"}
    for file in document.attachments:
        if file.name.lower().endswith(PICTURES) and file.name not in used:
            yield document.finding(
                attachment_used,
                line=document.body_line,
                got=(f"{file.name} nowhere in the text",),
                expected=f"![what it shows]({file.name}), or the file taken out of the folder",
            )
