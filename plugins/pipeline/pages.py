"""Which pages may stay: those whose entry, software and everything their view read are as they were.

Views of documents and lists, which make nearly all of a site, note what they
ask of other documents, of lists and addresses (`Surroundings.read`). Nobody
keeps a list of what a page depends on.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.model.digest import sha256
from plugins.model.plan import Entry
from plugins.pipeline.kept import keep, kept
from plugins.render.site import Renderer

FOLLOWED = frozenset({"document", "question", "list"})
"""Kinds of entries whose views ask for everything through methods that note it; the few others are made each time."""

VERSION = f"pages 1 {sys.implementation.cache_tag}"
FILE = "pages"

Page = tuple[tuple[Any, ...], str, tuple[str, ...], int]
"""The entry, the fingerprint of its view, the ids it read, and the number of its row of questions."""

Look = tuple[str, tuple[str, ...], tuple[Any, ...] | None]
"""Fingerprint of a view, the ids and the questions that it read; None for kinds that are not followed."""


class Pages:
    """Fingerprints of views, taken over from the last build where nothing that they read differs."""

    def __init__(
        self, before: Mapping[str, Any], changed: frozenset[str] | None, renderer: Renderer, software: str
    ) -> None:
        """Find out which answers differ.

        Args:
            before: what is known of the last build's pages.
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
        self._alike: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def known(self, entry: Entry) -> str | None:
        """Return the fingerprint that the page of an entry has still, None when its view is to be looked at."""
        page = self._before.get(entry.path)
        if (
            page is None
            or page[0] != _made_of(entry)
            or page[3] in self._stale
            or not self._changed.isdisjoint(page[2])
        ):
            return None
        self._after[entry.path] = page
        return page[1]

    def look(self, entry: Entry) -> tuple[object, Look]:
        """Return the view of an entry, and what is to be taken down of it."""
        view, read = self._renderer.look(entry)
        fingerprint = sha256(f"{self._software} {view!r}".encode())
        if entry.kind not in FOLLOWED:
            return view, (fingerprint, (), None)
        ids = tuple(sorted(one for one in read if isinstance(one, str)))
        row = tuple(sorted(one for one in read if not isinstance(one, str)))
        return view, (fingerprint, ids, self._alike.setdefault(row, row))

    def take(self, entry: Entry, look: Look) -> None:
        """Take down what this process or another saw when it looked at an entry."""
        fingerprint, ids, row = look
        if row is not None:
            number = self._rows.setdefault(row, len(self._rows))
            self._after[entry.path] = (_made_of(entry), fingerprint, ids, number)

    def keep(self, folder: Path, token: str) -> None:
        """Keep in a folder what the next build asks for, together with what else it begins with."""
        keep(folder / FILE, VERSION, {"token": token, **self._facts()})

    def _facts(self) -> dict[str, Any]:
        used = sorted({row for _, _, _, row in self._after.values()})
        rows = list(self._rows)
        numbers = {row: number for number, row in enumerate(used)}
        pages = {path: (*page[:3], numbers[page[3]]) for path, page in self._after.items()}
        questions = {question for row in used for question in rows[row]}
        answers = [(question, self._renderer.answer(question)) for question in questions]
        return {"software": self._software, "pages": pages, "rows": [rows[row] for row in used], "answers": answers}


def known_pages(folder: Path, token: str) -> Mapping[str, Any]:
    """Return what the last build kept in a folder, empty when that was not together with what this one begins with."""
    found = kept(folder / FILE, VERSION)
    return found if found and found["token"] == token else {}


def _made_of(entry: Entry) -> tuple[Any, ...]:
    return entry.kind, entry.language, entry.key, entry.part, entry.documents
