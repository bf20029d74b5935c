"""Hugo, and Pagefind behind it: the same texts with templates that do comparable work."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.measure import Cost, run
from benchmarks.texts import DEPARTMENTS, Article, day_of, department_of, origin_of, slug_of
from benchmarks.tool import COLUMN, COLUMNS, TEMPLATES, Tool


class Hugo(Tool):
    """A Hugo site; its caches lie where they do by default and are kept, except for a build from nothing."""

    feed = f"{COLUMN}/index.xml"

    def __init__(self, site: Path, program: Path) -> None:
        super().__init__(site, "public")
        self.program = program
        self.name = f"Hugo {run([program, 'version'], Path.cwd()).output.split('-')[0].split(' v')[1]}"

    def make(self, articles: Iterable[Article]) -> None:
        """Write templates, lists in two languages, and a page for each text."""
        shutil.copytree(TEMPLATES / "hugo", self.site)
        content = self.site / "content"
        years = set()
        for article in articles:
            year = str(day_of(article.number).year)
            years.add(year)
            fields = {
                "title": article.title,
                "date": day_of(article.number).isoformat(),
                "lang": "zh",
                "column": COLUMN,
                "years": [year],
                "departments": [department_of(article.number)],
                "issued_by": "原发布机关",
                "origin": origin_of(article.number),
            }
            _write(content / COLUMN / year / f"{slug_of(article.number)}.md", fields, article.body)
        for key, name in COLUMNS.items():
            _write(content / key / "_index.md", {"title": key, "column": key, "other": f"/zh/{key}/index.html"})
            zh = {"lang": "zh", "column": key, "outputs": ["html"], "other": f"/{key}/index.html"}
            _write(content / "zh" / key / "_index.md", {"title": name, "of": f"/{key}", **zh})
        front = {"title": "卫生部", "lang": "zh", "layout": "front", "outputs": ["html"], "other": "/index.html"}
        _write(content / "zh" / "_index.md", front)
        for kind, terms in (("year", sorted(years)), ("department", DEPARTMENTS)):
            for term in terms:
                fields = {"title": term, "lang": "zh", "column": COLUMN, "outputs": ["html"]}
                named = {"terms": f"{kind}s", "term": term, "other": f"/{kind}s/{term}.html"}
                _write(content / "zh" / COLUMN / f"{kind}-{term}" / "_index.md", {**fields, **named})

    def clean(self) -> None:
        """Take away what was built, and what Hugo keeps beside it."""
        super().clean()
        self.put_aside(self.site / "resources")

    def build(self, *, memory: bool = False) -> Cost:
        """Run Hugo."""
        return run([self.program, "--quiet"], self.site, memory=memory)

    def edit(self, number: int, word: str) -> None:
        """Put a word at the end of a document."""
        path = self.site / "content" / COLUMN / f"{day_of(number).year}" / f"{slug_of(number)}.md"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{word}\n")

    def mark(self, kind: str, word: str) -> Callable[[], Cost]:
        """Put a word on every page by a change of ``theme`` or ``setting``; return the build that shows it."""
        path = self.site / ("layouts/baseof.html" if kind == "theme" else "hugo.toml")
        text = path.read_text(encoding="utf-8")
        if kind == "theme":
            text = re.sub(r"(<p hidden>\w+</p>)?</body>", f"<p hidden>{word}</p></body>", text)
        else:
            text = re.sub("^address = .*$", f'address = "{word}"', text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
        return self.build


class Pagefind:
    """Pagefind over what another tool has built; it has no way to index less than all of it."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.name = f"Pagefind {run([program, '--version'], Path.cwd()).output.split()[-1]}"

    def index(self, tool: Tool, *, memory: bool = False) -> Cost:
        """Index a built site; a comparison of whole builds adds this to the build's cost."""
        tool.put_aside(self.folder(tool))
        return run([self.program, "--site", tool.output, "--quiet"], tool.site, memory=memory)

    def folder(self, tool: Tool) -> Path:
        """Return where its files are."""
        return tool.output / "pagefind"


def _write(path: Path, fields: Mapping[str, object], body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    path.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")
