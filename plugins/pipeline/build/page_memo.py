"""Which pages may stay: those whose entry, software and everything their view read are as they were.

Views of documents and lists, which make nearly all of a site, note what they
ask of other documents, of lists and addresses (`ViewContext.read`). Nobody
keeps a list of what a page depends on.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.model.digest import sha256
from plugins.model.plan import Entry
from plugins.pipeline.cache.checked_file import load_checked, save_checked
from plugins.pipeline.cache.table import Table
from plugins.render.site import Renderer

VERSION = f"pages 1 {sys.implementation.cache_tag}"
FILE = "pages"

DependencySet = tuple[tuple[Any, ...], ...]
"""Questions that a view asked, sorted; many views ask the same."""

Memo = tuple[tuple[Any, ...], str, tuple[str, ...], int]
"""The entry behind its path, the fingerprint of its view, the ids it read, and the number of its row of questions."""


@dataclass(frozen=True, slots=True)
class MemoTable:
    """What is known of the pages of the last build.

    Attributes:
        table: of pages by path.
        pages: that are in it.
        rows: of questions, by number.
        answers: to each question.
        software: digest of all that made the pages besides their views.
    """

    table: Table[Memo]
    pages: Mapping[str, Memo] = field(default_factory=dict)
    rows: Mapping[int, DependencySet] = field(default_factory=dict)
    answers: Sequence[tuple[Any, Any]] = ()
    software: str = ""


def load_memos(folder: Path, token: str) -> MemoTable:
    """Return what the last build kept in a folder, nothing when that was not together with what this one begins with.

    Args:
        folder: of the cache.
        token: of what this build begins with, ``""`` for nothing.
    """
    found = load_checked(folder / FILE, VERSION) if token else None
    table: Table[Memo] = Table(folder / f"{FILE}.table", f"table {VERSION}")
    pages = table.load(found["table"]) if found and found["token"] == token else None
    if found is None or pages is None:
        return MemoTable(table)
    return MemoTable(table, pages, dict(found["rows"]), found["answers"], found["software"])


Computed = tuple[str, tuple[str, ...], DependencySet | None]
"""Fingerprint of a view, the ids and the questions that it read; None for kinds that are not followed."""


class PageMemo:
    """Fingerprints of views, taken over from the last build where nothing that they read differs."""

    def __init__(self, before: MemoTable, changed: frozenset[str] | None, renderer: Renderer, software: str) -> None:
        """Find out which answers differ.

        Args:
            before: what is known of the last build's pages.
            changed: ids of documents of which something else is public; None: all may be.
            renderer: of this build.
            software: digest of all that makes pages besides their views.
        """
        self._renderer = renderer
        self._software = software
        self._table = before.table
        self._before: Mapping[str, Memo] = {}
        self._after: dict[str, Memo] = {}
        self._rows: dict[DependencySet, int] = {}
        self._changed = changed or frozenset()
        self._stale: set[int] = set()
        if changed is not None and before.software == software:
            self._before = before.pages
            answers = {question: renderer.answer(question) == answer for question, answer in before.answers}
            self._rows = {row: number for number, row in before.rows.items()}
            self._stale = {number for row, number in self._rows.items() if not all(map(answers.__getitem__, row))}
        self._next = max(self._rows.values(), default=0) + 1
        self._alike: dict[DependencySet, DependencySet] = {}

    def reusable(self, entry: Entry) -> str | None:
        """Return the fingerprint that the page of an entry has still, None when its view is to be looked at."""
        page = self._before.get(entry.path)
        if page is None or page[0] != entry[1:] or page[3] in self._stale or not self._changed.isdisjoint(page[2]):
            return None
        self._after[entry.path] = page
        return page[1]

    def compute(self, entry: Entry) -> tuple[object, Computed]:
        """Return the view of an entry, and what is to be taken down of it."""
        view, read = self._renderer.compute_view(entry)
        fingerprint = sha256(f"{self._software} {view!r}".encode())
        if not entry.kind.is_tracked:
            return view, (fingerprint, (), None)
        ids = tuple(sorted(one for one in read if isinstance(one, str)))
        row = tuple(sorted(one for one in read if not isinstance(one, str)))
        return view, (fingerprint, ids, self._alike.setdefault(row, row))

    def record(self, entry: Entry, look: Computed) -> None:
        """Take down what this process or another saw when it looked at an entry."""
        fingerprint, ids, row = look
        if row is not None:
            number = self._rows.get(row)
            if number is None:
                number = self._rows[row] = self._next
                self._next += 1
            self._after[entry.path] = ((entry.kind.value, *entry[2:]), fingerprint, ids, number)

    def save(self, folder: Path, token: str) -> None:
        """Keep in a folder what the next build asks for, together with what else it begins with."""
        self._table.save(self._after)
        used = {number for _, _, _, number in self._after.values()}
        rows = [(number, row) for row, number in self._rows.items() if number in used]
        questions = {question for _, row in rows for question in row}
        head = {
            "token": token,
            "table": self._table.token,
            "rows": rows,
            "answers": [(question, self._renderer.answer(question)) for question in questions],
            "software": self._software,
        }
        save_checked(folder / FILE, VERSION, head)
