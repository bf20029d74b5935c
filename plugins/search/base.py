"""The base segment: written once; documents whose words may be read no more are taken out of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from plugins.model.digest import sha256
from plugins.search.addresses import ADDRESS_BITS, address_of
from plugins.search.document import SearchDocument, filter_terms
from plugins.search.entries import IN_BODY
from plugins.search.files import Artifact, ArtifactCache
from plugins.search.generation import KINDS, Pieces, Table, generation_key, write_generation
from plugins.search.inversion import Vectors
from plugins.search.packs import parts, path, put_pack
from plugins.search.removal import without
from plugins.search.texts import Passages, first_parts, keys_of


class Base:
    """The base generation, with the documents removed from it told apart.

    Attributes:
        table: of what is served.
        removed: numbers of documents that are there and do not count, ascending.
        title_terms, body_terms: sums of the lengths of removed members.
        frequencies: in how many of their bodies a term occurs, for terms of the table.
    """

    def __init__(
        self,
        members: Sequence[SearchDocument],
        removed: Collection[str],
        erased: Collection[str],
        expected_changes: int,
        weights: Mapping[str, int],
        vectors: Vectors,
        passages: Passages,
        cache: ArtifactCache,
    ) -> None:
        """Load the base from the cache, or write it.

        Args:
            members: all of it.
            removed: ids of members that are public no more, or with another text.
            erased: those of them whose words may be read nowhere: nothing of them is in the files.
            expected_changes: see `write_generation`, also for ``weights``.
            weights: of columns.
            vectors, passages: of members.
            cache: of packs and their tables.
        """
        self._members = members
        self._expected_changes = expected_changes
        self._weights = weights
        self._vectors = vectors
        self._passages = passages
        self._cache = cache
        self._key = f"{generation_key(members, weights)} {expected_changes}"
        self._rewritten: dict[str, bytes] = {}
        self._is_lost = False  # then the cache is not relied on for pieces that are written again
        self._erased = sorted(erased)
        table = cache.load("table", self._key)
        self._whole: Table = table if isinstance(table, Table) else self._write()
        self.table = self._without_erased() if erased else self._whole
        numbers = {id: number for number, id in enumerate(self.table.ids) if id in removed}
        self.removed = sorted(numbers.values())
        self._count(numbers)

    def packs(self) -> Iterator[tuple[str, Artifact]]:
        """Yield both packs with their paths."""
        for kind in KINDS:
            name = self.table.names[kind]
            make = self._pack if name == self._whole.names[kind] else self._erased_pack
            yield path(kind, name), Artifact(name, partial(make, kind))

    def _write(self) -> Table:
        def put(name: str, data: bytes) -> None:
            self._cache.store(self._key, {name: data})
            if self._is_lost:
                self._rewritten[name] = data

        table = write_generation(
            self._members, self._vectors, self._passages, self._expected_changes, self._weights, put
        )
        self._cache.store(self._key, {"table": table})
        return table

    def _pack(self, kind: str) -> Iterator[bytes]:
        return (self._piece(f"{kind} {number}") for number in range(self._whole.pieces[kind]))

    def _piece(self, name: str) -> bytes:
        data = self._rewritten.get(name) or self._cache.load(name, self._key)
        if not isinstance(data, bytes):
            self._is_lost = True
            self._write()
            data = self._rewritten[name]
        return data

    @property
    def _erased_key(self) -> str:
        return f"{self._key} {sha256(' '.join(self._erased).encode())}"

    def _without_erased(self) -> Table:
        table = self._cache.load("erased table", self._erased_key)
        if isinstance(table, Table):
            return table
        pieces = Pieces(lambda name, data: self._cache.store(self._erased_key, {f"erased {name}": data}))
        for kind in KINDS:
            put_pack(self._parts_without(kind), partial(pieces.add, kind))
        left = keys_of(member for member in self._members if member.id not in self._erased)
        keys = tuple(key if key in left else "" for key in self._whole.keys)
        table = replace(self._whole, names=pieces.names, pieces=pieces.counts, keys=keys)
        self._cache.store(self._erased_key, {"erased table": table})
        return table

    def _erased_pack(self, kind: str) -> Iterator[bytes]:
        kept: list[bytes] = []  # one piece at a time, unless the cache has lost one
        for number in range(self.table.pieces[kind]):
            data = b"" if kept else self._cache.load(f"erased {kind} {number}", self._erased_key)
            if not isinstance(data, bytes):
                put_pack(self._parts_without(kind), kept.append)
            yield kept[number] if kept else data

    def _parts_without(self, kind: str) -> Iterator[bytes]:
        """Yield the parts of a pack without anything of the erased members."""
        numbers = {id: number for number, id in enumerate(self._whole.ids)}
        gone = {numbers[id] for id in self._erased}
        packed = parts(self._pack(kind))
        if kind == "texts":
            first = first_parts(self._whole.widths)
            empty = {part for number in gone for part in range(first[number], first[number + 1])}
            yield from (b"" if number in empty else part for number, part in enumerate(packed))
            return
        shift = ADDRESS_BITS - self._whole.bits
        leaving: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        erased = [member for member in self._members if member.id in self._erased]
        for document, vector in zip(erased, self._vectors(erased), strict=True):
            for term in (*vector.code_of(), *filter_terms(document)):
                leaving[address_of(term) >> shift][term].append(numbers[document.id])
        less = partial(without, space=len(numbers), widths=self._whole.widths, bits=self._whole.bits)
        yield from (less(part, leaving[n]) if n in leaving else part for n, part in enumerate(packed))

    def _count(self, removed: Mapping[str, int]) -> None:
        """Count what the removed members contribute."""
        self.title_terms = self.body_terms = 0
        self.frequencies: Counter[str] = Counter()
        known = self.table.frequencies.keys()
        documents = [member for member in self._members if member.id in removed]
        for vector in self._vectors(documents):
            self.title_terms += vector.title_length
            self.body_terms += vector.body_length
            codes = vector.code_of()
            self.frequencies.update(term for term in known & codes.keys() if IN_BODY[codes[term]])
