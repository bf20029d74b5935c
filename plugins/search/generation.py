"""A generation of the index: a set of documents whose postings are written together."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.model.digest import sha256
from plugins.search.document import SearchDocument, index_key
from plugins.search.inversion import Vectors
from plugins.search.lengths import FULL_WEIGHT, byte_to_length, length_to_byte
from plugins.search.passages import place_bits
from plugins.search.slices import sizes_of, write_terms
from plugins.search.texts import Passages, keys_of, write_texts

NAME_DIGITS = 16

KINDS = ("terms", "texts")
"""The packs of a generation: postings by term, and what results show by number."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a generation has besides its packs.

    Attributes:
        names: of each kind of pack, the beginning of its SHA-256.
        pieces: in how many pieces each kind of pack was written.
        ids: of its documents in the order of their numbers.
        widths: the bits of each document's places.
        weights: of columns, in hundredths, as ``(weight, how many documents)``, ascending.
        lengths: of bodies, as ``(length after Whoosh's byte, how many documents)``, ascending within a weight.
        title_terms: sum of the exact lengths of all titles.
        body_terms: sum of the exact lengths of all bodies.
        bits: how many of the highest bits of a term's address are the number of its part.
        keys: of columns, departments and languages, which texts name by their places.
        frequencies: in how many bodies a term occurs, for terms that may be common.
    """

    names: Mapping[str, str]
    pieces: Mapping[str, int]
    ids: tuple[str, ...]
    widths: bytes
    weights: tuple[tuple[int, int], ...]
    lengths: tuple[tuple[int, int], ...]
    title_terms: int
    body_terms: int
    bits: int
    keys: tuple[str, ...]
    frequencies: Mapping[str, int]


class Pieces:
    """Passes the pieces of packs on, each under the kind of its pack and its number, and names the packs."""

    def __init__(self, put: Callable[[str, bytes], None]) -> None:
        """Pass pieces to ``put``."""
        self._put = put
        self._digests = {kind: hashlib.sha256() for kind in KINDS}
        self.counts = dict.fromkeys(KINDS, 0)

    def add(self, kind: str, data: bytes) -> None:
        """Pass on the next piece of a pack."""
        self._put(f"{kind} {self.counts[kind]}", data)
        self._digests[kind].update(data)
        self.counts[kind] += 1

    @property
    def names(self) -> dict[str, str]:
        """What names each pack."""
        return {kind: digest.hexdigest()[:NAME_DIGITS] for kind, digest in self._digests.items()}


def generation_key(members: Sequence[SearchDocument], weights: Mapping[str, int]) -> str:
    """Return a digest of what a generation's files depend on besides this software; the order does not matter."""
    return sha256("\n".join([*sorted(map(index_key, members)), repr(sorted(weights.items()))]).encode())


def write_generation(
    members: Sequence[SearchDocument],
    vectors: Vectors,
    passages: Passages,
    expected_changes: int,
    weights: Mapping[str, int],
    put: Callable[[str, bytes], None],
) -> Table:
    """Write the packs of a generation, a function of the set of its members alone, and return its table.

    Args:
        members: in any order; ids are unique among them.
        vectors: of members; called twice for each of them.
        passages: of members.
        expected_changes: at most so many documents join or leave before the generation is rewritten.
        weights: of columns, in hundredths; those that are missing have 100.
        put: receives the pieces of each pack in their order, under its kind and their numbers, ``terms 0``.
    """
    sizes = sizes_of(members, vectors)
    numbered = sorted(members, key=lambda document: document.id)
    numbered.sort(key=lambda document: document.day, reverse=True)
    numbered.sort(key=lambda document: length_to_byte(sizes[document.id][1]))
    numbered.sort(key=lambda document: weights.get(document.column, FULL_WEIGHT))
    title_bytes = bytes(length_to_byte(sizes[document.id][0]) for document in numbered)
    lengths = [byte_to_length(length_to_byte(sizes[document.id][1])) for document in numbered]
    pieces = Pieces(put)
    put_terms, put_texts = (partial(pieces.add, kind) for kind in KINDS)
    bits, frequencies = write_terms(numbered, vectors, title_bytes, expected_changes, put_terms)
    keys = keys_of(members)
    write_texts(numbered, keys, passages, put_texts)
    return Table(
        names=pieces.names,
        pieces=pieces.counts,
        ids=tuple(document.id for document in numbered),
        widths=bytes(map(place_bits, lengths)),
        weights=_runs(weights.get(document.column, FULL_WEIGHT) for document in numbered),
        lengths=_runs(lengths),
        title_terms=sum(title for title, _ in sizes.values()),
        body_terms=sum(body for _, body in sizes.values()),
        bits=bits,
        keys=keys,
        frequencies=frequencies,
    )


def _runs(values: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((value, len(list(group))) for value, group in itertools.groupby(values))
