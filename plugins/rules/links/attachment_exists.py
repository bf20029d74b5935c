"""Files that the text links to lie in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.similar import did_you_mean

HOST = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:cn|com|net|org|edu|gov|example|info|int)", re.IGNORECASE)


@rule("LNK003", clause="IV.7")
def attachment_exists(document: Document) -> Iterator[Finding]:
    """Require that every linked or shown attachment is a file in the folder of the document's name.

    Source: 国办秘函〔2019〕19号 (links that lead nowhere are counted).
    """
    names = [file.name for file in document.attachments]
    for link in document.text.links:
        if link.kind == "attachment" and link.target not in names:
            yield document.finding(
                attachment_exists,
                line=link.line,
                got=link.target,
                expected=f"https://{link.target}, where a page of the web is meant"
                if HOST.fullmatch(link.target)
                else did_you_mean(link.target, names, "a file in the folder of the document's name", "form.pdf"),
            )
