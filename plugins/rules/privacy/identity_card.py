"""Nobody's identity card number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.numerals import may_hold_digit_runs, numbers_like
from plugins.rules.passages import hits
from plugins.rules.rule import rule

NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{5} ?(?:18|19|20)[0-9]{6} ?[0-9]{3}[0-9Xx](?![0-9])")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"


@rule("PRI001", clause="IV.5", adopted=True)
def identity_card(document: Document) -> Iterator[Finding]:
    """Refuse citizens' identity numbers: 18 characters with a day of birth and a check character that fit.

    In text, fields, names and contents of attachments. The number is never repeated in the finding.

    Source: GB 11643-1999, 4 (check character ISO 7064 mod 11-2); Personal Information Protection Law, article 28.
    """
    for hit in hits(document, _identity_numbers, may_hold_digit_runs):
        yield document.finding(
            identity_card,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("an identity card number"),
            expected="no number of a person; take it out, or write for example (number withheld)",
        )


def _identity_numbers(words: str) -> Iterator[tuple[int, str]]:
    return ((offset, number) for offset, number in numbers_like(NUMBER, words) if is_identity_number(number))


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters hold a day of the calendar at the right place and end in the right check character."""
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return CHECK[total % 11] == number[17].upper()
