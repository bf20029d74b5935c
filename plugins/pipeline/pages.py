"""Which pages may stay: those whose entry, software and everything their view read are as they were.

Views of documents and lists, which make nearly all of a site, note what they
ask of other documents, of lists and addresses (`Surroundings.read`). Nobody
keeps a list of what a page depends on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.digest import sha256
from plugins.model.plan import Entry
from plugins.render.site import Renderer

FOLLOWED = frozenset({"document", "question", "list"})
"""Kinds of entries whose views ask for everything through methods that note it; the few others are made each time."""

Page = tuple[tuple[Any, ...], str, tuple[str, ...], int]
"""The entry, the fingerprint of its view, the ids it read, and the number of its row of questions."""


class Pages:
    """Fingerprints of views, taken over from the last build where nothing that they read differs."""

    def __init__(
        self, before: Mapping[str, Any], changed: frozenset[str] | None, renderer: Renderer, software: str
    ) -> None:
        """Find out which answers differ.

        Args:
            before: what `kept` gave at the last build, empty for none.
            changed: ids of documents of which something else is public; None: all may be.
            renderer: of this build.
            software: digest of all that makes pages besides their views.
        """
        self._renderer = renderer
        self._software = software
        fits = changed is not None and before.get("software") == software
        self._before: Mapping[str, Page] = before["pages"] if fits else {}
        self._after: dict[str, Page] = {}
        self._rows: dict[tuple[Any, ...], int] = {}
        self._changed = changed or frozenset()
        self._stale: set[int] = set()
        if fits:
            answers = {question: renderer.answer(question) == answer for question, answer in before["answers"]}
            self._rows = {row: number for number, row in enumerate(before["rows"])}
            self._stale = {number for row, number in self._rows.items() if not all(map(answers.__getitem__, row))}
        self._view: tuple[Entry, object] | None = None

    def fingerprint(self, entry: Entry) -> str:
        """Return what decides whether the page of an entry stays as it is."""
        made_of = (entry.kind, entry.language, entry.key, entry.part, entry.documents)
        known = self._before.get(entry.path)
        if known and known[0] == made_of and known[3] not in self._stale and self._changed.isdisjoint(known[2]):
            self._after[entry.path] = known
            return known[1]
        view, read = self._renderer.look(entry)
        self._view = (entry, view)
        fingerprint = sha256(f"{self._software} {view!r}".encode())
        if entry.kind in FOLLOWED:
            ids = tuple(sorted(one for one in read if isinstance(one, str)))
            row = tuple(sorted(one for one in read if not isinstance(one, str)))
            self._after[entry.path] = (made_of, fingerprint, ids, self._rows.setdefault(row, len(self._rows)))
        return fingerprint

    def view(self, entry: Entry) -> object:
        """Return the view of an entry."""
        if self._view is None or self._view[0] is not entry:
            return self._renderer.view(entry)
        return self._view[1]

    def kept(self) -> dict[str, Any]:
        """Return what the next build asks for."""
        used = sorted({row for _, _, _, row in self._after.values()})
        rows = list(self._rows)
        numbers = {row: number for number, row in enumerate(used)}
        pages = {path: (*page[:3], numbers[page[3]]) for path, page in self._after.items()}
        questions = {question for row in used for question in rows[row]}
        answers = [(question, self._renderer.answer(question)) for question in questions]
        return {"software": self._software, "pages": pages, "rows": [rows[row] for row in used], "answers": answers}
