"""Generations of the index: a base that stays, and what appeared since."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from plugins.model.digest import sha256
from plugins.search.document import SearchDocument
from plugins.search.inversion import Vectors
from plugins.search.lengths import byte_to_length, length_to_byte
from plugins.search.slices import sizes_of, write_shards

DECISIVE = attrgetter("id", "digest", "column", "department", "year", "day")
"""What the shards of a generation hold of a document."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a generation besides its shards.

    Attributes:
        name: of its folder: the head of the SHA-256 over its shards' names and contents.
        ids: of its documents in the order of their numbers.
        lengths: of bodies, as ``(length after Whoosh's byte, how many documents)``, ascending.
        title_terms: sum of the exact lengths of all titles.
        body_terms: sum of the exact lengths of all bodies.
        bits: for each family of terms, how many bits of the hash address its shards.
        frequencies: in how many bodies a term occurs, for those that may be frequent or common.
    """

    name: str
    ids: tuple[str, ...]
    lengths: tuple[tuple[int, int], ...]
    title_terms: int
    body_terms: int
    bits: Mapping[str, int]
    frequencies: Mapping[str, int]


def generation_key(members: Sequence[SearchDocument]) -> str:
    """Return a name for what a generation's files depend on besides this software; the order does not matter."""
    return sha256("\n".join(sorted(map("\t".join, map(DECISIVE, members)))).encode())


def write_generation(
    members: Sequence[SearchDocument],
    vectors: Vectors,
    coming: int,
    keep: Callable[[Mapping[str, bytes]], None],
) -> Table:
    """Write the shards of a generation, a function of the set of its members alone, and return its table.

    Args:
        members: in any order; ids are unique among them.
        vectors: of members; asked for each of them twice.
        coming: the most documents that may join or leave before the generation is written anew.
        keep: is given every shard by its name, some at a time.
    """
    sizes = sizes_of(members, vectors)
    numbered = sorted(members, key=lambda document: document.id)
    numbered.sort(key=lambda document: document.day, reverse=True)
    numbered.sort(key=lambda document: length_to_byte(sizes[document.id][1]))
    digests: dict[str, str] = {}

    def keep_counted(shards: Mapping[str, bytes]) -> None:
        digests.update((name, sha256(data)) for name, data in shards.items())
        keep(shards)

    title_bytes = bytes(length_to_byte(sizes[document.id][0]) for document in numbered)
    bits, frequencies = write_shards(numbered, vectors, title_bytes, coming, keep_counted)
    lengths = [byte_to_length(length_to_byte(sizes[document.id][1])) for document in numbered]
    name = hashlib.sha256("".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode())
    return Table(
        name=name.hexdigest()[:16],
        ids=tuple(document.id for document in numbered),
        lengths=tuple((length, len(list(group))) for length, group in itertools.groupby(lengths)),
        title_terms=sum(title for title, _ in sizes.values()),
        body_terms=sum(body for _, body in sizes.values()),
        bits=bits,
        frequencies=frequencies,
    )
