"""The ranking: BM25 by field, how much of a query is there, a bonus for a name, and arithmetic alike on every machine.

For a term with document frequency ``n`` in an index of ``N`` documents,
``idf = ln(1 + (N - n + 0.5) / (n + 0.5))``. A document with frequency ``f`` of
the term in a field of length ``l`` (after Whoosh's lossy byte), average ``a``,
gets ``w · idf · f · (K1 + 1) / (f + K1 · (1 - B + B · l / a))``; in the field
``whole``, which holds its names as one term each, `bonus`. ``n`` counts
bodies, of titles for a single character, which no body has; title and number
are part of the body. The average is over all documents, with and without the
field. ``w`` is 1 for the body; see `title_weight`.

A phrase that has synonyms counts as its own terms do, or as a part of those of a
synonym that the document has whole (`synonym_share`), whichever is more.

The sum over the terms is multiplied by what of the query is there: for a short
query by the square of the share of its terms, for a long one of words alone by
the square root of the share of their ``idf`` and by `titled`, for any other one by nothing.
The best of its names is added to that; the whole is multiplied by the weight of the column.

Each contribution is rounded to a multiple of 2⁻³², so that their sum is exact
in any order, and ``ln`` is a series of the four operations that IEEE 754 defines
to the bit, as it does the square root; the browser's ``Math.log`` need not agree
with the C library. A score is rounded as ``floor(score · 10⁹ + 0.5) / 10⁹``.

[Decision 42](../../docs/decisions/0042-short-and-long-queries.md) has the
figures from which this was chosen.
"""

from __future__ import annotations

from math import floor, sqrt
from typing import Any

from whoosh.scoring import BaseScorer, WeightingModel

from plugins.search.analyzer import is_single
from plugins.search.query import Question, is_pair

K1 = 1.2
B = 0.75
TITLE_OF_WORDS, TITLE_OF_PAIRS, TITLE_OF_LONG_PAIRS = 2.0, 0.75, 0.125
WHOLE = 32.0
SYNONYM = 0.75
TITLED = 2.0
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


def title_weight(term: str, *, is_short: bool) -> float:
    """Return how much a term in a title adds to what it has added in the body.

    Questions seldom repeat the titles of texts in Chinese, which are long and
    much alike; a name is mostly part of one.
    """
    if is_pair(term):
        return TITLE_OF_PAIRS if is_short else TITLE_OF_LONG_PAIRS
    return TITLE_OF_WORDS


def contribution(weight: float, idf: float, frequency: float, length: float, average: float) -> float:
    """Return what one term in one field of this weight adds to a document's score."""
    score = weight * idf * (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length / average))
    return floor(score * QUANTUM + 0.5) / QUANTUM


def synonym_share(own_idf: float, idf: float) -> float:
    """Return the part of its score that a synonym keeps: a rarer one counts as if it were as frequent as the phrase.

    ``own_idf`` is the rarity of the phrase, that of the synonym where the phrase occurs nowhere.
    """
    return SYNONYM * min(1.0, own_idf / idf) if idf else 0.0


def bonus(place: int, idf: float) -> float:
    """Return what one of the names of a query adds to a document's score; its first counts twice."""
    return floor((1 if place else 2) * WHOLE * idf * QUANTUM + 0.5) / QUANTUM


def titled(share: float) -> float:
    """Return the factor for a title of whose length this share are terms of a long query of words.

    A title that says little else is about what was asked; one term is added to
    the share after the other, in the order of the query, each as one by the
    length of the title.
    """
    return 1 + TITLED * share


def coverage(question: Question, found: int, found_idf: float, asked_idf: float, share: float = 0.0) -> float:
    """Return the factor for how much of a query a document has.

    Args:
        question: the query.
        found: how many of the terms asked for the document has, or a synonym of.
        found_idf: the inverse document frequencies of what it has, added in the order of the query.
        asked_idf: those of all that any document has, added likewise; not 0.
        share: of the title, see `titled`.
    """
    if question.is_short:
        share = found / len(question.terms)
        return share * share
    return 1.0 if question.has_pairs else sqrt(found_idf / asked_idf) * titled(share)


def rounded(score: float) -> float:
    """Return a score, rounded as it is compared and shown."""
    return floor(score * 1e9 + 0.5) / 1e9


class SearchWeighting(WeightingModel):
    """The weight of a term in a field, as Whoosh asks for it."""

    def __init__(self, *, is_short: bool) -> None:
        """Weigh the terms of a short query, or of a long one."""
        self._is_short = is_short

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> BaseScorer:
        """Return the scorer of a term in a field; statistics are those of the whole index."""
        return SearchScorer(searcher, fieldname, text, is_short=self._is_short)


class SearchScorer(BaseScorer):
    """The contribution of one term in one field to each document that has it."""

    def __init__(self, searcher: Any, field: str, text: bytes, *, is_short: bool) -> None:
        """Take the statistics from the searcher above all segments."""
        parent = searcher.get_parent()
        term = text.decode()
        counted = "title" if is_single(term) else "whole" if field == "whole" else "body"
        self._searcher = searcher
        self._field = field
        self.idf = rarity(parent.doc_count_all(), parent.doc_frequency(counted, text))
        self._average = parent.avg_field_length(field)
        self._weight = 1.0 if field == "body" else title_weight(term, is_short=is_short)

    def score(self, matcher: Any) -> float:
        """Return the contribution to the matcher's current document."""
        length = self._searcher.doc_field_length(matcher.id(), self._field, 1)
        return contribution(self._weight, self.idf, matcher.weight(), length, self._average)
