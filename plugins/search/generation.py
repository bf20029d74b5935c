"""A generation of the index: a set of documents whose postings are written together."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.model.digest import sha256
from plugins.search.document import SearchDocument, index_key
from plugins.search.inversion import Vectors
from plugins.search.lengths import FULL_WEIGHT, byte_to_length, length_to_byte
from plugins.search.slices import sizes_of, write_shards


@dataclass(frozen=True, slots=True)
class Table:
    """What a generation has besides its shards.

    Attributes:
        name: of its folder: the beginning of the SHA-256 over its shards' names and contents.
        ids: of its documents in the order of their numbers.
        weights: of columns, in hundredths, as ``(weight, how many documents)``, ascending.
        lengths: of bodies, as ``(length after Whoosh's byte, how many documents)``, ascending within a weight.
        title_terms: sum of the exact lengths of all titles.
        body_terms: sum of the exact lengths of all bodies.
        bits: for each family of terms, how many bits of the hash address its shards.
        frequencies: in how many bodies a term occurs, for terms that may be common.
    """

    name: str
    ids: tuple[str, ...]
    weights: tuple[tuple[int, int], ...]
    lengths: tuple[tuple[int, int], ...]
    title_terms: int
    body_terms: int
    bits: Mapping[str, int]
    frequencies: Mapping[str, int]


def generation_key(members: Sequence[SearchDocument], weights: Mapping[str, int]) -> str:
    """Return a digest of what a generation's files depend on besides this software; the order does not matter."""
    return sha256("\n".join([*sorted(map(index_key, members)), repr(sorted(weights.items()))]).encode())


def write_generation(
    members: Sequence[SearchDocument],
    vectors: Vectors,
    expected_changes: int,
    weights: Mapping[str, int],
    put: Callable[[Mapping[str, bytes]], None],
) -> Table:
    """Write the shards of a generation, a function of the set of its members alone, and return its table.

    Args:
        members: in any order; ids are unique among them.
        vectors: of members; called twice for each of them.
        expected_changes: at most so many documents join or leave before the generation is rewritten.
        weights: of columns, in hundredths; those that are missing have 100.
        put: receives every shard by its name, some in each call.
    """
    sizes = sizes_of(members, vectors)
    numbered = sorted(members, key=lambda document: document.id)
    numbered.sort(key=lambda document: document.day, reverse=True)
    numbered.sort(key=lambda document: length_to_byte(sizes[document.id][1]))
    numbered.sort(key=lambda document: weights.get(document.column, FULL_WEIGHT))
    digests: dict[str, str] = {}

    def put_with_digest(shards: Mapping[str, bytes]) -> None:
        digests.update((name, sha256(data)) for name, data in shards.items())
        put(shards)

    title_bytes = bytes(length_to_byte(sizes[document.id][0]) for document in numbered)
    bits, frequencies = write_shards(numbered, vectors, title_bytes, expected_changes, put_with_digest)
    lengths = [byte_to_length(length_to_byte(sizes[document.id][1])) for document in numbered]
    name = hashlib.sha256("".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode())
    return Table(
        name=name.hexdigest()[:16],
        ids=tuple(document.id for document in numbered),
        weights=_runs(weights.get(document.column, FULL_WEIGHT) for document in numbered),
        lengths=_runs(lengths),
        title_terms=sum(title for title, _ in sizes.values()),
        body_terms=sum(body for _, body in sizes.values()),
        bits=bits,
        frequencies=frequencies,
    )


def _runs(values: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((value, len(list(group))) for value, group in itertools.groupby(values))
