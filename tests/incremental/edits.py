"""What an author may do to a document, by name: each is given the document, a number and the id of another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tests.incremental.written import DATES, NEWS, PRESS, Written

Edit = Callable[[Written, int, str], Written]


def _day(written: Written, days: int) -> Written:
    key = DATES[written.column]
    before = date.fromisoformat(written.lines.get(key, "2026-11-18"))
    return written.line(key, (before + timedelta(days=days)).isoformat())


def _files(written: Written, number: int) -> Written:
    """Add a file, change it, or take the last one away."""
    names = ["wells.csv", "form.txt", "表格.csv"]
    files = dict(written.files)
    if number % 4 == 3 and files:
        files.popitem()
    else:
        files[names[number % 3]] = b"well,times\n" + str(number).encode() + b",1\n"
    return replace(written, files=files)


def _column(written: Written) -> Written:
    """Move it between news and press releases, which have the same date."""
    others = {NEWS: PRESS, PRESS: NEWS}
    return replace(written, column=others.get(written.column, written.column))


PUBLISH = ("on-approval", "on-go", "with {}", "2026-11-20T13:00", "2026-11-21T00:00", "2026-12-01T08:00", None)


def _publish(written: Written, number: int, other: str) -> Written:
    how = PUBLISH[number % len(PUBLISH)]
    return written.line("publish", how.format(other) if how else None)


EDITS: dict[str, Edit] = {
    "title": lambda w, n, other: replace(w, title=f"水井第{n}号" if n % 2 else f"Wells of county {n}"),
    "body": lambda w, n, other: replace(
        w, body=f"{w.body}\n\nWell {n} is clean, as [said](doc:{other}).\n\n## Well {n}"
    ),
    "short body": lambda w, n, other: replace(w, body=f"Only {n} wells; see [Article 1](doc:{other}#article-1)."),
    "department": lambda w, n, other: w.line("department", ("policy-and-law", "disease-control")[n % 2]),
    "day": lambda w, n, other: _day(w, n - 5),
    "year": lambda w, n, other: _day(w, 365 * (n % 3 - 1)),
    "slug": lambda w, n, other: w.line("slug", f"renamed-{n}"),
    "slug of another": lambda w, n, other: w.line("slug", f"s-{other}"),
    "own slug": lambda w, n, other: w.line("slug", None),
    "publish": _publish,
    "amends": lambda w, n, other: w.line("amends", f"[{other}]"),
    "repeals": lambda w, n, other: w.line("repeals", f"[{other}]"),
    "basis": lambda w, n, other: w.line("basis", f"[{other}]"),
    "announces": lambda w, n, other: w.line("announces", f"[{other}]"),
    "press release": lambda w, n, other: w.line("press_release", other),
    "says nothing of others": lambda w, n, other: replace(
        w, lines={k: v for k, v in w.lines.items() if k not in ("amends", "repeals", "basis", "announces")}
    ),
    "effective": lambda w, n, other: w.line("effective", f"2026-11-{20 + n % 10}"),
    "expires": lambda w, n, other: w.line("expires", f"2026-11-{21 + n % 9}"),
    "files": lambda w, n, other: _files(w, n),
    "note": lambda w, n, other: w.line("change", "minor").line("change_note", f"Corrects well {n}"),
    "keywords": lambda w, n, other: w.line("keywords", f"[wells, county {n}]").line("summary", f"Of {n} wells."),
    "secret": lambda w, n, other: replace(w, body=f"机密★{n + 1}年\n\n{w.body}"),
    "language": lambda w, n, other: replace(w, language="en" if w.language == "zh-Hans" else "zh-Hans"),
    "folder": lambda w, n, other: replace(w, folder=str(2020 + n)),
    "column": lambda w, n, other: _column(w),
    "nothing": lambda w, n, other: w,
}
