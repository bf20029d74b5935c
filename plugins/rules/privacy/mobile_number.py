"""Nobody's mobile number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.numerals import may_hold_digit_runs, numbers_like
from plugins.rules.passages import hits
from plugins.rules.rule import rule

MOBILE = re.compile(r"(?<![0-9])(?:(?:00)?86 ?)?1[3-9][0-9](?:[0-9]{8}| [0-9]{4} [0-9]{4})(?![0-9])")
TOLL_FREE = re.compile(r"1(?:800|833|844|855|866|877|888)[0-9]{7}")


@rule("PRI002", clause="IV.5", adopted=True)
def mobile_number(document: Document) -> Iterator[Finding]:
    """Refuse Chinese mobile numbers: eleven digits from 13 to 19, with or without +86 and the usual gaps.

    In an English text eleven digits that begin as an American toll-free
    number (1 800, 1 888 …) are one. Offices give the numbers of their fixed lines.

    Source: numbering plan of the public networks (1[3-9] and nine digits); Personal Information Protection Law,
    article 4.
    """
    is_english = document.string("language") == "en"
    for hit in hits(document, _mobile_numbers, may_hold_digit_runs):
        if not (is_english and TOLL_FREE.fullmatch(hit.value)):
            yield document.finding(
                mobile_number,
                field=hit.passage.field,
                line=hit.line,
                got=hit.called("a mobile number"),
                expected="the number of an office, such as 000-5550-1200, or none",
            )


def _mobile_numbers(words: str) -> Iterator[tuple[int, str]]:
    return numbers_like(MOBILE, words)
