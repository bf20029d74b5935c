"""What one document contributes to an index: its terms with their frequencies, and its lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, repeat
from typing import TypeVar

from plugins.model.packing import packed
from plugins.search.analyzer import ready
from plugins.search.counts import Counts, counted, in_twos, most_in, spelled
from plugins.search.lengths import byte_to_length, length_to_byte
from plugins.search.names import names_of
from plugins.search.passages import cuts, place_bits

MOST_IN_BODY = 63
MOST_IN_TITLE = 3
"""Maximum frequencies: the ranking saturates well below them, and both fit into one byte."""

BODY_BITS = 6

Term = TypeVar("Term")


@packed
@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of a document, packed, in no particular order.

    Attributes:
        terms: words, single characters of the title, and names, joined by spaces.
        pairs: the characters of all pairs, one pair after another.
        codes: a byte for each term, then for each pair: frequency in the title times 64 plus frequency in the body.
        places: likewise the number of the passage in which it is most frequent, the first of several; empty
            for a text of one passage.
        title_length: number of terms of the title, repetitions counted.
        body_length: number of terms of the body, to which the title belongs, repetitions counted.
    """

    terms: str
    pairs: str
    codes: bytes
    places: bytes
    title_length: int
    body_length: int

    def code_of(self) -> dict[str, int]:
        """Return the code of each term, pairs among them."""
        terms = self.terms.split(" ") if self.terms else []
        return dict(zip([*terms, *in_twos(self.pairs)], self.codes, strict=True))


@lru_cache(maxsize=1)
def counted_body(title: str, plain: str, number: str) -> Counts:
    """Count the terms of a text, to which the title and the document number belong as well."""
    return counted(f"{title}\n{number}\n{plain}")


def passage_bits(title: str, plain: str, number: str = "") -> int:
    """Return the logarithm of how many passages a text has."""
    return place_bits(byte_to_length(length_to_byte(_total(counted_body(title, plain, number)))))


def vector(title: str, plain: str, number: str = "") -> Vector:
    """Count the terms of a title and of a text, to which the title and the document number belong as well."""
    in_title = counted(title, is_title=True)
    in_body = counted_body(title, plain, number)
    terms = _codes(in_title.words, in_body.words)
    terms.update(_codes(in_title.characters, Counter()))
    terms.update(dict.fromkeys(names_of(title, number), 1))
    pairs = _codes(in_title.pairs, in_body.pairs)
    places = b""
    if bits := passage_bits(title, plain, number):
        words, of_pairs = most_in(_parts(plain, cuts(plain, bits)))
        places = bytes(chain(map(words.get, terms, repeat(0)), map(of_pairs.get, pairs, repeat(0))))
    return Vector(
        terms=" ".join(terms),
        pairs=spelled(pairs),
        codes=bytes(terms.values()) + bytes(pairs.values()),
        places=places,
        title_length=_total(in_title),
        body_length=_total(in_body),
    )


def _total(counts: Counts) -> int:
    return sum(some.total() for some in counts)


def _parts(plain: str, ends: Sequence[int]) -> list[str]:
    """Return the passages of a text for counting; most texts are as long as they were then."""
    whole = ready(plain)
    if len(whole) == len(plain):
        return [whole[start:end] for start, end in pairwise(ends)]
    return [ready(plain[start:end]) for start, end in pairwise(ends)]


def _codes(in_title: Mapping[Term, int], in_body: Counter[Term]) -> dict[Term, int]:
    codes = dict(in_body)
    if max(codes.values(), default=0) > MOST_IN_BODY:
        codes.update((term, MOST_IN_BODY) for term, count in in_body.items() if count > MOST_IN_BODY)
    for term, count in in_title.items():
        codes[term] = codes.get(term, 0) | min(count, MOST_IN_TITLE) << BODY_BITS
    return codes
