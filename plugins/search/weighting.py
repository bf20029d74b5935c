"""The ranking: BM25 by field, a bonus for a whole title, and arithmetic that is the same on every machine.

For a term with document frequency ``n`` in a field of an index of ``N``
documents, ``idf = ln(1 + (N - n + 0.5) / (n + 0.5))``. A document with
frequency ``f`` of the term in a field of length ``l`` (after Whoosh's lossy
byte), average ``a``, gets ``w · idf · f · (K1 + 1) / (f + K1 · (1 - B + B · l / a))``;
in the field ``whole``, which holds the whole title and the whole document number
as one term each, ``w · idf``.
The average is over all documents, with and without the field.

Each of these contributions is rounded to a multiple of 2⁻³², so that their sum
is exact in any order, and ``ln`` is a series of the four operations that IEEE
754 defines to the bit; the browser's ``Math.log`` need not agree with the C
library. The sum is rounded as ``floor(score · 10⁹ + 0.5) / 10⁹``.

The title's weight is below the body's: questions seldom repeat titles, and the
field ``whole`` covers whole titles (on the retrieval sets, title weights of 2,
1 and 0.5 give 0.66, 0.70 and 0.72 of the Chinese questions an answer among the
first ten, and all of the English ones).
"""

from __future__ import annotations

from math import floor
from typing import Any

from whoosh.scoring import BaseScorer, WeightingModel

K1 = 1.2
B = 0.75
WEIGHTS = {"title": 0.5, "body": 1.0, "whole": 32.0}

QUANTUM = 2.0**32
LN2 = 0.6931471805599453


def logarithm(x: float) -> float:
    """Return the natural logarithm of a number not below 1, the same bits on every machine."""
    halvings = 0
    while x > 1.5:
        x /= 2
        halvings += 1
    s = (x - 1) / (x + 1)
    z = s * s
    total = 0.0
    for odd in range(23, 0, -2):
        total = total * z + 1 / odd
    return halvings * LN2 + 2 * s * total


def rarity(documents: int, frequency: int) -> float:
    """Return the inverse document frequency of a term that ``frequency`` of ``documents`` have."""
    return logarithm(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def contribution(field: str, idf: float, frequency: float, length: float, average: float) -> float:
    """Return what one term in one field adds to a document's score."""
    if field == "whole":
        score = WEIGHTS[field] * idf
    else:
        score = WEIGHTS[field] * idf * (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length / average))
    return floor(score * QUANTUM + 0.5) / QUANTUM


def rounded(score: float) -> float:
    """Return a sum of contributions, rounded as it is compared and shown."""
    return floor(score * 1e9 + 0.5) / 1e9


class SearchWeighting(WeightingModel):
    """The ranking as Whoosh asks for it."""

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> BaseScorer:
        """Return the scorer of a term in a field; statistics are those of the whole index."""
        return SearchScorer(searcher, fieldname, text)


class SearchScorer(BaseScorer):
    """The contribution of one term in one field to each document that has it."""

    def __init__(self, searcher: Any, field: str, text: bytes) -> None:
        """Take the statistics from the searcher above all segments."""
        parent = searcher.get_parent()
        self._searcher = searcher
        self._field = field
        self._idf = rarity(parent.doc_count_all(), parent.doc_frequency(field, text))
        self._average = parent.avg_field_length(field)

    def score(self, matcher: Any) -> float:
        """Return the contribution to the matcher's current document."""
        length = self._searcher.doc_field_length(matcher.id(), self._field, 1)
        return contribution(self._field, self._idf, matcher.weight(), length, self._average)
