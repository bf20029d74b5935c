"""Normative documents carry a well-formed document number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELD = "document_number"
WELL_FORMED = re.compile(r"\w+〔(?:19|20)[0-9]{2}〕[1-9][0-9]*号")


@rule("COL012", clause="IV.2", every=False)
def document_number(document: Document) -> Iterator[Finding]:
    """Require ``document_number`` as agency code, 〔year〕, serial, 号.

    The year has four digits and stands in tortoise-shell brackets (U+3014,
    U+3015); the serial has no leading zero and no 第. A number that is missing
    altogether is what `required_fields` reports.

    Source: GB/T 9704-2012, 7.2.5.
    """
    number = document.raw.get(FIELD)
    if number is not None and not (isinstance(number, str) and WELL_FORMED.fullmatch(number)):
        yield document.finding(
            document_number,
            field=FIELD,
            got=number,
            expected="an agency code, 〔four-digit year〕, a serial without leading zero, 号, such as 卫规〔2026〕3号",
        )
