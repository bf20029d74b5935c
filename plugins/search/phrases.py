"""Words that stand side by side: what is read in texts when their terms do not tell.

A text is laid out as its runs (`plugins.search.analyzer`) with a space between
two of them and around all; so are words, without a space beside a paired run at
their beginning or end. Words stand side by side in a text when they are in it,
laid out: signs between words of letters part nothing, signs between paired
characters do.

A query is **exact** when one of its quoted parts, needed or left out, is more
than one word or pair. Its documents are read in the order of their rank, title
and text, until as many as asked for are found: at most `READ` times as many.
Those that were not read are not shown, and counted as if they held the words.
A document that the query is a name of holds it.

A query that is one paired run of `WORD` characters, no more and no less, without synonyms, is a
**word**. Its first `SHOWN` documents are looked at, and as many behind them as
of these lack the word: of those that have all of its pairs, for no other one can
hold it, and before others those that have them most often in one passage. Those
come first that hold it side by side in the title or in the passage that results
show of them, which is read with their card in any case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.search.analyzer import runs
from plugins.search.passages import cuts
from plugins.search.vector import passage_bits, vector

READ = 5
SHOWN = 10
"""Documents that a page of results shows."""
WORD = range(3, 5)
SURE = 2
"""A paired run of so many characters is one term."""

Ranked = TypeVar("Ranked")


def laid_out(text: str) -> str:
    """Return a text as its runs with a space between and around them."""
    return f" {_joined(list(runs(text)))} "


def side_by_side(words: str) -> str:
    """Return what stands in a laid-out text that has these words side by side, ``""`` for what a single term says."""
    found = list(runs(words))
    if not found or (len(found) == 1 and len(found[0][1]) <= SURE):
        return ""
    return f"{' ' if found[0][0] else ''}{_joined(found)}{' ' if found[-1][0] else ''}"


def word_of(words: str) -> str:
    """Return a query that is a word as it stands in a laid-out text, ``""`` for any other one."""
    found = list(runs(words))
    return found[0][1] if len(found) == 1 and len(found[0][1]) in WORD else ""


def _joined(found: Sequence[tuple[str, str]]) -> str:
    return " ".join(word or paired for word, paired in found)


@dataclass(frozen=True, slots=True)
class Body:
    """What a document is read by: its title, its text and its number."""

    title: str
    plain: str
    number: str

    def holds(self, pattern: str) -> bool:
        """Tell whether title or text have what `side_by_side` gave."""
        return any(pattern in laid_out(text) for text in (self.title, self.plain))

    def shows(self, pattern: str, rarities: Sequence[tuple[str, float]]) -> bool:
        """Tell whether the title has it, or the passage that the rarest of some terms are in, the first of several."""
        return any(pattern in laid_out(text) for text in (self.title, self._shown(rarities)))

    def gathers(self, terms: Iterable[str]) -> bool:
        """Tell whether one passage is that in which each of some terms is most frequent."""
        place_of = self._places()
        return len({place_of[term] for term in terms if term in place_of}) <= 1

    def _places(self) -> dict[str, int]:
        if not passage_bits(self.title, self.plain, self.number):
            return {}
        counted = vector(self.title, self.plain, self.number)
        return dict(zip(counted.code_of(), counted.places, strict=True))

    def _shown(self, rarities: Sequence[tuple[str, float]]) -> str:
        bits = passage_bits(self.title, self.plain, self.number)
        if not bits:
            return self.plain
        place_of = self._places()
        votes: defaultdict[int, float] = defaultdict(float, {0: 0.0})
        for term, rarity in rarities:
            if term in place_of:
                votes[place_of[term]] += rarity
        best = max(sorted(votes), key=votes.__getitem__)
        starts = cuts(self.plain, bits)
        return self.plain[starts[best] : starts[best + 1]]


@dataclass(slots=True)
class Read(Generic[Ranked]):
    """What came of reading: those found, those that do not hold the words, and whether any was left unread."""

    found: list[Ranked]
    refuted: list[Ranked]
    is_about: bool


def read_exactly(
    ranked: Sequence[Ranked], limit: int | None, asks: Callable[[Ranked], bool], holds: Callable[[Ranked], bool]
) -> Read[Ranked]:
    """Read documents, the best first, until as many as the limit are found; those that `asks` refuses need not be."""
    most = len(ranked) if limit is None else limit
    read: Read[Ranked] = Read([], [], is_about=False)
    looked = 0
    for one in ranked:
        if not asks(one):
            read.found.append(one)
        elif len(read.found) >= most or looked == READ * most:
            read.is_about = True
        else:
            looked += 1
            (read.found if holds(one) else read.refuted).append(one)
    return read


def words_first(
    ranked: Sequence[Ranked],
    shows: Callable[[Ranked], bool],
    has_all: Callable[[Ranked], bool],
    gathers: Callable[[Ranked], bool],
) -> list[Ranked]:
    """Return those looked at that show the word, then the others looked at, then the rest.

    ``has_all`` tells who has all pairs of the word, ``gathers`` who has them in one passage.
    """
    looked = list(ranked[:SHOWN])
    if lacking := sum(not shows(one) for one in looked):
        behind = [place for place in range(SHOWN, len(ranked)) if has_all(ranked[place])]
        behind = sorted(behind, key=lambda place: not gathers(ranked[place]))[:lacking]
        rest = [ranked[place] for place in range(SHOWN, len(ranked)) if place not in behind]
        looked += (ranked[place] for place in behind)
    else:
        rest = list(ranked[SHOWN:])
    return [*sorted(looked, key=lambda one: not shows(one)), *rest]
