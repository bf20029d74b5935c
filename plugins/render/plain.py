"""Pages that belong to no column: trusted Markdown that comes with the theme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

BETWEEN_CHINESE = re.compile("(?<=[。，；：！？、）”])\n(?=[\u4e00-\u9fff（“])")
"""Line ends that would become spaces between Chinese sentences."""


@dataclass(frozen=True)
class Plain:
    """A plain page: its title, and its text as Markdown."""

    title: str
    body: str

    @cached_property
    def html(self) -> str:
        """The text as HTML, made on first use: most builds do not write the page again."""
        import markdown

        extensions = ["attr_list", "def_list", "tables"]
        return markdown.markdown(BETWEEN_CHINESE.sub("", self.body), extensions=extensions)


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
    return Plain(title.removeprefix("# ").strip(), body)
