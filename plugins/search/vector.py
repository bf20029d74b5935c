"""What one document contributes to an index: its terms with their frequencies, and its lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple, TypeVar

from plugins.model import packing
from plugins.search.analyzer import ready
from plugins.search.counts import Pairs, counted, in_twos, packed, pairs_most_in, spelled, words_most_in, words_of
from plugins.search.lengths import byte_to_length, length_to_byte
from plugins.search.names import names_of
from plugins.search.passages import cuts, place_bits

MOST_IN_BODY = 63
MOST_IN_TITLE = 3
"""Maximum frequencies: the ranking saturates well below them, and both fit into one byte."""

BODY_BITS = 6

_AT_MOST = bytes(min(count, MOST_IN_BODY) for count in range(256))

ONE_PART = 2
"""How many ends a text of one passage has: its beginning, and its end."""

Term = TypeVar("Term")


@packing.packed
@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of a document, packed, in no particular order.

    Attributes:
        terms: words, pairs of which a character is no ideograph, single characters of the title, and names, joined
            by spaces; names are the last ones.
        pairs: all pairs of ideographs, as `plugins.search.counts.packed` gives them.
        codes: a byte for each term, then for each pair: frequency in the title times 64 plus frequency in the body.
        places: likewise the number of the passage in which it is most frequent, the first of several; empty
            for a text of one passage.
        title_length: number of terms of the title, repetitions counted.
        body_length: number of terms of the body, to which the title belongs, repetitions counted.
    """

    terms: str
    pairs: bytes
    codes: bytes
    places: bytes
    title_length: int
    body_length: int

    def code_of(self) -> dict[str, int]:
        """Return the code of each term, pairs among them."""
        terms = self.terms.split(" ") if self.terms else []
        return dict(zip([*terms, *in_twos(spelled(self.pairs))], self.codes, strict=True))


class Body(NamedTuple):
    """A text for counting, to which the title and the document number belong as well.

    Attributes:
        title, text: `ready`.
        start: where the text begins behind title and number.
        words: counted, all of them.
        pairs: of title, number and text.
        ends: where the passages of the plain text begin and the last one ends.
    """

    title: str
    text: str
    start: int
    words: Counter[str]
    pairs: Pairs
    ends: Sequence[int]

    @property
    def length(self) -> int:
        """The number of terms."""
        return self.words.total() + self.pairs.total


@lru_cache(maxsize=1)
def _body(title: str, plain: str, number: str) -> Body:
    of_title, text = ready(title), ready(plain)
    head = f"{of_title}\n{ready(number)}\n"
    words, pairs = Counter(words_of(head + text)), Pairs(head + text)
    return Body(of_title, text, len(head), words, pairs, cuts(plain, _bits(words.total() + pairs.total)))


def _bits(length: int) -> int:
    return place_bits(byte_to_length(length_to_byte(length)))


def passage_bits(title: str, plain: str, number: str = "") -> int:
    """Return the logarithm of how many passages a text has."""
    return _bits(_body(title, plain, number).length)


def vector(title: str, plain: str, number: str = "") -> Vector:
    """Count the terms of a title and of a text, to which the title and the document number belong as well."""
    body = _body(title, plain, number)
    in_title = counted(title, is_title=True)
    terms = _codes(in_title.words, body.words)
    terms.update(_codes(in_title.characters, Counter()))
    terms.update(dict.fromkeys(names_of(title, number), 1))
    counts, places = _pairs(body, in_title.pairs, plain)
    if len(body.ends) > ONE_PART:
        places = bytes(map(words_most_in(_parts(body, plain)).get, terms, repeat(0))) + places
    return Vector(
        terms=" ".join(terms),
        pairs=packed(counts),
        codes=bytes(terms.values()) + _codes_of_pairs(in_title.pairs, counts),
        places=places,
        title_length=sum(some.total() for some in in_title),
        body_length=body.length,
    )


def _pairs(body: Body, in_title: Counter[int], plain: str) -> tuple[Counter[int], bytes]:
    """Count the pairs of a text, those of the title first, and return their passages, if there are several."""
    start, end = body.start, body.start + len(body.text)
    counts = Counter(in_title)
    counts.update(body.pairs.between(len(body.title), start))
    if len(body.ends) > ONE_PART and len(body.text) == len(plain):
        return counts, pairs_most_in(body.pairs, [start + end for end in body.ends], counts)
    counts.update(body.pairs.between(start, end))
    if len(body.ends) == ONE_PART:
        return counts, b""
    parts = _parts(body, plain)
    in_parts: Counter[int] = Counter()
    places = pairs_most_in(
        Pairs("\n".join(parts)), [*accumulate((len(part) + 1 for part in parts), initial=0)], in_parts
    )
    return counts, bytes(map(dict(zip(in_parts, places, strict=True)).get, counts, repeat(0)))


def _parts(body: Body, plain: str) -> list[str]:
    """Return the passages of a text for counting; most texts are as long as they were before that."""
    if len(body.text) == len(plain):
        return [body.text[start:end] for start, end in pairwise(body.ends)]
    return [ready(plain[start:end]) for start, end in pairwise(body.ends)]


def _codes_of_pairs(in_title: Counter[int], in_body: Counter[int]) -> bytes:
    """Return the codes of some pairs; the first ones are those of the title, in its order."""
    try:
        codes = bytearray(in_body.values())
    except ValueError:  # one occurs more than 255 times
        codes = bytearray(min(count, MOST_IN_BODY) for count in in_body.values())
    codes = codes.translate(_AT_MOST)
    for place, count in enumerate(in_title.values()):
        codes[place] |= min(count, MOST_IN_TITLE) << BODY_BITS
    return bytes(codes)


def _codes(in_title: Mapping[Term, int], in_body: Counter[Term]) -> dict[Term, int]:
    codes = dict(in_body)
    if max(codes.values(), default=0) > MOST_IN_BODY:
        codes.update((term, MOST_IN_BODY) for term, count in in_body.items() if count > MOST_IN_BODY)
    for term, count in in_title.items():
        codes[term] = codes.get(term, 0) | min(count, MOST_IN_TITLE) << BODY_BITS
    return codes
