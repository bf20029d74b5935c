"""The documentation as text: pages, their links and anchors, and what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.repository import REPOSITORY

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A quoted block: its language, ``""`` for none, and what stands in it."""

    language: str
    text: str


def pages() -> dict[str, str]:
    """Every page by its path."""
    found = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def blocks(text: str) -> list[Block]:
    """The quoted blocks of a page, their own indentation taken away."""
    found = []
    for indent, language, quoted in FENCE.findall(text):
        lines = [line.removeprefix(indent) for line in quoted.splitlines()]
        found.append(Block(language, "\n".join(lines) + "\n"))
    return found


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level."""
    bare = FENCE.sub(lambda quoted: re.sub(r"[^\n]", " ", quoted[0]), text)
    level = re.search(rf"^(#+) {re.escape(title)}$", bare, re.MULTILINE)
    assert level, f"there is no heading {title}"
    end = re.compile(rf"^#{{1,{len(level[1])}}} ", re.MULTILINE).search(bare, level.end())
    return text[level.end() : end.start() if end else len(text)]


def prose(text: str) -> str:
    """A page without its quoted blocks."""
    return FENCE.sub("", text)


def links(text: str) -> list[str]:
    """Where the links of a page lead; what stands in code is no link."""
    return LINK.findall(SPAN.sub("", prose(text)))


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"`", "", title)).strip().lower().replace(" ", "-") for title in titles(text)
    }


def titles(text: str) -> Iterator[str]:
    """The headings of a page."""
    yield from HEADING.findall(prose(text))
