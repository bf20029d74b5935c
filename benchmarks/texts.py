"""Documents of 3,000 characters, cut from real law texts, or from generated ones where the corpus is missing."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "laws.jsonl.xz"
LENGTH = 3_000
"""Characters of a document, more or less a paragraph."""

FIRST_DAY = date(2000, 1, 1)
DAYS = 9_000
STEP = 7
DEPARTMENTS = ("policy-and-law", "disease-control", "medical-administration", "pharmaceutical-policy")
DRAWN = 0.25
"""Of the paragraphs, once every law has been used up: so many are taken from anywhere else."""


@dataclass(frozen=True, slots=True)
class Article:
    """What every tool gets of one document.

    Attributes:
        number: from 1.
        title: distinct.
        body: Markdown, distinct.
    """

    number: int
    title: str
    body: str


def day_of(number: int) -> date:
    """Return the day on which a document was announced; numbers that follow each other are weeks apart."""
    return FIRST_DAY + timedelta(days=number * STEP % DAYS)


def department_of(number: int) -> str:
    """Return the key of a document's department."""
    return DEPARTMENTS[number % len(DEPARTMENTS)]


def origin_of(number: int) -> str:
    """Return a document's address on the old site."""
    return f"https://old.example/{number}"


def slug_of(number: int) -> str:
    """Return how a document's files are named, by every tool."""
    return f"law-{number}"


def articles(count: int) -> Iterator[Article]:
    """Yield documents, no two of one title or one text."""
    for number, (title, body) in enumerate(islice(_pieces(paragraphs()), count), 1):
        yield Article(number, f"{title}（第{number}号文本）", f"本文本编号为{number}。\n\n{body}")


def is_real() -> bool:
    """Tell whether the texts are those of the corpus."""
    return CORPUS.exists()


@cache
def paragraphs() -> Sequence[tuple[str, str]]:
    """Return all paragraphs of all laws, each with the title of its law."""
    return tuple(_laws() if is_real() else generated())


def _laws() -> Iterator[tuple[str, str]]:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            for paragraph in law["body"].split("\n\n"):
                if paragraph.strip():
                    yield law["title"], paragraph.strip()


def generated() -> Iterator[tuple[str, str]]:
    """Yield paragraphs of 500 made-up laws in the shape of the real ones: chapters, articles, words by Zipf's law."""
    chance = random.Random(3_000)  # noqa: S311 - the same texts everywhere
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)]
    words = ["".join(chance.choices(characters, k=chance.choice((1, 2, 2, 2, 3)))) for _ in range(20_000)]
    ranks = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def text(count: int) -> str:
        return "".join(chance.choices(words, cum_weights=ranks, k=count))

    for law in range(500):
        title = "".join(chance.choices(words, k=4)) + "条例"
        for article in range(1, 101):
            if article % 20 == 1:
                yield title, f"## 第{law}编第{article // 20 + 1}章 {text(2)}"
            yield title, f"第{article}条 {text(14)}，{text(14)}。"


def _pieces(stream: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield titles and texts without end: at first as they are, in later rounds with paragraphs of other laws."""
    chance = random.Random(LENGTH)  # noqa: S311 - the same texts everywhere
    place, is_first = 0, True
    while True:
        title, length = stream[place][0], 0
        piece: list[str] = []
        while True:
            is_drawn = not is_first and chance.random() < DRAWN
            paragraph = chance.choice(stream)[1] if is_drawn else stream[place][1]
            if piece and abs(length + len(paragraph) - LENGTH) > LENGTH - length:
                break
            piece.append(paragraph)
            length += len(paragraph) + 2
            place += 1
            if place == len(stream):
                place, is_first = 0, False
        yield title, "\n\n".join(piece)
