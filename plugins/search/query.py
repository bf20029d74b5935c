"""Choose the terms of a query: the same choice in Python and in the browser.

A query's terms are alternatives. Words and single characters stand for
themselves. A paired run of two or more characters stands for its pairs:

- A query of at most `SHORT` pairs asks for all of them.
- In a longer one, each run is cut into pairs that do not overlap: first come
  pairs among the `FREQUENT` that most documents have, more frequent ones first,
  equal ones by position; then, in each stretch of two or more characters that
  remains between them, every second pair from its start, and its last pair if
  the length of the stretch is odd. A single character that remains is covered
  by no pair. This is close to cutting into words, halves the number of terms,
  and costs nothing in quality on the retrieval set.

Repetitions count once, and the first `MOST` terms remain. `common` words and
pairs, the first `MOST_COMMON` of those that more than a fourth of the documents
have, are asked for only if no other term of the query occurs at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import add

from plugins.search.analyzer import is_single, runs, whole

SHORT = 6
MOST = 48
FREQUENT = 512
COMMON = 4
MOST_COMMON = 128
SMALL = 512
"""An index of fewer documents has no common terms: there every word distinguishes documents."""


@dataclass(frozen=True, slots=True)
class Question:
    """The terms of a query.

    Attributes:
        whole: the term that stands for the whole query, ``""`` for none.
        terms: the alternatives, in the order of the query.
        common: terms to ask for if none of the alternatives occurs.
    """

    whole: str
    terms: tuple[str, ...]
    common: tuple[str, ...]


def frequent_pairs(frequencies: Mapping[str, int]) -> tuple[str, ...]:
    """Return the pairs that most documents have in their body, the most frequent first, then by code point."""
    pairs = [term for term in frequencies if is_pair(term)]
    return tuple(sorted(pairs, key=lambda term: (-frequencies[term], term))[:FREQUENT])


def common_terms(frequencies: Mapping[str, int], documents: int) -> tuple[str, ...]:
    """Return the first `MOST_COMMON` words and pairs that more than a fourth of the documents have in their body."""
    if documents < SMALL:
        return ()
    terms = [term for term, n in frequencies.items() if n * COMMON > documents and not is_single(term)]
    return tuple(sorted(terms, key=lambda term: (-frequencies[term], term))[:MOST_COMMON])


def is_pair(term: str) -> bool:
    """Tell whether a term is two paired characters."""
    return len(term) == 2 and is_single(term[0])


def choose(query: str, frequent: Mapping[str, int], common: frozenset[str]) -> Question:
    """Choose the terms of a query; ``frequent`` gives each frequent pair its rank from 0."""
    parts = list(runs(query))
    is_short = sum(len(paired) - 1 for _, paired in parts if paired) <= SHORT
    chosen: dict[str, None] = {}
    for word, paired in parts:
        if word or len(paired) == 1:
            terms = [word or paired]
        else:
            terms = list(map(add, paired, paired[1:]))
            if not is_short:
                terms = [terms[place] for place in _cut(terms, frequent)]
        chosen.update(dict.fromkeys(terms))
    asked = list(chosen)[:MOST]
    return Question(
        whole=whole(query),
        terms=tuple(term for term in asked if term not in common),
        common=tuple(term for term in asked if term in common),
    )


def _cut(pairs: list[str], frequent: Mapping[str, int]) -> list[int]:
    """Return the positions of pairs that cover a run without overlapping, as far as possible."""
    known = sorted((frequent[pair], place) for place, pair in enumerate(pairs) if pair in frequent)
    covered = [False] * (len(pairs) + 1)
    places = []
    for _, place in known:
        if not covered[place] and not covered[place + 1]:
            covered[place] = covered[place + 1] = True
            places.append(place)
    start = 0
    for end in [*(i for i, is_covered in enumerate(covered) if is_covered), len(covered)]:
        if end - start > 1:
            places.extend(range(start, end - 1, 2))
            if (end - start) % 2:
                places.append(end - 2)
        start = end + 1
    return sorted(set(places))
