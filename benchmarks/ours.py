"""This site, as its operator has it: documents taken over by two signatures, edits submitted and approved."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.environment import REPOSITORY
from benchmarks.measure import BenchmarkError, Cost, run
from benchmarks.texts import Article, day_of, department_of, origin_of, slug_of
from benchmarks.tool import COLUMN, Tool
from plugins.model.clock import MINISTRY_ZONE

LATE = 4
"""Exit status of a release that was made although something is overdue."""

CONTACT, DEPARTMENT, APPROVER = "xu.jing", "policy-and-law", "chen.yu"
SIGNERS = (APPROVER, "zhao.min")
"""Two of the root that `new-site` makes, with their keys; they also take over what is imported."""


class Ours(Tool):
    """A site of this software below a root of its own; every act is a process."""

    feed = f"{COLUMN}/feed.xml"
    name = "this site"

    def __init__(self, site: Path) -> None:
        super().__init__(site, "output")

    def make(self, articles: Iterable[Article]) -> None:
        """Make a new site with keys, and import every text in one act."""
        self.site.parent.mkdir(parents=True, exist_ok=True)
        source = self.site.with_suffix(".jsonl")
        with source.open("w", encoding="utf-8") as lines:
            for article in articles:
                lines.write(json.dumps(_record(article), ensure_ascii=False) + "\n")
        run([sys.executable, REPOSITORY / "inv", "new-site", self.site], REPOSITORY)
        for who in ("--machine", CONTACT):
            self.inv("enroll", who)
        self.inv("import", str(source), "--column", COLUMN, "--as", SIGNERS[0], "--and", SIGNERS[1])
        source.unlink()

    def inv(self, *words: str, memory: bool = False, good: Iterable[int] = (0,)) -> Cost:
        """Run a task on the root, as somebody at a terminal does."""
        return run(
            [sys.executable, REPOSITORY / "inv", *words, "--root", self.site], REPOSITORY, memory=memory, good=good
        )

    def clean(self) -> None:
        """Take away what was built, and the cache."""
        super().clean()
        self.put_aside(self.site / ".cache")

    def build(self, *, memory: bool = False, search: bool = True) -> Cost:
        """Build the public site."""
        return self.inv("build", *(() if search else ("--no-search",)), memory=memory)

    def written(self, cost: Cost) -> int:
        """Return how many files a build says it has written.

        Raises:
            BenchmarkError: it does not say.
        """
        said = re.search(r"^Files: \d+, (\d+) of them written", cost.output, re.MULTILINE)
        if not said:
            raise BenchmarkError(f"a build ended without its account: {cost.output}")
        return int(said[1])

    def release(self) -> Cost:
        """Make a release of what is approved."""
        return self.inv("release", good=(0, LATE))

    def roll_back(self) -> Cost:
        """Show the release before the one that is public."""
        number = int((self.site / "public" / "current").resolve().name)
        return self.inv("rollback", f"{number - 1}", "--as", APPROVER)

    def check_public(self, number: int, word: str, *, is_there: bool = True) -> None:
        """Make sure that the public sees a word in the page of a document, or does not.

        Raises:
            BenchmarkError: it is otherwise.
        """
        path = self.site / "public" / "current" / self.page(number).relative_to(self.output)
        if (word in path.read_text(encoding="utf-8")) is not is_there:
            raise BenchmarkError(f"{path} is not what was released; the time of its release is not counted")

    def edit(self, number: int, word: str) -> None:
        """Put a word at the end of a document, and have it submitted and approved."""
        self.write(number, word)
        self.approve(number)

    def write(self, number: int, word: str) -> None:
        """Put a word at the end of a document in ``content/``, with the front matter of an amendment."""
        if department_of(number) != DEPARTMENT:
            raise BenchmarkError(f"document {number} is not of {DEPARTMENT}, whose contact has a key here")
        path = self.source(number)
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        if "\nchange:" not in head:
            today = datetime.now(MINISTRY_ZONE).date()
            more = {
                "contact": CONTACT,
                "publish": today.isoformat(),
                "effective": (today + timedelta(days=8)).isoformat(),
                "change": "major",
                "change_note": "勘误。",
            }
            head += "".join(f'\n{key}: "{value}"' for key, value in more.items())
        head = re.sub(r"^status: .*$", "status: draft", head, flags=re.MULTILINE)
        path.write_text(f"{head}\n---\n{body.rstrip()}\n\n{word}\n", encoding="utf-8")

    def approve(self, number: int) -> Cost:
        """Submit and approve a document: two processes."""
        name = self.source(number).relative_to(self.site).as_posix()
        submitted = self.inv("submit", name, "--as", CONTACT)
        digest = re.search(r"sha256:([0-9a-f]{12})", submitted.output)
        if not digest:
            raise BenchmarkError(f"a submission ended without the digest that approval signs: {submitted.output}")
        return submitted + self.inv("approve", name, "--as", APPROVER, "--digest", digest[1])

    def mark(self, kind: str, word: str) -> Callable[[], Cost]:
        """Put a word on every page by a change of ``theme`` or ``setting``; return the build that shows it."""
        if kind == "theme":
            theme = self.site / ".theme"
            shutil.rmtree(theme, ignore_errors=True)
            shutil.copytree(REPOSITORY / "theme", theme)
            base = theme / "templates" / "base.html"
            base.write_text(
                base.read_text(encoding="utf-8").replace("</body>", f"<p hidden>{word}</p></body>"), "utf-8"
            )
            return partial(run, [sys.executable, "-m", "benchmarks.themed", self.site, theme], REPOSITORY)
        settings = self.site / "policy" / "site.yaml"
        text = re.sub(
            "^address:.*$", f"address: {{en: {word}, zh-Hans: {word}}}", settings.read_text("utf-8"), flags=re.M
        )
        settings.write_text(text, encoding="utf-8")
        shown = re.search(r"--digest ([0-9a-f]+)", self.inv("policy", good=(0, 3)).output)
        if not shown:
            raise BenchmarkError("a changed policy says nothing of the digest with which it is signed")
        self.inv("policy", *(word for who in SIGNERS for word in ("--as", who)), "--digest", shown[1])
        return self.build

    def source(self, number: int) -> Path:
        """Return the working document."""
        return self.site / "content" / COLUMN / f"{day_of(number).year}" / f"{slug_of(number)}.md"


def _record(article: Article) -> dict[str, object]:
    number = article.number
    return {
        "title": article.title,
        "slug": slug_of(number),
        "language": "zh-Hans",
        "department": department_of(number),
        "announced": day_of(number).isoformat(),
        "issued_by": ["原发布机关"],
        "origin": origin_of(number),
        "body": article.body,
    }
