"""Choose the terms of a query: the same choice in Python and in the browser.

A query's terms are alternatives, but for what `plugins.search.operators` takes
out of it. Words stand for themselves, a run of two or more paired characters for
all of its pairs. Single characters are asked for where a query has nothing else:
they stand for titles that have them.
`QUESTION_WORDS` are left out where anything else is asked; a query with one of
`ASKING` among its words is a question. Repetitions count once, and the first
`MOST` terms remain.

A query of at most `SHORT` terms that is no question is **short**: a name, or
some words that everything found should have. Any other one is **long**: of its
terms those are `common` that more than a tenth (pairs) or a fourth (words) of
the documents have; they are asked for only if no other term of the query occurs
at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.search.analyzer import is_single, runs, stem, terms_of
from plugins.search.names import names_asked
from plugins.search.operators import taken_apart
from plugins.search.phrases import side_by_side, word_of
from plugins.search.simplified import simplified
from plugins.search.synonyms import Synonyms, Unit, units_of

SHORT = 6
MOST = 96
COMMON_PAIR, COMMON_WORD = 10, 4
"""One of so many documents has a common pair, or word."""

MOST_COMMON = 512
SMALL = 512
"""An index of fewer documents has no common terms: there every word distinguishes documents."""

_ASKING = (
    "what who whom whose which when where why how do does did is are was were am "
    "can could should would may might must will shall"
)
_BESIDES = (
    "be been i me my we us our you your it its there any for of the a an to in on and or if with from at by "
    "that this these have has had"
)
ASKING = frozenset(map(stem, _ASKING.split()))
QUESTION_WORDS = ASKING | frozenset(map(stem, _BESIDES.split()))
"""Words that questions are made with and that say nothing of what is asked, as terms."""


@dataclass(frozen=True, slots=True)
class Without:
    """What a minus leaves out.

    Attributes:
        terms: of which not all may be there.
        apart: how they stand side by side (`plugins.search.phrases`) in what is left out, ``""`` where that is all the
            same.
    """

    terms: tuple[str, ...]
    apart: str


@dataclass(frozen=True, slots=True)
class Question:
    """The terms of a query.

    Attributes:
        names: terms that stand for the whole query as a title or a document number; as it was typed first.
        units: its terms in their order, those of a phrase that has synonyms together with these.
        common: units to ask for if none of the others occurs.
        needed: terms of which each must be there.
        without: what is left out.
        exact: what must stand side by side (`plugins.search.phrases`).
        word: the query, if it is a word; ``""`` else.
        article: number of an article of the document that is named, ``""`` for none.
        label: how the article was typed.
        is_number: whether the query is a document number.
        is_short: whether everything found should have all terms.
        has_pairs: whether any of the terms is a pair.
    """

    names: tuple[str, ...]
    units: tuple[Unit, ...]
    common: tuple[Unit, ...]
    needed: tuple[str, ...]
    without: tuple[Without, ...]
    exact: tuple[str, ...]
    word: str
    article: str
    label: str
    is_number: bool
    is_short: bool
    has_pairs: bool

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of the query itself."""
        return tuple(term for own, *_ in self.units for term in own)


def common_terms(frequencies: Mapping[str, int], documents: int) -> tuple[str, ...]:
    """Return the first `MOST_COMMON` terms that so many documents have in their body that long queries leave them out.

    The most frequent come first, equal ones by code point.
    """
    if documents < SMALL:
        return ()
    terms = [t for t, n in frequencies.items() if n * (COMMON_PAIR if is_pair(t) else COMMON_WORD) > documents]
    return tuple(sorted(terms, key=lambda term: (-frequencies[term], term))[:MOST_COMMON])


def is_pair(term: str) -> bool:
    """Tell whether a term is two paired characters."""
    return len(term) == 2 and is_single(term[0])


def choose(query: str, common: frozenset[str], synonyms: Synonyms = ()) -> Question:
    """Choose the terms of a query."""
    typed = taken_apart(simplified(query))
    every = terms_of(typed.words)
    needed = tuple(dict.fromkeys(term for part in typed.needed for term in terms_of(part)))
    telling = [term for term in every if term not in QUESTION_WORDS or term in needed]
    characters = [paired for word, paired in runs(typed.words) if not word]
    asked = list(dict.fromkeys(telling or every or characters))[:MOST]
    is_short = len(asked) <= SHORT and ASKING.isdisjoint(every)
    left_out = frozenset() if is_short else common.difference(needed)
    units = units_of(asked, needed, synonyms)
    without = tuple(Without(some, side_by_side(part)) for part in typed.without if (some := _first_terms(part)))
    kept = [unit for unit in units if len(unit) > 1 or left_out.isdisjoint(unit[0])]
    return Question(
        names=names_asked(typed.whole, typed.words),
        units=tuple(kept),
        common=tuple(unit for unit in units if unit not in kept),
        needed=tuple(term for term in needed if term in asked),
        without=without,
        exact=tuple(dict.fromkeys(pattern for part in typed.needed if (pattern := side_by_side(part)))),
        word="" if needed or without or any(len(unit) > 1 for unit in units) else word_of(typed.words),
        article=typed.article,
        label=typed.label,
        is_number=typed.is_number,
        is_short=is_short,
        has_pairs=any(map(is_pair, every)),
    )


def _first_terms(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms_of(words)))[:MOST]
