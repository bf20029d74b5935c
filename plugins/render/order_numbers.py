"""Numbers of orders as each language writes them: 令第31号 is Order No. 31."""

from __future__ import annotations

import re

FORMS = (("令第{}号", "Order No. {}"), ("公告第{}号", "Announcement No. {}"))
"""In Chinese and in English; every other number is written the same in both, as 卫规〔2026〕6号 is."""

CHINESE = "zh"
_OF = tuple(tuple(re.compile(re.escape(form).replace(r"\{\}", "([1-9][0-9]*)")) for form in forms) for forms in FORMS)


def number_in(number: str, language: str) -> str:
    """Return a document number as readers of a language write it; one that has a single form as it is."""
    to = 0 if language.startswith(CHINESE) else 1
    for forms, patterns in zip(FORMS, _OF, strict=True):
        if found := patterns[1 - to].fullmatch(number):
            return forms[to].format(found[1])
    return number
