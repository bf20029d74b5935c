"""A document has a text."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("COL019", clause="IV.1", adopted=True)
def text_present(document: Document) -> Iterator[Finding]:
    """Require words below the front matter; an attachment alone cannot be searched, quoted or read aloud.

    Source: regulation IV.1, information content; WCAG 2.2, 1.1.1.
    """
    if not document.text.plain.strip():
        yield document.finding(
            text_present,
            line=document.body_line,
            got=("no text",),
            expected="the text in Markdown below the front matter, such as: The round begins on Monday.",
        )
