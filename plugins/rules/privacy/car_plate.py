"""Nobody's car plate is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE = re.compile(
    rf"[{PROVINCE}](?!GB[0-9]{{5}})[A-HJ-NP-Z][·•・ ]?(?=[A-HJ-NP-Z]{{0,5}}[0-9])"
    r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![0-9A-Za-z])"
)
IN_ASCII = re.compile(r"[A-HJ-NP-Z] ?(?=[A-HJ-NP-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{4}")


@rule("PRI005", clause="IV.5", adopted=True)
def car_plate(document: Document) -> Iterator[Finding]:
    """Refuse plates of motor vehicles: province, letter, five places, six for those with new energy.

    Source: GA 36-2018, 5 (numbers on plates); Personal Information Protection Law, article 4.
    """
    for hit in hits(document, _plates, _may_hold):
        yield document.finding(
            car_plate,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("the plate of a motor vehicle"),
            expected="no plate; say for example an ambulance of the second hospital",
        )


def _may_hold(together: Together) -> object:
    return IN_ASCII.search(together.ascii)


def _plates(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in PLATE.finditer(words))
