"""Decide which pages are up to date: same entry, same program, same answers to every question their view asked.

Views of documents and lists, which are nearly all pages of a site, record
what they ask of other documents, of lists and addresses (`ViewContext.read`).
No list of dependencies is kept by hand.
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
"""Questions that a view asked, sorted; many views ask the same ones."""

Memo = tuple[tuple[Any, ...], str, tuple[str, ...], int]
"""The entry behind its path, the fingerprint of its view, the ids it read, and the number of its row of questions."""


@dataclass(frozen=True, slots=True)
class MemoTable:
    """Memos of the pages of the last build.

    Attributes:
        table: where the memos are saved.
        pages: a memo by path.
        rows: of questions, by number.
        answers: to each question.
        software: digest of what decided the pages besides their views.
    """

    table: Table[Memo]
    pages: Mapping[str, Memo] = field(default_factory=dict)
    rows: Mapping[int, DependencySet] = field(default_factory=dict)
    answers: Sequence[tuple[Any, Any]] = ()
    software: str = ""


def load_memos(folder: Path, token: str) -> MemoTable:
    """Return the memos that the last build saved in a folder, none if they belong to another snapshot.

    Args:
        folder: of the cache.
        token: of the snapshot that this build begins with, ``""`` for none.
    """
    found = load_checked(folder / FILE, VERSION) if token else None
    table: Table[Memo] = Table(folder / f"{FILE}.table", f"table {VERSION}")
    pages = table.load(found["table"]) if found and found["token"] == token else None
    if found is None or pages is None:
        return MemoTable(table)
    return MemoTable(table, pages, dict(found["rows"]), found["answers"], found["software"])


Computed = tuple[str, tuple[str, ...], DependencySet | None]
"""Fingerprint of a view, the ids it read and the questions it asked; None for kinds that are not tracked."""


class PageMemo:
    """Fingerprints of views, reused from the last build where none of their dependencies changed."""

    def __init__(self, before: MemoTable, dirty_ids: frozenset[str] | None, renderer: Renderer, software: str) -> None:
        """Find out which answers changed.

        Args:
            before: memos of the last build.
            dirty_ids: ids of documents of which something else is public now; None: all may be.
            renderer: of this build.
            software: digest of what decides pages besides their views.
        """
        self._renderer = renderer
        self._software = software
        self._table = before.table
        self._before: Mapping[str, Memo] = {}
        self._after: dict[str, Memo] = {}
        self._rows: dict[DependencySet, int] = {}
        self._dirty_ids = dirty_ids or frozenset()
        self._stale: set[int] = set()
        if dirty_ids is not None and before.software == software:
            self._before = before.pages
            is_same = {question: renderer.answer(question) == answer for question, answer in before.answers}
            self._rows = {row: number for number, row in before.rows.items()}
            self._stale = {number for row, number in self._rows.items() if not all(map(is_same.__getitem__, row))}
        self._next = max(self._rows.values(), default=0) + 1
        self._alike: dict[DependencySet, DependencySet] = {}

    def reusable(self, entry: Entry) -> str | None:
        """Return the fingerprint that is still good for the page of an entry, None if its view has to be computed."""
        memo = self._before.get(entry.path)
        if memo is None or memo[0] != entry[1:] or memo[3] in self._stale or not self._dirty_ids.isdisjoint(memo[2]):
            return None
        self._after[entry.path] = memo
        return memo[1]

    def compute(self, entry: Entry) -> tuple[object, Computed]:
        """Return the view of an entry, and what `record` takes of it, here or in another process."""
        view, read = self._renderer.compute_view(entry)
        fingerprint = sha256(f"{self._software} {view!r}".encode())
        if not entry.kind.is_tracked:
            return view, (fingerprint, (), None)
        ids = tuple(sorted(one for one in read if isinstance(one, str)))
        row = tuple(sorted(one for one in read if not isinstance(one, str)))
        return view, (fingerprint, ids, self._alike.setdefault(row, row))

    def record(self, entry: Entry, computed: Computed) -> None:
        """Record what `compute` returned for an entry."""
        fingerprint, ids, row = computed
        if row is not None:
            number = self._rows.get(row)
            if number is None:
                number = self._rows[row] = self._next
                self._next += 1
            self._after[entry.path] = ((entry.kind.value, *entry[2:]), fingerprint, ids, number)

    def save(self, folder: Path, token: str) -> None:
        """Save the memos in a folder, for a build that begins with the snapshot of ``token``."""
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
