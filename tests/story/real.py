"""The real laws and questions as records of an old site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.corpus import corpus

FIRST_DAY = date(2019, 1, 7)


def laws() -> Iterator[dict[str, Any]]:
    """Yield the laws as import takes them; the one without a text is refused."""
    for law in corpus("laws.jsonl.xz"):
        if not law["body"].strip():
            continue
        yield {
            "title": law["title"],
            "language": law["language"],
            "department": "policy-and-law",
            "announced": law["announced"],
            "document_number": law["number"],
            "issued_by": ["原发布机关"],
            "history": law["history"] or None,
            "origin": f"https://old.example/laws/{law['id']}",
            "body": law["body"],
        }


def questions() -> Iterator[dict[str, Any]]:
    """Yield the questions as import takes them; one that was asked again was answered a day later."""
    asked: Counter[str] = Counter()
    for record in corpus("questions-and-answers.jsonl.xz"):
        day = (FIRST_DAY + timedelta(days=asked[record["question"]])).isoformat()
        asked[record["question"]] += 1
        yield {
            "title": record["question"],
            "language": record["language"],
            "department": "medical-administration",
            "asked": day,
            "answered": day,
            "answered_by": "medical-administration",
            "origin": f"https://old.example/answers/{record['id']}",
            "body": record["answer"],
        }
