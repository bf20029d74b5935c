"""The text of a public law is only corrected, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule

CORRECTION = re.compile(r"更正|勘误|\b(?:corrigend(?:um|a)|errat(?:um|a))\b", re.IGNORECASE)


@rule("REV003", clause="IV.2", scope="reference", every=False)
def text_immutable(document: Document, library: Library) -> Iterator[Finding]:
    """Require that the text of something public differs from what was announced only by a corrigendum.

    The law itself is changed by another law that names it under ``amends``
    or ``repeals``. A corrigendum brings the page back to the text as it was
    announced, and its note says so.

    Source: regulation IV.2 (laws are published as they are announced).
    """
    if library.has_other_text(document) and not CORRECTION.search(document.string("change_note")):
        yield document.finding(
            text_immutable,
            line=document.body_line,
            got=("another text than that which is public",),
            expected="the public text, or a change_note that names the corrigendum, such as Corrigendum of 23 November "
            f"2026: article 4 reads …, or a new law with amends: [{document.id}]",
        )
