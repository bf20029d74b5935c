"""Stock Pelican: the version this project builds with, without plugins, with its own cache for what it does again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Cost, run
from benchmarks.texts import Article, day_of, department_of, origin_of, slug_of
from benchmarks.tool import COLUMN, TEMPLATES, Tool

CACHED = ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")


class Pelican(Tool):
    """A Pelican site. Its lists are in one language: without plugins it has no second one."""

    feed = f"{COLUMN}/feed.xml"

    def __init__(self, site: Path) -> None:
        super().__init__(site, "output")
        self.name = f"stock Pelican {version('pelican')}"
        self.cached = False

    def make(self, articles: Iterable[Article]) -> None:
        """Write settings, theme, and a file for each text."""
        shutil.copytree(TEMPLATES / "pelican", self.site)
        content = self.site / "content" / COLUMN
        content.mkdir(parents=True)
        for article in articles:
            number = article.number
            head = (
                f"Title: {article.title}\nDate: {day_of(number)}\nSlug: {slug_of(number)}\n"
                f"Author: {department_of(number)}\nIssued_by: 原发布机关\nOrigin: {origin_of(number)}\n"
            )
            self._source(number).write_text(f"{head}\n[TOC]\n\n{article.body}\n", encoding="utf-8")

    def clean(self) -> None:
        """Take away what was built, and the cache."""
        super().clean()
        self.put_aside(self.site / "cache")

    def build(self, *, memory: bool = False) -> Cost:
        """Run Pelican, with its cache where `cached` says so."""
        command = [sys.executable, "-m", "pelican", "--quiet", "--settings", "pelicanconf.py"]
        return run([*command, *(CACHED if self.cached else ())], self.site, memory=memory)

    def edit(self, number: int, word: str) -> None:
        """Put a word at the end of a document."""
        with self._source(number).open("a", encoding="utf-8") as file:
            file.write(f"\n{word}\n")

    def _source(self, number: int) -> Path:
        return self.site / "content" / COLUMN / f"{slug_of(number)}.md"
