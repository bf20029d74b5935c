"""The base segment: written once; afterwards removed documents are deleted from the shards that have their terms."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.model.digest import sha256
from plugins.search import removal, shards
from plugins.search.document import SearchDocument, filter_terms
from plugins.search.files import Artifact, ArtifactCache
from plugins.search.generation import Table, generation_key, write_generation
from plugins.search.inversion import GROUP_BITS, Vectors
from plugins.search.removal import remove_postings
from plugins.search.shards import FILTER_CODE, IN_BODY, shard_names

VERSION_DIGITS = 8
SOURCES = "".join(sha256(Path(source).read_bytes()) for source in (__file__, removal.__file__, shards.__file__))
REMOVED = f" without, by {sha256(SOURCES.encode())[:8]}, "
"""Stands in a shard's fingerprint between its name and the numbers removed from it; names the code that removes."""

MAX_GROUPS = 64
"""Maximum number of groups of shards in memory; shards are written in order, so few groups are in use at a time."""

ShardGroup = Mapping[str, bytes]
"""Neighbouring shards by name, which are cached together."""


class Base:
    """The base generation, without the documents removed from it.

    Attributes:
        table: of all its members.
        version: query string that stands for the set of removed members, ``""`` for none; browsers may
            keep a shard for good under an address that includes it.
        title_terms, body_terms: sums of the lengths of removed members.
        frequencies: in how many of their bodies a term occurs, for terms of the table.
    """

    def __init__(
        self,
        members: Sequence[SearchDocument],
        removed: frozenset[str],
        expected_changes: int,
        weights: Mapping[str, int],
        vectors: Vectors,
        cache: ArtifactCache,
    ) -> None:
        """Load the base from the cache, or write it; `write_generation` says what changes and weights are."""
        self._members = members
        self._expected_changes = expected_changes
        self._weights = weights
        self._vectors = vectors
        self._cache = cache
        self._key = f"{generation_key(members, weights)} {expected_changes}"
        self._groups: OrderedDict[str, ShardGroup] = OrderedDict()
        self._rewritten: dict[str, ShardGroup] = {}
        table = cache.load("table", self._key)
        self.table: Table = table if isinstance(table, Table) else self._write()
        self.version = ""
        self.title_terms = self.body_terms = 0
        self.frequencies: Counter[str] = Counter()
        self._removed: dict[str, list[tuple[int, Mapping[str, int]]]] = defaultdict(list)
        if removed:
            self._remove(removed)

    def shards(self) -> Iterator[tuple[str, Artifact]]:
        """Yield every shard with its name."""
        folder = self.table.name
        for letter, bits in self.table.bits.items():
            for name in [f"{letter}{number:x}" for number in range(1 << bits)]:
                if name in self._removed:
                    numbers = " ".join(str(number) for number, _ in self._removed[name])
                    fingerprint = f"{folder}/{name}{REMOVED}{numbers}"
                    yield name, Artifact(fingerprint, partial(self._reduced, name), partial(self._reduced_more, name))
                else:
                    yield name, Artifact(f"{folder}/{name}", partial(self._shard, name))

    def _reduced_more(self, name: str, fingerprint: str, data: bytes) -> bytes | None:
        """Remove the latest removed members from a shard that lacks earlier ones already."""
        shard, _, numbers = fingerprint.partition(REMOVED)
        lacking = set(map(int, numbers.split()))
        if shard != f"{self.table.name}/{name}" or not lacking <= {number for number, _ in self._removed[name]}:
            return None
        return self._reduced(name, data, lacking)

    def _reduced(self, name: str, shard: bytes | None = None, lacking: Collection[int] = ()) -> bytes:
        removed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, codes in self._removed[name]:
            if number not in lacking:
                for term, code in codes.items():
                    removed[term].append((number, code))
        return remove_postings(self._shard(name) if shard is None else shard, removed, len(self.table.ids))

    def _shard(self, name: str) -> bytes:
        group = _group(name)
        shards = self._rewritten.get(group) or self._groups.get(group)
        if shards is None:
            shards = self._cache.load(group, self._key)
            if not isinstance(shards, dict) or name not in shards:
                self._write(self._rewritten)
                shards = self._rewritten[group]
            self._groups[group] = shards
            if len(self._groups) > MAX_GROUPS:
                self._groups.popitem(last=False)
        return shards[name]

    def _write(self, rewritten: dict[str, ShardGroup] | None = None) -> Table:
        """Write the base to the cache, and to ``rewritten`` as well where the cache has lost parts of it."""

        def put(shards: Mapping[str, bytes]) -> None:
            groups: dict[str, dict[str, bytes]] = defaultdict(dict)
            for name, data in shards.items():
                groups[_group(name)][name] = data
            self._cache.store(self._key, dict(groups))
            if rewritten is not None:
                rewritten.update(groups)

        table = write_generation(self._members, self._vectors, self._expected_changes, self._weights, put)
        self._cache.store(self._key, {"table": table})
        return table

    def _remove(self, ids: frozenset[str]) -> None:
        """Collect the terms of removed members by shard."""
        numbers = {id: number for number, id in enumerate(self.table.ids) if id in ids}
        removed = sorted((d for d in self._members if d.id in ids), key=lambda document: numbers[document.id])
        self.version = "?" + sha256(" ".join(sorted(numbers)).encode())[:VERSION_DIGITS] if numbers else ""
        for document, vector in zip(removed, self._vectors(removed), strict=True):
            self.title_terms += vector.title_length
            self.body_terms += vector.body_length
            codes = vector.code_of()
            self.frequencies.update(t for t in self.table.frequencies.keys() & codes.keys() if IN_BODY[codes[t]])
            codes.update((term, FILTER_CODE) for term in filter_terms(document))
            shards: dict[str, dict[str, int]] = defaultdict(dict)
            for term, name in zip(codes, shard_names(codes, self.table.bits), strict=True):
                shards[name][term] = codes[term]
            for name, some in shards.items():
                self._removed[name].append((numbers[document.id], some))


def _group(name: str) -> str:
    """Return the name of the group in which a shard is cached."""
    return f"{name[0]} {int(name[1:], 16) >> GROUP_BITS}"
