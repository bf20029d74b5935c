"""What an author may do to a document, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tests.incremental.written import DATES, NEWS, PRESS, Written

Edit = Callable[[Written, int, str, date], Written]
"""Given the document, a number from 0 to 11, the id of another document, and today."""


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


def _publish(written: Written, number: int, other: str, today: date) -> Written:
    ways = ("on-approval", "on-go", f"with {other}", "T13:00", "T23:59", "T08:00", None)
    way = ways[number % len(ways)]
    if way and way.startswith("T"):
        way = f"{today + timedelta(days=number % 3)}{way}"
    return written.line("publish", way)


def _on(written: Written, key: str, today: date, days: int) -> Written:
    return written.line(key, (today + timedelta(days=days)).isoformat())


OTHERS = ("amends", "repeals", "consolidates", "basis", "announces", "press_release")

EDITS: dict[str, Edit] = {
    "title": lambda w, n, other, today: replace(w, title=f"水井第{n}号" if n % 2 else f"Wells of county {n}"),
    "text": lambda w, n, other, today: replace(w, body=f"{w.body}\n\nWell {n}, as [said](doc:{other}).\n\n## Well {n}"),
    "short text": lambda w, n, other, today: replace(w, body=f"Only {n}; see [Article 1](doc:{other}#article-1)."),
    "cites": lambda w, n, other, today: replace(
        w, body=f"Well {n} is sampled under Article 1 of the Law on Wells and the Law on Wells of County {n}."
    ),
    "department": lambda w, n, other, today: w.line("department", ("policy-and-law", "disease-control")[n % 2]),
    "day": lambda w, n, other, today: _on(w, DATES[w.column], today, n % 4 - 2),
    "year": lambda w, n, other, today: _on(w, DATES[w.column], today, 365 * (n % 3 - 1)),
    "slug": lambda w, n, other, today: w.line("slug", f"renamed-{n}"),
    "slug of another": lambda w, n, other, today: w.line("slug", f"s-{other}"),
    "own slug": lambda w, n, other, today: w.line("slug", None),
    "publish": _publish,
    "amends": lambda w, n, other, today: w.line("amends", f"[{other}]"),
    "repeals": lambda w, n, other, today: w.line("repeals", f"[{other}]"),
    "consolidates": lambda w, n, other, today: w.line("consolidates", f"[{other}]"),
    "basis": lambda w, n, other, today: w.line("basis", f"[{other}]"),
    "announces": lambda w, n, other, today: w.line("announces", f"[{other}]"),
    "press release": lambda w, n, other, today: w.line("press_release", other),
    "says nothing of others": lambda w, n, other, today: replace(
        w, lines={key: value for key, value in w.lines.items() if key not in OTHERS}
    ),
    "effective": lambda w, n, other, today: _on(w, "effective", today, n % 5 - 1),
    "expires": lambda w, n, other, today: _on(w, "expires", today, n % 5),
    "files": lambda w, n, other, today: _files(w, n),
    "note": lambda w, n, other, today: w.line("change", "minor").line("change_note", f"Corrects well {n}"),
    "keywords": lambda w, n, other, today: w.line("keywords", f"[wells, county {n}]").line("summary", f"Of {n} wells."),
    "secret": lambda w, n, other, today: replace(w, body=f"机密★{n + 1}年\n\n{w.body}"),
    "language": lambda w, n, other, today: replace(w, language="en" if w.language == "zh-Hans" else "zh-Hans"),
    "folder": lambda w, n, other, today: replace(w, folder=str(2020 + n)),
    "column": lambda w, n, other, today: _column(w),
    "nothing": lambda w, n, other, today: w,
}
