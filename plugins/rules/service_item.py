"""The sections that a service item has, in each language, and how articles of laws are named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.model.document import Document
from plugins.rules.sections import Section, sections

BASIS, CONDITIONS, MATERIALS = "basis", "conditions", "materials"
PROCEDURE, RESULT, QUESTIONS = "procedure", "result", "questions"

TITLES: Mapping[str, Mapping[str, str]] = {
    "en": {
        BASIS: "Legal basis",
        CONDITIONS: "Conditions",
        MATERIALS: "Materials",
        PROCEDURE: "Procedure",
        RESULT: "Result",
        QUESTIONS: "Questions",
    },
    "zh-Hans": {
        BASIS: "设定依据",
        CONDITIONS: "办理条件",
        MATERIALS: "申请材料",
        PROCEDURE: "办理流程",
        RESULT: "办理结果",
        QUESTIONS: "常见问题",
    },
}
"""Headings of the sections by language, in the order in which an item has them."""

NUMERAL = "零〇一二三四五六七八九十百"
ARTICLE = re.compile(
    rf"第\s*([{NUMERAL}]+|[0-9]+)\s*条(?:之([{NUMERAL}]+))?"
    r"|(?:\b(?:Articles?|Sections?)|§§?)\s*([0-9]+(?:(?:,? and |, )[0-9]+\b)*)",
    re.IGNORECASE,
)
DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def titles(document: Document) -> Mapping[str, str]:
    """Return the headings in the language of a text; the English ones for a language that has none."""
    return TITLES.get(document.string("language"), TITLES["en"])


def section_of(document: Document, part: str) -> Section | None:
    """Return a section of an item, None if it is missing."""
    wanted = titles(document)[part].casefold()
    return next((section for section in sections(document) if section.title.casefold() == wanted), None)


def article_anchors(words: str) -> Iterator[str]:
    """Yield the anchor of each article that is named by its number, such as ``article-12-1`` for 第十二条之一."""
    for found in ARTICLE.finditer(words):
        for number in re.findall("[0-9]+", found[3] or str(_value(found[1]))):
            yield f"article-{number}-{_value(found[2])}" if found[2] else f"article-{number}"


def _value(numeral: str) -> int:
    """Return the value of a number up to 999 in Chinese numerals or digits."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit
