"""Nobody's bank card number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.numerals import may_hold_digit_runs, numbers_like
from plugins.rules.passages import hits
from plugins.rules.rule import rule

NUMBER = re.compile(
    r"(?<![0-9])(?:[0-9]{15,19}|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{3})?|[0-9]{4} [0-9]{6} [0-9]{5})(?![0-9Xx])"
)
ISSUED = re.compile(
    r"62[0-9]{14,17}"  # UnionPay
    r"|4[0-9]{15}"  # Visa
    r"|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"  # Mastercard
    r"|35(?:2[89]|[3-8][0-9])[0-9]{12}"  # JCB
    r"|3[47][0-9]{13}"  # American Express
)


@rule("PRI003", clause="IV.5", adopted=True)
def bank_card(document: Document) -> Iterator[Finding]:
    """Refuse card numbers: of the length and beginning that issuers use, with a check digit that fits.

    Source: ISO/IEC 7812-1, annex B (Luhn); Personal Information Protection Law, article 28 (financial accounts).
    """
    for hit in hits(document, _card_numbers, may_hold_digit_runs):
        yield document.finding(
            bank_card,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a bank card number"),
            expected="no number of an account of a person; take it out, or write for example (number withheld)",
        )


def _card_numbers(words: str) -> Iterator[tuple[int, str]]:
    for offset, number in numbers_like(NUMBER, words):
        if ISSUED.fullmatch(number) and has_check_digit(number):
            yield offset, number


def has_check_digit(digits: str) -> bool:
    """Tell whether the last digit is that of the Luhn formula."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
