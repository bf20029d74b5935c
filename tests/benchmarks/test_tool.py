"""A build counts when it has done what was to be measured."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.hugo import Hugo
from benchmarks.measure import BenchmarkError, Cost
from benchmarks.ours import Ours
from benchmarks.pelican import Pelican
from benchmarks.texts import Article, articles
from benchmarks.tool import Tool

COUNT = 8


class Written(Tool):
    """A tool whose pages are written by hand."""

    name = "by hand"
    feed = "feed.xml"

    def make(self, articles: Iterable[Article]) -> None:
        """Write a page for each text, and a feed."""
        for article in articles:
            self.page(article.number).parent.mkdir(parents=True, exist_ok=True)
            self.page(article.number).write_text(article.body, encoding="utf-8")
        (self.output / self.feed).write_text("a feed", encoding="utf-8")

    def build(self, *, memory: bool = False) -> Cost:
        """Do nothing."""
        return Cost(0.0, 0.0, None, "")

    def edit(self, number: int, word: str) -> None:
        """Put the word into the page."""
        self.page(number).write_text(word, encoding="utf-8")


@pytest.fixture
def made(tmp_path: Path) -> Written:
    """A tool that has done everything."""
    tool = Written(tmp_path, "output")
    tool.make(articles(COUNT))
    return tool


def test_a_build_with_all_pages_counts(made: Written) -> None:
    made.check_pages(COUNT)


def test_a_build_without_a_page_does_not(made: Written) -> None:
    made.page(3).unlink()
    with pytest.raises(BenchmarkError, match="by hand made 7 pages of 8 documents; its time is not counted"):
        made.check_pages(COUNT)


def test_a_build_with_another_text_in_a_page_does_not(made: Written) -> None:
    made.page(COUNT // 2).write_text("empty", encoding="utf-8")
    with pytest.raises(BenchmarkError, match="does not have 本文本编号为4。"):
        made.check_pages(COUNT)


def test_an_edit_has_to_be_in_the_page_and_in_the_feed_where_asked(made: Written) -> None:
    with pytest.raises(BenchmarkError, match="does not have kw1"):
        made.check_word(3, "kw1")
    made.edit(3, "kw1")
    made.check_word(3, "kw1")
    with pytest.raises(BenchmarkError, match=r"feed\.xml does not have kw1"):
        made.check_word(3, "kw1", feed=True)


def test_what_was_built_is_taken_away_for_a_build_from_nothing(made: Written) -> None:
    made.clean()
    assert not made.output.exists()


def test_a_build_without_an_account_of_what_it_wrote_does_not_count(tmp_path: Path) -> None:
    ours = Ours(tmp_path)
    assert ours.written(Cost(1.0, 1.0, None, "Public\nFiles: 3615, 12 of them written, 0 removed\n")) == 12
    with pytest.raises(BenchmarkError, match="without its account"):
        ours.written(Cost(1.0, 1.0, None, "Traceback"))


def test_peers_get_the_same_texts(tmp_path: Path) -> None:
    wanted = list(articles(COUNT))
    pelican = Pelican(tmp_path / "pelican")
    pelican.make(wanted)
    hugo = Hugo.__new__(Hugo)
    Tool.__init__(hugo, tmp_path / "hugo", "public")
    hugo.make(wanted)
    for tool in (pelican, hugo):
        sources = [path.read_text(encoding="utf-8") for path in (tool.site / "content").rglob("law-*.md")]
        assert len(sources) == COUNT
        assert all(any(one.title in text and one.body in text for text in sources) for one in wanted)
