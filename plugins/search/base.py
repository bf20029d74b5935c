"""The base of the index: written once, then only what leaves it is taken out of the shards that hold it."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.model.digest import sha256
from plugins.search import removal, shards
from plugins.search.document import SearchDocument
from plugins.search.files import Made, Shelf
from plugins.search.generation import Table, generation_key, write_generation
from plugins.search.inversion import LOT_BITS, Vectors
from plugins.search.removal import without
from plugins.search.shards import FILTER_CODE, IN_BODY, filters, shard_names

STATE_DIGITS = 8
MAKERS = "".join(sha256(Path(source).read_bytes()) for source in (__file__, removal.__file__, shards.__file__))
WITHOUT = f" without, by {sha256(MAKERS.encode())[:8]}, "
"""Between the name of a shard and the numbers of those that left, in its fingerprint: with what takes them out."""

MOST_LOTS = 64
"""Lots of shards that are held at once; whoever writes them asks for neighbours one after the other."""

Lot = Mapping[str, bytes]


class Base:
    """The base generation, without the documents that left it.

    Attributes:
        table: of all its members.
        state: query string that names which members left, ``""`` for none; with it browsers may keep shards for good.
        title_terms, body_terms: sums of the lengths of those that left.
        frequencies: in how many of their bodies a term stands, for those of the table.
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
        self._lots: OrderedDict[str, Lot] = OrderedDict()
        self._again: dict[str, Lot] = {}
        table = shelf.load("table", self._key)
        self.table: Table = table if isinstance(table, Table) else self._write()
        self.state = ""
        self.title_terms = self.body_terms = 0
        self.frequencies: Counter[str] = Counter()
        self._left: dict[str, list[tuple[int, Mapping[str, int]]]] = defaultdict(list)
        if left:
            self._leave(left)

    def shards(self) -> Iterator[tuple[str, Made]]:
        """Yield every shard with its name."""
        folder = self.table.name
        for letter, bits in self.table.bits.items():
            for name in [f"{letter}{number:x}" for number in range(1 << bits)]:
                if name in self._left:
                    numbers = " ".join(str(number) for number, _ in self._left[name])
                    fingerprint = f"{folder}/{name}{WITHOUT}{numbers}"
                    yield name, Made(fingerprint, partial(self._without, name), partial(self._without_more, name))
                else:
                    yield name, Made(f"{folder}/{name}", partial(self._shard, name))

    def _without_more(self, name: str, fingerprint: str, data: bytes) -> bytes | None:
        """Take those that left later out of a shard that lacks the others already."""
        shard, _, numbers = fingerprint.partition(WITHOUT)
        lacking = set(map(int, numbers.split()))
        if shard != f"{self.table.name}/{name}" or not lacking <= {number for number, _ in self._left[name]}:
            return None
        return self._without(name, data, lacking)

    def _without(self, name: str, shard: bytes | None = None, lacking: Collection[int] = ()) -> bytes:
        removed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, codes in self._left[name]:
            if number not in lacking:
                for term, code in codes.items():
                    removed[term].append((number, code))
        return without(self._shard(name) if shard is None else shard, removed, len(self.table.ids))

    def _shard(self, name: str) -> bytes:
        lot = _lot(name)
        shards = self._again.get(lot) or self._lots.get(lot)
        if shards is None:
            shards = self._shelf.load(lot, self._key)
            if not isinstance(shards, dict) or name not in shards:
                self._write(self._again)
                shards = self._again[lot]
            self._lots[lot] = shards
            if len(self._lots) > MOST_LOTS:
                self._lots.popitem(last=False)
        return shards[name]

    def _write(self, again: dict[str, Lot] | None = None) -> Table:
        """Write the base onto the shelf; ``again`` keeps it as well, for a shelf that loses things."""

        def keep(shards: Mapping[str, bytes]) -> None:
            lots: dict[str, dict[str, bytes]] = defaultdict(dict)
            for name, data in shards.items():
                lots[_lot(name)][name] = data
            self._shelf.store(self._key, dict(lots))
            if again is not None:
                again.update(lots)

        table = write_generation(self._members, self._vectors, self._coming, keep)
        self._shelf.store(self._key, {"table": table})
        return table

    def _leave(self, ids: frozenset[str]) -> None:
        """Find out what the members that left have in which shard."""
        numbers = {id: number for number, id in enumerate(self.table.ids) if id in ids}
        left = sorted((d for d in self._members if d.id in ids), key=lambda document: numbers[document.id])
        self.state = "?" + sha256(" ".join(sorted(numbers)).encode())[:STATE_DIGITS] if numbers else ""
        for document, vector in zip(left, self._vectors(left), strict=True):
            self.title_terms += vector.title_length
            self.body_terms += vector.body_length
            codes = vector.code_of()
            self.frequencies.update(t for t in self.table.frequencies.keys() & codes.keys() if IN_BODY[codes[t]])
            codes.update((name, FILTER_CODE) for name in filters(document))
            shards: dict[str, dict[str, int]] = defaultdict(dict)
            for term, name in zip(codes, shard_names(codes, self.table.bits), strict=True):
                shards[name][term] = codes[term]
            for name, some in shards.items():
                self._left[name].append((numbers[document.id], some))


def _lot(name: str) -> str:
    """Return the name of the lot in which a shard is kept."""
    return f"{name[0]} {int(name[1:], 16) >> LOT_BITS}"
