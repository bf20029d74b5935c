"""The parts of a legal text by their numbers: 第十二条之一, 第三章, Article 12, Chapter III."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plugins.model.chinese_number import NUMBER, NUMERALS, chinese_number

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
SPACE = "[ \u3000\u00a0]"
KINDS = {"编": "part", "分编": "subpart", "章": "chapter", "节": "section"}
RANKS = {"part": 1, "subpart": 2, "chapter": 3, "section": 4}

ARTICLE_ZH = re.compile(
    rf"第{SPACE}?({NUMBER}){SPACE}?[条條](?:之({NUMBER}))?"
    rf"(?={SPACE}|[\n\t【：:]|$|[（(](?![{NUMERALS}0-9０-９]{{1,3}}[）)]))"
)
ARTICLE_EN = re.compile(
    r"(?:(?i:article)[ \u00a0]+|§[ \u00a0]*)([0-9]{1,4}[A-Z]?)(?:[-\u2010\u2011]([0-9]{1,3}))?(?![0-9A-Za-z])"
    r"(?=[.:]|\s*$|\s*[\u2013\u2014(\[]|\s+(?!Paragraph|Item|Section|and\b|or\b)[^a-z\s])"
)
ARTICLES = {"第": ARTICLE_ZH, "A": ARTICLE_EN, "a": ARTICLE_EN, "§": ARTICLE_EN}
DIVISION_ZH = re.compile(rf"第{SPACE}?({NUMBER}){SPACE}?(分编|[编章节])(?!目)")
_NO_TITLE = {"节": "课车日省约能电气点假数拍操", "编": "队号制辑译写组码者入排审造委程", "章": "程鱼"}
"""What makes another word of the sign of a division: 第二节课, 第一编队."""

DIVISION_EN = re.compile(r"(?i:(part|chapter|section))[ \u00a0]+([0-9]{1,4}|[IVXLC]{1,9})(?![0-9A-Za-z])[.:]?")
TITLE_ZH = re.compile(r"[^。；：;:！？!?]{0,50}")
TITLE_EN = re.compile(r"(?:[^a-z].{0,100})?(?<![.;,])", re.DOTALL)
DIVISION_STARTS = ("第", "P", "p", "C", "c", "S", "s")
CONTENTS = re.compile(r"目[ \u3000]*录|(?i:table of )?(?i:contents)")


@dataclass(frozen=True, slots=True)
class Article:
    """An article's number at the start of a text: the anchor's id, and where the number ends."""

    id: str
    end: int


@dataclass(frozen=True, slots=True)
class Division:
    """A part, chapter or section: its kind, its number, and where the number ends."""

    kind: str
    number: int
    end: int


def roman_number(text: str) -> int | None:
    """Read a Roman number up to 399; None when it is not one in its shortest form."""
    values = [ROMAN[c] for c in text]
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return total if text == _roman(total) else None


def _roman(number: int) -> str:
    written = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        written += letters * (number // value)
        number %= value
    return written


def article_at_start(text: str) -> Article | None:
    """Find the number of an article that ``text`` begins with, None if it begins with none.

    A reference such as 第十二条第一款 or "Article 12 of the Law" begins no article.
    """
    pattern = ARTICLES.get(text[:1])
    match = pattern.match(text) if pattern else None
    return _article(match[0], match[1], match[2]) if match else None


@lru_cache(maxsize=4096)
def _article(written: str, number: str, inserted: str | None) -> Article | None:
    letter = number[-1] if "A" <= number[-1] <= "Z" else ""
    numbers = [chinese_number(group) for group in (number.removesuffix(letter), inserted) if group]
    if None in numbers:
        return None
    first, *rest = map(str, numbers)
    return Article("-".join(["article", f"{first}{letter.lower()}", *rest]), len(written))


def division_at_start(text: str) -> Division | None:
    """Find the number of a part, chapter or section that a heading begins with."""
    if not text.startswith(DIVISION_STARTS):
        return None
    if match := DIVISION_ZH.match(text):
        if text[match.end() : match.end() + 1] and text[match.end()] in _NO_TITLE.get(match[2], ""):
            return None
        number = chinese_number(match[1])
        return None if number is None else Division(KINDS[match[2]], number, match.end())
    if match := DIVISION_EN.match(text):
        number = int(match[2]) if match[2].isdigit() else roman_number(match[2])
        return None if number is None else Division(match[1].lower(), number, match.end())
    return None


def division_alone(text: str) -> Division | None:
    """Find a part, chapter or section in a paragraph that holds nothing but its number and title."""
    division = division_at_start(text)
    if division is None or "\n" in text:
        return None
    rest = text[division.end :].strip()
    if rest.startswith("("):
        return None  # a sentence on such a section: Section 3 (Fees) applies
    return division if (TITLE_ZH if text.startswith("第") else TITLE_EN).fullmatch(rest) else None
