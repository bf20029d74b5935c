"""The documents of the walk: one of each kind, in both languages, that say something of each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

LAWS, NORMS, PRESS, ANSWERS, NEWS = (
    "laws-and-regulations",
    "policy-information",
    "press-releases",
    "public-qa",
    "work-updates",
)
TODAY = date(2026, 11, 20)
TRAINING = "training-courses"
"""A column that is there now and then."""

DATES = {
    LAWS: "announced",
    NORMS: "announced",
    PRESS: "dated",
    ANSWERS: "answered",
    NEWS: "dated",
    TRAINING: "dated",
}
"""The field that gives year and order, by column."""


@dataclass(frozen=True)
class Written:
    """A working document as its author left it; the lines of its front matter by key."""

    id: str
    column: str
    title: str
    lines: dict[str, str]
    body: str = "Teams of two take the samples, county by county."
    language: str = "en"
    files: dict[str, bytes] = field(default_factory=dict)
    folder: str = "2026"

    @property
    def path(self) -> str:
        """Where it lies in ``content/``."""
        return f"content/{self.column}/{self.folder}/{self.id}.md"

    @property
    def text(self) -> str:
        """The whole file."""
        lines = {
            "id": self.id,
            "title": self.title,
            "slug": f"s-{self.id}",
            "language": self.language,
            "department": "disease-control",
            "contact": "li.wei",
            "status": "draft",
            **self.lines,
        }
        return "\n".join(["---", *(f"{key}: {value}" for key, value in lines.items()), "---", "", self.body, ""])

    def line(self, key: str, value: str | None) -> Written:
        """Return it with another line, or without it."""
        lines = {k: v for k, v in self.lines.items() if k != key}
        return replace(self, lines=lines if value is None else {**lines, key: value})


def fresh(id: str, column: str, number: int, day: str = "2026-11-18") -> Written:
    """Return a new document of a column; what its lines say follows from the number."""
    chinese = number % 2 == 1
    lines = {DATES[column]: day}
    if column in (LAWS, NORMS):
        lines |= {"issued_by": "[Ministry of Health]", "formed": "2026-11-10", "effective": "2026-11-20"}
        lines |= {"publish": "on-approval", "document_number": f"卫规〔2026〕{number}号"}
    if column == ANSWERS:
        lines |= {"asked": "2026-11-01", "answered_by": "disease-control"}
    return Written(
        id,
        column,
        f"第{number}次水井采样" if chinese else f"Sampling of wells, round {number}",
        lines,
        f"各县抽样检测水井{number}口，[结果](#结果)如下。\n\n## 结果\n\n合格。"
        if chinese
        else f"Round {number} has begun.",
        "zh-Hans" if chinese else "en",
    )


LAW, AMENDING, REPEALING = "1awwater", "2amendng", "3repeang"
NORM, RELEASE, ANSWER = "4nrmvacc", "5prvaccn", "6qashare"
HELD, WAITING, GOING, ADOPTED, PENDING, RETURNED = (
    "7he1dnew",
    "8wa1tnew",
    "9g0new00",
    "a1d1aw98",
    "bpendnew",
    "cretnew0",
)
FEW = ("d0news00", "d1news00", "d2news00", "d3news00", "d4news00", "d5news00", "d6news00")


def _everything() -> list[Written]:
    law = fresh(LAW, LAWS, 2, "2026-03-02")
    articles = "**Article 1** Wells are sampled.\n\n**Article 2** The [table](wells.csv) says how often."
    law = replace(law, title="Law on Wells", body=articles, files={"wells.csv": b"well,times\nbig,4\n"})
    amending = replace(fresh(AMENDING, LAWS, 4, "2026-11-16"), title="Decision on Amending the Law on Wells")
    amending = replace(amending, body=f"[Article 1](doc:{LAW}#article-1) of the [Law](doc:{LAW}) ends.")
    repealing = replace(fresh(REPEALING, LAWS, 5, "2026-11-19"), title="水井管理办法")
    norm = replace(fresh(NORM, NORMS, 3, "2026-11-20"), title="疫苗储存规范", files={"form.txt": b"name\n"})
    release = replace(fresh(RELEASE, PRESS, 5, "2026-11-20"), title="疫苗储存规范今日印发")
    answer = replace(fresh(ANSWER, ANSWERS, 6), title="Who samples a shared well?", body=f"See [here](doc:{LAW}).")
    old = replace(fresh(ADOPTED, LAWS, 7, "1998-04-23"), title="渡轮饮用水卫生管理办法", folder="1998")
    old = old.line("origin", "https://old.health.example/laws/1998/ferry.htm").line("effective", "1998-07-01")
    news = [fresh(id, NEWS, n, f"2026-11-{10 + n}" if n else "2025-12-30") for n, id in enumerate(FEW)]
    return [
        law,
        amending.line("amends", f"[{LAW}]").line("effective", "2026-12-01"),
        repealing.line("repeals", f"[{ADOPTED}]").line("effective", "2026-11-22"),
        norm.line("basis", f"[{LAW}]").line("press_release", RELEASE).line("publish", "2026-11-20T15:30"),
        release.line("announces", f"[{NORM}]").line("publish", f"with {NORM}"),
        answer.line("basis", f"[{LAW}]"),
        fresh(HELD, NEWS, 8),
        fresh(WAITING, NEWS, 9).line("publish", "2026-11-21T09:00"),
        fresh(GOING, NEWS, 10).line("publish", "on-go"),
        old,
        fresh(PENDING, NEWS, 11),
        fresh(RETURNED, NEWS, 12),
        *news,
    ]


EVERYTHING = {one.id: one for one in _everything()}
