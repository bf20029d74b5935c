"""No text stands on two pages."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.library import Library, words_digest
from plugins.rules.rule import rule

LONG = {"zh-Hans": 600, "en": 2000}


@rule("COL010", clause="IV.2", scope="reference", weight=Weight.NOTE)
def duplicate_text(document: Document, library: Library) -> Iterator[Finding]:
    """Report a long text whose words another document has that is being written, white space aside.

    Long is 2,000 letters, 600 characters in Chinese: one short answer serves
    many questions ("This condition is inherited …"). Public texts are not
    compared: a check of one text would read every one of them. A document that belongs
    into two columns is written once and listed in both.

    Source: regulation IV.2; 国办秘函〔2019〕19号 (duplicate texts are counted).
    """
    letters = sum(map(len, document.text.plain.split()))
    if letters < LONG.get(document.string("language"), LONG["en"]):
        return
    digest = words_digest(document)
    others = [id for id in library.same_words.get(digest, ()) if id != document.id]
    if others:
        yield document.finding(
            duplicate_text,
            line=document.body_line,
            got=(f"the words of {', '.join(others[:3])}",),
            expected=f"one document, and a link to it where it is needed, such as [text](doc:{others[0]})",
        )
