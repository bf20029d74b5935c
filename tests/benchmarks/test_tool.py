"""A build counts when it has done what was to be measured."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.bench import Bench
from benchmarks.field import BUILT_BYTES, Field
from benchmarks.hugo import Hugo
from benchmarks.measure import BenchmarkError, Cost
from benchmarks.ours import Ours
from benchmarks.pelican import Pelican
from benchmarks.progress import Progress
from benchmarks.results import Results
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
    tool = Written(tmp_path / "site", "output")
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


def test_what_was_built_is_taken_away_for_a_build_from_nothing_and_not_deleted_meanwhile(made: Written) -> None:
    for round in (1, 2):
        inode = made.page(1).stat().st_ino
        made.clean()
        made.clean()
        assert not made.output.exists()
        aside = [path for path in made.aside.rglob(made.page(1).name) if path.stat().st_ino == inode]
        assert (len(aside), len([*made.aside.iterdir()])) == (1, round)
        made.make(articles(COUNT))


def field_of(made: Written, monkeypatch: pytest.MonkeyPatch, free: int) -> Field:
    """The tool among others, on a disk with so many bytes left."""
    field = Field(made.site.parent, COUNT, Results(), Progress())
    monkeypatch.setattr(Field, "tools", [made])
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    monkeypatch.setattr(Written, "build", lambda self: self.make(articles(COUNT)))
    field.folder.mkdir()
    return field


@pytest.mark.parametrize(("free", "is_there"), [(2 * COUNT * BUILT_BYTES, True), (2 * COUNT * BUILT_BYTES - 1, False)])
def test_what_is_aside_is_deleted_before_the_end_only_where_the_disk_is_short(made, monkeypatch, free, is_there):
    field_of(made, monkeypatch, free).cold(made)
    assert made.aside.exists() is is_there


@pytest.mark.parametrize(
    ("is_kept", "free", "there"),
    [
        pytest.param(False, 10**12, [[], ["200"]], id="room"),
        pytest.param(False, 10**6, [[], []], id="no room"),
        pytest.param(True, 10**12, [[], ["200"]], id="kept"),
        pytest.param(True, 10**6, [[], ["200"]], id="kept without room"),
    ],
)
def test_a_size_is_deleted_behind_the_last_one_or_where_the_next_has_no_room(
    tmp_path, monkeypatch, is_kept, free, there
):
    seen = []

    def make(field: Field, peers: object, *, pelican: bool) -> None:
        seen.append(sorted(path.name for path in tmp_path.iterdir()))
        field.ours.site.mkdir(parents=True)
        field.ours.aside.mkdir()

    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    monkeypatch.setattr(Field, "make", make)
    run = Bench(tmp_path, [200, 300_000], ["growth"], quick=True, is_kept=is_kept)
    monkeypatch.setattr(Bench, "_peers", lambda self: None)
    monkeypatch.setattr(Bench, "_measure", lambda self, group, field: True)
    assert run.run()
    assert seen == there
    assert sorted(path.name for path in tmp_path.rglob("*")) == (["200", "300000", "ours", "ours"] if is_kept else [])


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
