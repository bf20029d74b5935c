"""Documents of real law texts, cut to 3,000 characters and cycled, no two of them equal."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "laws.jsonl.xz"
LENGTH = 3_000
FIRST_DAY = date(2000, 1, 1)
DEPARTMENTS = ("policy-and-law", "disease-control", "medical-administration", "pharmaceutical-policy")


def records(count: int) -> Iterator[dict[str, Any]]:
    """Yield import records for the column of laws.

    Raises:
        FileNotFoundError: the corpus does not lie beside the repository.
    """
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        laws = [json.loads(line) for line in lines]
    pieces = [
        (law["title"], law["body"][start : start + LENGTH])
        for law in laws
        for start in range(0, max(1, len(law["body"]) - LENGTH // 2), LENGTH)
        if len(law["body"]) >= LENGTH // 2
    ]
    for number in range(count):
        title, body = pieces[number % len(pieces)]
        day = FIRST_DAY + timedelta(days=number % 9_000)
        yield {
            "title": f"{title}（第{number + 1}号文本）",
            "language": "zh-Hans",
            "department": DEPARTMENTS[number % len(DEPARTMENTS)],
            "announced": day.isoformat(),
            "issued_by": ["原发布机关"],
            "origin": f"https://old.example/{number}",
            "body": f"本文本编号为{number + 1}。\n\n{body}",
        }
