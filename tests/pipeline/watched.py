"""A site whose preview follows it, and the steps that people take there."""

from __future__ import annotations

import shutil

from plugins.model.error import SiteError
from plugins.pipeline.preview.preview import Preview
from tests.sites.texts import LAWS, UPDATES, law, update

IDS = ("k7m29xqf", "9tq4w2ha", "3h8xn5vd", "p2c6jrt4")
A, B, C, D = IDS
PATHS = {A: f"{UPDATES}/wells.md", B: f"{UPDATES}/springs.md", C: f"{LAWS}/decision.md", D: f"{LAWS}/order.md"}
LONG_BODY = "Teams of two take the samples, county by county. " * 50


class Watched:
    """A site in one language, whose preview is told of changed files as a watcher tells it."""

    def __init__(self, site, *, built=False):
        self.site = site
        settings = site.root / "policy" / "site.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(
            text.replace("languages: [en, zh-Hans]", "languages: [en]"), encoding="utf-8"
        )  # fewer pages
        for id, path in PATHS.items():
            site.write(path, original(id))
        if built:
            site.build()
        self.preview = Preview(site.root)
        self.preview.refresh(site.instant)
        self._seen = self._files()

    def save(self, path, text):
        """Write a file, and tell the preview."""
        self.site.write(path, text)
        return self.renew()

    def renew(self):
        """Tell the preview which files changed; return what it shows."""
        before, self._seen = self._seen, self._files()
        changed = {path for path, _ in before.items() ^ self._seen.items()}
        self.preview.refresh(self.site.instant, changed)
        return self.shown()

    def shown(self):
        return {path: self.preview.page(path) for path in self.preview}

    def begun_now(self):
        """Return what a preview shows that reads everything anew."""
        preview = Preview(self.site.root)
        preview.refresh(self.preview.at)
        return {path: preview.page(path) for path in preview}

    def page(self, id):
        """Return the page of a document as text."""
        found = [path for path in self.preview if path.endswith(f"{id}.html")]
        return self.preview.page(found[0]).decode() if found else None

    def _files(self):
        folders = ("content", "approved", "ledger", "policy")
        paths = (p for folder in folders for p in (self.site.root / folder).rglob("*") if p.is_file())
        return {p.relative_to(self.site.root).as_posix(): (p.stat().st_ino, p.read_bytes()) for p in paths}


def original(id, *more, **words):
    """Return the text of one of the documents as it was in the beginning."""
    return (update if id in (A, B) else law)(id, words.pop("title", f"Report {IDS.index(id)}"), *more, **words)


def edit(line, **words):
    """Make a step that writes a document with a line of front matter, or with other words."""

    def step(site, id, other):
        lines = [line.format(other=other)] if line else []
        text = {name: value.format(other=other) for name, value in words.items()}
        site.write(PATHS[id], original(id, *lines, **text))

    return step


def rename(site, id, other):
    if (site.root / PATHS[id]).exists():
        (site.root / PATHS[id]).rename((site.root / PATHS[id]).with_name("renamed.md"))


def move(site, id, other):
    if (site.root / PATHS[id]).exists():
        site.write(f"content/press-releases/{id}.md", (site.root / PATHS[id]).read_bytes())
        (site.root / PATHS[id]).unlink()


def attach(site, id, other):
    place = (site.root / PATHS[id]).with_suffix("") / "table.csv"
    if place.exists():
        shutil.rmtree(place.parent)
    else:
        site.write(PATHS[id], original(id, body="The [table](table.csv) names them."))
        site.write(place.relative_to(site.root).as_posix(), f"1,{other}\n")


def policy(site, id, other):
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    text = column.read_text(encoding="utf-8")
    swapped = ("Work Updates", "Notes") if "Work Updates" in text else ("Notes", "Work Updates")
    column.write_text(text.replace(*swapped), encoding="utf-8")


def act(how):
    def step(site, id, other):
        try:
            how(site, PATHS[id])
        except SiteError:
            site.tick()  # a document that is not there, or not in the state for it

    return step


STEPS_BY_NAME = {
    "begin again": edit(""),
    "text": edit("", body="Now with [another](doc:{other}#article-9) and a heading.\n\n## Article 9\n\nText."),
    "long text": edit("", body=LONG_BODY),
    "title": edit("", title="Of {other}"),
    "slug of the other": edit("slug: s-{other}"),
    "no slug": edit("slug: ../{other}"),
    "another year": edit("dated: 2020-02-02"),
    "another day announced": edit("announced: 2020-02-02"),
    "department": edit("department: policy-and-law"),
    "reference": edit("amends: [{other}]"),
    "waits for another": edit("publish: with {other}"),
    "language": edit("language: zh-Hans"),
    "number": edit("document_number: 卫规〔2026〕1号"),
    "id of the other": edit("id: {other}"),
    "no id": edit("id: nothing"),
    "id that does not end": lambda site, id, other: site.write(PATHS[id], original(id, f'id: "{id}')),
    "broken": lambda site, id, other: site.write(PATHS[id], original(id).replace("---\n", "--\n", 1)),
    "another encoding": lambda site, id, other: site.write(PATHS[id], original(id, title="饮用水").encode("gb18030")),
    "copy": lambda site, id, other: site.write(f"{UPDATES}/copy.md", original(id)),
    "new folder": lambda site, id, other: site.write(f"{UPDATES}/more/{other}.md", original(id)),
    "what belongs nowhere": lambda site, id, other: site.write("content/loose.txt", other),
    "delete": lambda site, id, other: (site.root / PATHS[id]).unlink(missing_ok=True),
    "rename": rename,
    "move": move,
    "attachment": attach,
    "policy": policy,
    "submit": act(lambda site, path: site.submit(path)),
    "approve": act(lambda site, path: site.approve(path)),
    "hold": act(lambda site, path: site.stop("hold", path)),
    "withdraw": act(lambda site, path: site.stop("withdraw", path)),
    "a day passes": lambda site, id, other: site.tick(days=1),
}


ROW = (
    ("text", A, D),
    ("reference", C, D),
    ("title", D, A),
    ("another day announced", D, A),
    ("reference", C, A),
    ("long text", A, B),
    ("long text", B, A),
    ("department", A, A),
    ("language", A, A),
    ("another year", A, A),
    ("slug of the other", B, A),
    ("no slug", B, A),
    ("number", C, D),
    ("number", D, C),
    ("id of the other", D, C),
    ("id that does not end", C, D),
    ("begin again", C, D),
    ("no id", C, D),
    ("broken", A, B),
    ("another encoding", B, A),
    ("attachment", A, B),
    ("copy", A, B),
    ("begin again", A, B),
    ("attachment", A, B),
    ("new folder", B, A),
    ("rename", B, A),
    ("what belongs nowhere", A, B),
    ("begin again", C, D),
    ("begin again", D, C),
    ("submit", C, D),
    ("approve", C, D),
    ("waits for another", D, C),
    ("approve", D, C),
    ("hold", D, C),
    ("a day passes", D, C),
    ("withdraw", C, D),
    ("move", A, B),
    ("delete", D, A),
    ("policy", A, B),
)
"""Every step at least once, on documents on which it changes something."""
