"""Generations of the index: an immutable base and what was approved since the last fold."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whoosh.util.numeric import byte_to_length, length_to_byte

from plugins.model.digest import sha256
from plugins.search.document import SearchDocument
from plugins.search.query import COMMON, FREQUENT, is_pair
from plugins.search.shards import invert, write_shards
from plugins.search.vector import Vector

LEAST = 8
SHARE = 512
"""A fold falls when the approvals since the last one are `LEAST`, and at least a `SHARE`th of the base."""

TABLE = "table"
"""The one file of a generation that is not served: what the manifest is made of."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a generation besides its shards.

    Attributes:
        ids: of its documents in the order of their numbers.
        lengths: of bodies, as ``(length after Whoosh's byte, how many documents)``, ascending.
        title_terms: sum of the exact lengths of all titles.
        body_terms: sum of the exact lengths of all bodies.
        bits: for each family of terms, how many bits of the hash address its shards.
        frequencies: in how many bodies a term occurs, for those that may be frequent or common.
    """

    ids: tuple[str, ...]
    lengths: tuple[tuple[int, int], ...]
    title_terms: int
    body_terms: int
    bits: Mapping[str, int]
    frequencies: Mapping[str, int]

    def to_bytes(self) -> bytes:
        """Return the table as JSON."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Table:
        """Read a table back."""
        values = json.loads(data)
        return cls(**{**values, "ids": tuple(values["ids"]), "lengths": tuple((a, b) for a, b in values["lengths"])})


def step(base: int) -> int:
    """Return after how many approvals a base of this many documents is folded."""
    return max(LEAST, base // SHARE)


def generations(
    documents: Sequence[SearchDocument],
) -> tuple[tuple[SearchDocument, ...], tuple[SearchDocument, ...]]:
    """Divide documents into base and fresh generation, each in order of approval.

    Documents with equal ``order`` were approved by one act and stay together.
    The division depends on the orders alone, never on earlier builds.
    """
    ordered = sorted(documents, key=lambda document: (document.order, document.id))
    base = pending = 0
    for _, group in itertools.groupby(ordered, key=lambda document: document.order):
        pending += sum(1 for _ in group)
        if pending >= step(base):
            base += pending
            pending = 0
    return tuple(ordered[:base]), tuple(ordered[base:])


def generation_key(members: Sequence[SearchDocument]) -> str:
    """Return a name for what a generation's files depend on besides this software; the order does not matter."""
    digest = hashlib.sha256()
    for d in sorted(members, key=lambda document: document.id):
        parts = (d.id, d.digest, d.column, d.department, d.year, d.day)
        digest.update(json.dumps(parts, ensure_ascii=False).encode())
    return "generation-" + digest.hexdigest()


def write_generation(
    members: Sequence[SearchDocument], vector_of: Callable[[SearchDocument], Vector], coming: int
) -> Mapping[str, bytes]:
    """Return the shards of a generation by name, and its table; a function of the set of members alone.

    ``coming`` is the most documents that other generations may add: the table
    holds the frequency of every term that can be frequent or common then.
    """
    sizes = {document.id: _lengths(vector_of(document)) for document in members}
    numbered = sorted(members, key=lambda document: document.id)
    numbered.sort(key=lambda document: document.day, reverse=True)
    numbered.sort(key=lambda document: length_to_byte(sizes[document.id][1]))
    postings = invert(numbered, vector_of)
    title_bytes = [length_to_byte(sizes[document.id][0]) for document in numbered]
    shards = write_shards(postings, title_bytes)
    lengths = [byte_to_length(length_to_byte(sizes[document.id][1])) for document in numbered]
    table = Table(
        ids=tuple(document.id for document in numbered),
        lengths=tuple((length, len(list(group))) for length, group in itertools.groupby(lengths)),
        title_terms=sum(title for title, _ in sizes.values()),
        body_terms=sum(body for _, body in sizes.values()),
        bits=shards.bits,
        frequencies=_weighty(shards.frequencies, len(members), coming),
    )
    return {**shards.files, TABLE: table.to_bytes()}


def generation_name(files: Mapping[str, bytes]) -> str:
    """Return the folder of a generation: the head of the SHA-256 of its shards' names and contents."""
    lines = (f"{sha256(files[name])}  {name}\n" for name in sorted(files) if name != TABLE)
    return sha256("".join(lines).encode())[:16]


def _lengths(vector: Vector) -> tuple[int, int]:
    return vector.title_length, vector.body_length


def _weighty(frequencies: Mapping[str, int], documents: int, coming: int) -> Mapping[str, int]:
    pairs = sorted((n for term, n in frequencies.items() if is_pair(term)), reverse=True)
    last = pairs[FREQUENT - 1] if len(pairs) >= FREQUENT else 0
    least = min(last, documents // COMMON) - coming
    return {term: n for term, n in frequencies.items() if n >= least}
