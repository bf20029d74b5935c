"""A document expires after it has taken effect."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("DAT005", clause="IV.2")
def expiry(document: Document) -> Iterator[Finding]:
    """Require that ``expires`` lies after ``effective``, and after ``announced``.

    A document is in force until, not including, the day it expires.

    Source: 国办发〔2018〕37号 (normative documents state how long they hold).
    """
    expires = document.day("expires")
    for name in ("effective", "announced"):
        begins = document.day(name)
        if expires and begins and expires <= begins:
            yield document.finding(
                expiry, field="expires", got=expires, expected=f"a day after {name}, later than {begins}"
            )
            return
