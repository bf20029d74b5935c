"""Pages that belong to no column: trusted Markdown that comes with the theme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import markdown

BETWEEN_CHINESE = re.compile("(?<=[。，；：！？、）”])\n(?=[\u4e00-\u9fff（“])")
"""Line ends that would become spaces between Chinese sentences."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain page: its title, and its text as HTML."""

    title: str
    html: str


def load_plain(theme: Path, name: str, language: str) -> Plain:
    """Read ``pages/<name>.<language>.md``; its first line is ``# `` and the title.

    Raises:
        FileNotFoundError: the theme has no such page.
        ValueError: the first line is not a title.
    """
    path = theme / "pages" / f"{name}.{language}.md"
    title, _, body = path.read_text(encoding="utf-8").partition("\n")
    if not title.startswith("# "):
        raise ValueError(f"{path.name}:1: expected the title after '# '")
    html = markdown.markdown(BETWEEN_CHINESE.sub("", body), extensions=["attr_list", "def_list", "tables"])
    return Plain(title.removeprefix("# ").strip(), html)
