"""A normative document that takes effect before it is issued is looked at twice."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule


@rule("DAT003", clause="IV.2", weight=Weight.NOTE, every=False)
def document_retroactive(document: Document) -> Iterator[Finding]:
    """Report a normative document whose ``effective`` lies before the day it is issued.

    Departments do issue notices with effect from an earlier day, for example
    from the start of a quarter in favour of those concerned; nothing forbids
    it, and it is often a slip.

    Source: 国办发〔2018〕37号 (no burden without a legal basis); Legislation Law of 2023, article 104.
    """
    announced, effective = document.day("announced"), document.day("effective")
    if announced and effective and effective < announced:
        yield document.finding(
            document_retroactive,
            field="effective",
            got=effective,
            expected=f"{announced} or later, unless effect from an earlier day is meant",
        )
