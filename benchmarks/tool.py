"""What every tool does here: make its site of the texts, build it, take an edit; and what it must have done."""

from __future__ import annotations

import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import BenchmarkError, Cost
from benchmarks.texts import Article, day_of, slug_of

COLUMNS = {
    "laws-and-regulations": "法律法规",
    "policy-information": "政策信息",
    "work-updates": "工作动态",
    "press-releases": "新闻稿",
    "public-qa": "公众问答",
}
COLUMN = "laws-and-regulations"
"""The column that all documents are in."""

TEMPLATES = Path(__file__).parent / "templates"
ASK = Path(__file__).parent / "ask.mjs"


class Tool(ABC):
    """A site of one size, made with one tool.

    Attributes:
        name: of the tool, with its version.
        site: its source.
        output: what it builds.
        aside: what was cleaned away; on the file system of the site.
        feed: the feed of the column, below the output.
    """

    name: str
    feed: str

    def __init__(self, site: Path, output: str) -> None:
        self.site = site
        self.output = site / output
        self.aside = site.with_name(f"{site.name}.aside")

    @abstractmethod
    def make(self, articles: Iterable[Article]) -> None:
        """Write the source of the site."""

    @abstractmethod
    def build(self, *, memory: bool = False) -> Cost:
        """Build it as it lies there."""

    @abstractmethod
    def edit(self, number: int, word: str) -> None:
        """Put a word at the end of a document."""

    def clean(self) -> None:
        """Take away what was built and what is remembered of it."""
        self.put_aside(self.output)

    def put_aside(self, path: Path) -> None:
        """Move a file or folder out of the way, if it is there."""
        # It is not deleted: ext4 without a journal passes over the inodes that were freed within the last minutes,
        # one after the other, so that each file of the next build takes 0.3 ms to make instead of 0.015. Whom that
        # hits, and how hard, is chance: Hugo's first build of 10,000 documents took 5.6 or 12.6 s.
        if path.exists():
            self.aside.mkdir(exist_ok=True)
            path.rename(Path(tempfile.mkdtemp(dir=self.aside), path.name))

    def page(self, number: int) -> Path:
        """Return the page of a document."""
        return self.output / COLUMN / f"{day_of(number).year}" / f"{slug_of(number)}.html"

    def check_pages(self, count: int) -> None:
        """Make sure that every document has its page, and each page its own text.

        Raises:
            BenchmarkError: the build was not what was to be measured.
        """
        there = sum(1 for _ in (self.output / COLUMN).glob(f"*/{slug_of(0)[:-1]}*.html"))
        if there != count:
            raise BenchmarkError(f"{self.name} made {there} pages of {count} documents; its time is not counted")
        for number in {1, count // 2, count}:
            self.check_word(number, f"本文本编号为{number}。")

    def check_word(self, number: int, word: str, *, feed: bool = False) -> None:
        """Make sure that a word is in the page of a document, and in the feed if asked.

        Raises:
            BenchmarkError: it is not.
        """
        for path in [self.page(number), *([self.output / self.feed] if feed else [])]:
            if not path.exists() or word not in path.read_text(encoding="utf-8"):
                raise BenchmarkError(f"{self.name}: {path} does not have {word}; its time is not counted")


def check_found(kind: str, folder: Path, number: int, word: str) -> None:
    """Make sure that a search finds a word in one document alone, by running it as a browser would.

    Args:
        kind: ``ours`` or ``pagefind``.
        folder: where its files are.
        number: of the document.
        word: which stands there and nowhere else.

    Raises:
        BenchmarkError: it finds something else.
    """
    from playwright._impl._driver import compute_driver_executable

    node, *_ = compute_driver_executable()
    done = subprocess.run([node, ASK, kind, folder, word], capture_output=True, text=True, check=False)
    found = done.stdout.strip()
    if done.returncode or not (found.startswith("1 ") and found.endswith(f"/{slug_of(number)}.html")):
        raise BenchmarkError(f"the search in {folder} finds {found or done.stderr} for {word}, not document {number}")
