"""Decide which pages are up to date: same entry, same program, same answers to every question their view asked.

Views of documents and lists, which are nearly all pages of a site, record
what they ask of other documents, of lists and addresses (`ViewContext.read`).
No list of dependencies is kept by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from plugins.model.digest import sha256
from plugins.model.plan import Entry
from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of, partition_codec
from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.tree_stamps import SNAPSHOT, stored_token
from plugins.render.site import Renderer
from plugins.render.view_context import LAW_NAME

KIND = "memos"
QUESTIONS = "questions"

DependencySet = tuple[tuple[Any, ...], ...]
"""Questions that a view asked, sorted; many views ask the same ones."""

EntryKey = tuple[str, str, str, tuple[tuple[str, str], ...], tuple[str, ...]]
"""An entry without its path."""

Memo = tuple[EntryKey, str, tuple[str, ...], int]
"""The entry behind its path, the fingerprint of its view, what it read by id or by a law, and the number
of its row of questions."""


class Questions(NamedTuple):
    """What the views of the last build asked.

    Attributes:
        answers: questions, each with its answer.
        laws: names by which views asked for laws, each with its answer; they are in no row, for each page has others.
        citing: the laws that texts cite, each with a digest of which texts cite what.
        rows: numbers of rows of questions, each with the places of these in `answers`: many rows share some.
        software: digest of what decided the pages besides their views.
        token: of the snapshot that they were saved with.
    """

    answers: tuple[tuple[tuple[Any, ...], Any], ...] = ()
    laws: tuple[tuple[str, Any], ...] = ()
    citing: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[int, tuple[int, ...]], ...] = ()
    software: str = ""
    token: str = ""


class MemoTable(NamedTuple):
    """The memos of the last build by path, and what its views asked."""

    memos: PartitionedMap[Memo]
    questions: Questions = Questions()


def load_memos(store: Store, token: str) -> MemoTable:
    """Return what a store holds of pages; nothing when that belongs to another snapshot.

    Args:
        store: of the build.
        token: of the snapshot that this build begins with, ``""`` for none.
    """
    with store.reading():
        is_known = bool(token) and stored_token(store) == token
        memos: PartitionedMap[Memo] | None = (
            PartitionedMap.load(store, KIND, partition_codec(Memo)) if is_known else None
        )
        questions = BlobCache[Questions](store, SNAPSHOT, codec_of(Questions)).load([QUESTIONS]) if memos else {}
    asked = questions.get(QUESTIONS)
    if memos is None or asked is None or not memos.token == asked.token == token:
        return MemoTable(PartitionedMap(KIND, partition_codec(Memo)))
    return MemoTable(memos, asked)


_VIEWS = msgspec.msgpack.Encoder(enc_hook=repr)
"""Views as bytes; they are plain data, whose types the software decides."""

Computed = tuple[str, tuple[str, ...], DependencySet | None]
"""Fingerprint of a view, the ids it read and the questions it asked; None for kinds that are not tracked."""


class PageMemo:
    """Fingerprints of views, reused from the last build where none of their dependencies changed."""

    def __init__(self, before: MemoTable, dirty_ids: frozenset[str] | None, renderer: Renderer, software: str) -> None:
        """Find out which answers changed.

        Args:
            before: the memos of the last build.
            dirty_ids: ids of documents of which something else is public now; None: all may be.
            renderer: of this build.
            software: digest of what decides pages besides their views.
        """
        self._renderer = renderer
        self._answers: dict[int, Any] = {}
        self._software = software
        self._begins = f"{software} ".encode()
        self._memos = before.memos
        every = before.memos.all()
        self._before: Mapping[str, Memo] = {}
        self._after: dict[str, Memo] = {}
        self._places: dict[tuple[Any, ...], int] = {}
        self._rows: dict[tuple[int, ...], int] = {}
        self._dirty_ids = dirty_ids or frozenset()
        self._stale: set[int] = set()
        self._laws: set[str] = set()
        answers, laws, citing, rows, known_software, _ = before.questions
        self._citing = tuple((law, sha256(repr(citing).encode())) for law, citing in renderer.citing().items())
        if dirty_ids is not None and known_software == software:
            self._before = every
            self._places = {question: place for place, (question, _) in enumerate(answers)}
            self._answers = {place: renderer.answer(question) for question, place in self._places.items()}
            is_same = [self._answers[place] == answer for place, (_, answer) in enumerate(answers)]
            self._stale = {number for number, places in rows if not all(map(is_same.__getitem__, places))}
            self._dirty_ids |= {name for name, answer in laws if self._laws_of(name) != answer}
            self._dirty_ids |= {law for law, _ in set(citing).symmetric_difference(self._citing)}
            self._laws = {name for name, _ in laws}
            self._rows = {places: number for number, places in rows}
        self._next = max(self._rows.values(), default=0) + 1
        self._alike: dict[DependencySet, DependencySet] = {}

    def reusable(self, entries: Iterable[Entry]) -> dict[str, str]:
        """Return by path the fingerprints that are still good; the views of all other pages have to be computed."""
        before, after, is_clean, stale = self._before.get, self._after, self._dirty_ids.isdisjoint, self._stale
        good: dict[str, str] = {}
        for entry in entries:
            path = entry[0]
            memo = before(path)
            if memo is not None and memo[3] not in stale and memo[0] == entry[1:] and is_clean(memo[2]):
                after[path] = memo
                good[path] = memo[1]
        return good

    def compute(self, entry: Entry) -> tuple[object, Computed]:
        """Return the view of an entry, and what `record` takes of it, here or in another process."""
        view, read = self._renderer.compute_view(entry)
        fingerprint = sha256(self._begins + _VIEWS.encode(view))
        if not entry.kind.is_tracked:
            return view, (fingerprint, (), None)
        ids = tuple(sorted(one for one in read if isinstance(one, str)))
        row = tuple(sorted(one for one in read if not isinstance(one, str)))
        return view, (fingerprint, ids, self._alike.setdefault(row, row))

    def record(self, entry: Entry, computed: Computed) -> None:
        """Record what `compute` returned for an entry."""
        fingerprint, ids, row = computed
        self._laws.update(one for one in ids if one.startswith(LAW_NAME))
        if row is not None:
            places = tuple([self._places.setdefault(question, len(self._places)) for question in row])
            number = self._rows.get(places)
            if number is None:
                number = self._rows[places] = self._next
                self._next += 1
            self._after[entry.path] = ((entry.kind.value, *entry[2:]), fingerprint, ids, number)

    def _laws_of(self, name: str) -> object:
        return self._renderer.answer(("laws", name.removeprefix(LAW_NAME)))

    def save(self, store: Store, token: str) -> None:
        """Save in a store what the next build asks for; call it in `Store.writing`, with the snapshot and its token."""
        self._memos.replace(self._after)
        self._memos.save(store, token)
        used = {number for _, _, _, number in self._after.values()}
        rows = [(number, row) for row, number in self._rows.items() if number in used]
        asked = set[int]().union(*(row for _, row in rows))  # others were asked by pages that are gone
        found, answer = self._answers, self._renderer.answer
        known = [(q, found[n] if n in found else answer(q)) for q, n in self._places.items() if n in asked]
        now = {place: new for new, place in enumerate(sorted(asked))}
        placed = tuple((number, tuple(map(now.__getitem__, row))) for number, row in rows)
        laws = tuple((name, self._laws_of(name)) for name in sorted(self._laws))
        questions = Questions(tuple(known), laws, self._citing, placed, self._software, token)
        BlobCache[Questions](store, SNAPSHOT, codec_of(Questions)).save({QUESTIONS: questions})
