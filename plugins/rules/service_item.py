"""The sections that a service item has, in each language, and how articles of laws are named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.model.chinese_number import NUMBER, chinese_number
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

ARTICLE = re.compile(
    rf"第\s*({NUMBER})\s*[条條](?:之({NUMBER}))?"
    r"|(?:\b(?:Articles?|Sections?)|§§?)\s*([0-9]+(?:(?:,? and |, )[0-9]+\b)*)",
    re.IGNORECASE,
)


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
        if found[3]:
            yield from (f"article-{number}" for number in re.findall("[0-9]+", found[3]))
        else:
            numbers = (chinese_number(one) or one for one in found.groups()[:2] if one)
            yield "-".join(["article", *map(str, numbers)])
