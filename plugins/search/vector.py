"""What one document contributes to an index: its terms with their frequencies, and its lengths."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.packing import packed
from plugins.search.analyzer import count_terms, whole

MOST_IN_BODY = 63
MOST_IN_TITLE = 3
"""Frequencies count up to these: the ranking saturates long before, and both fit one byte together."""

BODY_BITS = 6


@packed
@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of a document, packed.

    Attributes:
        terms: sorted by code point and joined by spaces; those of the whole title and number among them.
        codes: a byte for each term: frequency in the title times 64 plus frequency in the body.
        title_length: number of terms of the title, repetitions counted.
        body_length: number of terms of the body, repetitions counted.
    """

    terms: str
    codes: bytes
    title_length: int
    body_length: int


def vector(title: str, plain: str, number: str = "") -> Vector:
    """Count the terms of a title and of a plain text, to which the document number belongs."""
    in_title = count_terms(title)
    in_body = count_terms(f"{number}\n{plain}")
    codes = dict(in_body)
    codes.update((term, MOST_IN_BODY) for term, count in in_body.items() if count > MOST_IN_BODY)
    for term, count in in_title.items():
        codes[term] = codes.get(term, 0) | min(count, MOST_IN_TITLE) << BODY_BITS
    codes.update((name, 1) for name in (whole(title), whole(number)) if name)
    terms = sorted(codes)
    return Vector(
        terms=" ".join(terms),
        codes=bytes(map(codes.__getitem__, terms)),
        title_length=in_title.total(),
        body_length=in_body.total(),
    )
