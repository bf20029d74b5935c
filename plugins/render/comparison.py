"""What differs between two texts, word by word, and how much that is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from plugins.render.passages import MARK, Passage, Tokens, shown

LARGEST = 4_000_000
"""Up to so many pairs of tokens are compared one by one; larger passages are shown as taken out and put in."""

ALIKE = 0.4
"""The least share of tokens that two passages have in common for one to be a change of the other."""

DEEPEST = 50
"""How often passages between others are looked at for such as each text has once."""

SAME, REMOVED, ADDED = "same", "removed", "added"


class Piece(NamedTuple):
    """Words that stayed, were taken out, or were put in: ``same``, ``removed`` or ``added``."""

    state: str
    words: str


class Part(NamedTuple):
    """A passage of either text.

    Attributes:
        kind: of `Passage`.
        state: ``same``, ``removed``, ``added``, ``changed``, or ``moved-away`` and ``moved-here`` for the
            two places of a passage that is the same elsewhere.
        pieces: in reading order; of an empty cell none.
    """

    kind: str
    state: str
    pieces: tuple[Piece, ...]


class Amount(NamedTuple):
    """How many words, Chinese characters and signs were taken out and put in; what moved counts as both."""

    removed: int = 0
    added: int = 0

    def plus(self, other: Amount) -> Amount:
        """Return the sum of two amounts."""
        return Amount(self.removed + other.removed, self.added + other.added)


def compare(older: Sequence[Passage], newer: Sequence[Passage]) -> tuple[tuple[Part, ...], Amount]:
    """Return every passage of both texts in order, and how much differs.

    What stayed and what was taken out, read together, is the older text; what stayed and what was put in
    is the newer one.
    """
    pairs = list(_pairs(older, newer))
    gone = Counter(a for a, b in pairs if a and not b and a.tokens)
    come = Counter(b for a, b in pairs if b and not a and b.tokens)
    parts, amount = [], Amount()
    for a, b in pairs:
        if a and b:
            pieces, more = compare_words(a.tokens, b.tokens)
            state = SAME if a == b else "changed"
        elif a:
            pieces, more = compare_words(a.tokens, ())
            state = "moved-away" if come[a] else REMOVED
        elif b:
            pieces, more = compare_words((), b.tokens)
            state = "moved-here" if gone[b] else ADDED
        parts.append(Part((b or a).kind, state, pieces))  # type: ignore[union-attr]
        amount = amount.plus(more)
    return tuple(parts), amount


def compare_words(older: Tokens, newer: Tokens) -> tuple[tuple[Piece, ...], Amount]:
    """Return the words of both in order, and how many differ. Signs for how words are set stand where they differ."""
    pieces: list[Piece] = []
    amount = Amount()
    for same, removed, added in _word_steps(older, newer):
        if words := "".join(token for token in same if not token.startswith(MARK)):
            pieces.append(Piece(SAME, words))
        pieces += [Piece(state, _written(t)) for state, t in ((REMOVED, removed), (ADDED, added)) if t]
        amount = amount.plus(Amount(_count(removed), _count(added)))
    return tuple(pieces), amount


def _written(tokens: Sequence[str]) -> str:
    return "".join(map(shown, tokens))


def _count(tokens: Sequence[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def _word_steps(older: Tokens, newer: Tokens) -> Iterator[tuple[Tokens, Tokens, Tokens]]:
    """Yield what is the same, then what was taken out and put in at that place, until the end."""
    if older == newer:
        yield older, (), ()
        return
    if not (older and newer) or len(older) * len(newer) > LARGEST:
        yield (), older, newer
        return
    for step, a, end_a, b, end_b in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if step == "equal":
            yield older[a:end_a], (), ()
        else:
            yield (), older[a:end_a], newer[b:end_b]


Pair = tuple[Passage | None, Passage | None]
"""A passage of the older text and the one of the newer text that it became; None where there is none."""


def _pairs(older: Sequence[Passage], newer: Sequence[Passage], depth: int = 0) -> Iterator[Pair]:
    """Pair passages in the order of both texts: the same at the ends and around those that each text has once."""
    start = 0
    while start < min(len(older), len(newer)) and older[start] == newer[start]:
        yield older[start], newer[start]
        start += 1
    end = 0
    while end < min(len(older), len(newer)) - start and older[-1 - end] == newer[-1 - end]:
        end += 1
    between = older[start : len(older) - end], newer[start : len(newer) - end]
    yield from _pairs_between(*between, depth)
    yield from ((passage, passage) for passage in older[len(older) - end :])


def _pairs_between(older: Sequence[Passage], newer: Sequence[Passage], depth: int) -> Iterator[Pair]:
    anchors = _anchors(older, newer) if depth < DEEPEST else []
    if not anchors:
        yield from _alike(older, newer)
        return
    at_a = at_b = 0
    for a, b in [*anchors, (len(older), len(newer))]:
        yield from _pairs(older[at_a:a], newer[at_b:b], depth + 1)
        if a < len(older):
            yield older[a], newer[b]
        at_a, at_b = a + 1, b + 1


def _anchors(older: Sequence[Passage], newer: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the places of passages that both texts have once, the most of them that stand in the same order."""
    counts = Counter(older), Counter(newer)
    places = {passage: at for at, passage in enumerate(newer)}
    common = [(at, places[p]) for at, p in enumerate(older) if counts[0][p] == 1 and counts[1][p] == 1]
    ends: list[int] = []
    chosen: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(common):
        rank = bisect_left(ends, at)
        ends[rank : rank + 1] = [at]
        chosen[rank : rank + 1] = [number]
        before.append(chosen[rank - 1] if rank else -1)
    found = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        found.append(common[number])
        number = before[number]
    return found[::-1]


def _alike(older: Sequence[Passage], newer: Sequence[Passage]) -> Iterator[Pair]:
    """Pair passages that are like each other, in the order of both texts, those that are most alike in sum."""
    if not (older and newer) or len(older) * len(newer) > 10_000:
        yield from ((a, None) for a in older)
        yield from ((None, b) for b in newer)
        return
    bags = [Counter(p.tokens) for p in older], [Counter(p.tokens) for p in newer]
    best = [[0.0] * (len(newer) + 1) for _ in range(len(older) + 1)]
    alike = [
        [_likeness(a, b) if x.kind == y.kind else 0.0 for b, y in zip(bags[1], newer, strict=True)]
        for a, x in zip(bags[0], older, strict=True)
    ]
    for a in range(len(older) - 1, -1, -1):
        for b in range(len(newer) - 1, -1, -1):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], alike[a][b] and alike[a][b] + best[a + 1][b + 1])
    a = b = 0
    while a < len(older) and b < len(newer):
        if alike[a][b] and best[a][b] == alike[a][b] + best[a + 1][b + 1]:
            yield older[a], newer[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield older[a], None
            a += 1
        else:
            yield None, newer[b]
            b += 1
    yield from ((rest, None) for rest in older[a:])
    yield from ((None, rest) for rest in newer[b:])


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Return the share of tokens two passages have in common, 0 below `ALIKE`; two empty cells are alike."""
    total = a.total() + b.total()
    share = 2 * (a & b).total() / total if total else 1.0
    return share if share >= ALIKE else 0.0
