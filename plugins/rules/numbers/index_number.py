"""An index number is in one of its two forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

ORGANISATION = r"[0-9A-Z]{9}"
CREDIT_CODE = r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}"
FORMS = (
    re.compile(rf"{ORGANISATION}/(?:19|20)[0-9]{{2}}-[0-9]{{5}}"),
    re.compile(rf"{CREDIT_CODE}(?:/(?:19|20)[0-9]{{2}}-[0-9]{{5,6}})?"),
)


@rule("COL015", clause="IV.2", every=False)
def index_number(document: Document) -> Iterator[Finding]:
    """Require ``index_number``, where it is given, in the form of 20 characters or that with the credit code.

    The older form is organisation code, year and serial, ``#########/YYYY-NNNNN``;
    the newer begins with the unified social credit code of 18 characters.

    Source: directory of government information; GB 11714-1997; GB 32100-2015, 4.
    """
    number = document.raw.get("index_number")
    if number is not None and not (isinstance(number, str) and any(form.fullmatch(number) for form in FORMS)):
        yield document.finding(
            index_number,
            field="index_number",
            got=number,
            expected="organisation code/year-serial such as 000013127/2026-00017, "
            "or a credit code in its place, such as 11100000000013127D/2026-00017",
        )
