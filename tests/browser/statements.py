"""The statements of the pages on accessibility and privacy, and the pages that they are held against."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.repository import REPOSITORY

SEEN = (
    *("home", "home in Chinese", "law with history", "law", "question"),
    *("list", "search", "site map", "notice", "privacy"),
)
"""One page of each template."""

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def statements(page: str, language: str, headings: tuple[int, ...]) -> list[str]:
    """The items and paragraphs of some parts of a page."""
    text = (REPOSITORY / "theme/pages" / f"{page}.{language}.md").read_text(encoding="utf-8")
    parts = re.split(r"^## .*$", text, flags=re.MULTILINE)
    return [line.removeprefix("- ") for at in headings for line in parts[at].splitlines() if line.strip()]


def without_test(page: str, headings: tuple[int, ...], known: Mapping[str, str]) -> list[str]:
    """The statements of a page that no test is known for, and the beginnings that no statement has."""
    english, chinese = (statements(page, language, headings) for language in ("en", "zh-Hans"))
    begun = [next((start for start in known if line.startswith(start)), line) for line in english]
    missing = sorted(set(begun) ^ set(known))
    return missing if len(english) == len(chinese) else [*missing, "the two languages differ"]
