"""The base of the index: written once, then only what leaves it is taken out of the shards that hold it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

from plugins.model.digest import sha256
from plugins.search.document import SearchDocument
from plugins.search.files import Made, Shelf
from plugins.search.generation import Table, generation_key, write_generation
from plugins.search.inversion import Vectors
from plugins.search.removal import without
from plugins.search.shards import FILTER_CODE, IN_BODY, filters, shard_name

STATE_DIGITS = 8


class Base:
    """The base generation, without the documents that left it.

    Attributes:
        table: of all its members.
        state: query string that names which members left, ``""`` for none; with it browsers may keep shards for good.
        title_terms, body_terms: sums of the lengths of those that left.
        frequencies: in how many of their bodies a term stands.
    """

    def __init__(
        self, members: Sequence[SearchDocument], left: frozenset[str], coming: int, vectors: Vectors, shelf: Shelf
    ) -> None:
        """Take the base from the shelf, or write it; see `write_generation` for ``coming``."""
        self._members = members
        self._coming = coming
        self._vectors = vectors
        self._shelf = shelf
        self._key = f"{generation_key(members)} {coming}"
        self._again: dict[str, bytes] = {}
        table = shelf.load("table", self._key)
        self.table: Table = table if isinstance(table, Table) else self._write()
        self._leave([document for document in members if document.id in left])

    def files(self) -> Mapping[str, Made]:
        """Return every shard by its name."""
        names = (f"{letter}{number:x}" for letter, bits in self.table.bits.items() for number in range(1 << bits))
        return {name: self._made(name) for name in names}

    def _made(self, name: str) -> Made:
        removed = self._removed.get(name)
        if removed is None:
            return Made(f"{self.table.name}/{name}", partial(self._shard, name))
        numbers = sorted({number for those in removed.values() for number, _ in those})
        return Made(f"{self.table.name}/{name} without {numbers}", partial(self._shard_without, name))

    def _shard_without(self, name: str) -> bytes:
        return without(self._shard(name), self._removed[name], len(self.table.ids))

    def _shard(self, name: str) -> bytes:
        data = self._again.get(name) or self._shelf.load(name, self._key)
        if not isinstance(data, bytes):
            self._write(self._again)
            data = self._again[name]
        return data

    def _write(self, again: dict[str, bytes] | None = None) -> Table:
        """Write the base onto the shelf; ``again`` keeps it as well, for a shelf that loses things."""

        def keep(shards: Mapping[str, bytes]) -> None:
            self._shelf.store(self._key, shards)
            if again is not None:
                again.update(shards)

        table = write_generation(self._members, self._vectors, self._coming, keep)
        self._shelf.store(self._key, {"table": table})
        return table

    def _leave(self, left: Sequence[SearchDocument]) -> None:
        """Find out what members that left have in which shard."""
        ids = {document.id for document in left}
        numbers = {id: number for number, id in enumerate(self.table.ids) if id in ids}
        self.state = "?" + sha256(" ".join(sorted(ids)).encode())[:STATE_DIGITS] if ids else ""
        self.title_terms = self.body_terms = 0
        self.frequencies: Counter[str] = Counter()
        self._removed: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for document, vector in zip(left, self._vectors(left), strict=True):
            number = numbers[document.id]
            self.title_terms += vector.title_length
            self.body_terms += vector.body_length
            terms = vector.terms.split(" ") if vector.codes else []
            self.frequencies.update(term for term, code in zip(terms, vector.codes, strict=True) if IN_BODY[code])
            named = ((name, FILTER_CODE) for name in filters(document))
            for term, code in chain(zip(terms, vector.codes, strict=True), named):
                self._removed[shard_name(term, self.table.bits)][term].append((number, code))
