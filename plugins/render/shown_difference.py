"""The difference between two texts as a page shows it, and how much it is in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from plugins.model.document import Text
from plugins.render.comparison import SAME, Amount, Part, Piece, compare, compare_words
from plugins.render.passages import passages, tokens_of
from plugins.render.views.fragments import Change, Difference, Particular
from plugins.render.words import Words

NEAR = 1
"""How many passages that stayed are shown before and after one that did not."""


class ShownLine(NamedTuple):
    """A line of the metadata table, word by word."""

    label: str
    pieces: tuple[Piece, ...]


class ShownPart(NamedTuple):
    """A passage: its state, what is said of it, and its words; of an empty cell none."""

    state: str
    label: str
    pieces: tuple[Piece, ...]


class DatedState(NamedTuple):
    """A state of the history, and how much it changed; None where that is not shown."""

    change: Change
    amount: Amount | None


class ShownDifference(NamedTuple):
    """What changed.

    Attributes:
        lines: title and metadata.
        groups: passages that changed with what stands around them; between two groups passages are left out.
        amount: words, Chinese characters and signs in all, metadata included.
        is_same: whether neither words, metadata nor files differ.
    """

    lines: tuple[ShownLine, ...]
    groups: tuple[tuple[ShownPart, ...], ...]
    amount: Amount
    is_same: bool


def shown_difference(
    difference: Difference, texts: Mapping[str, Text], words: Words, links: Mapping[str, str] | None = None
) -> ShownDifference:
    """Compare two texts.

    Args:
        difference: of them, their words left out.
        texts: by digest.
        words: sentences of the interface.
        links: address of each public document that they link to, by its id; None: targets of links stand as authors
            typed them, for those who can look them up.
    """
    parts, amount = _compared(difference, texts, None if links is None else partial(_target, links, words))
    lines = []
    for one in difference.particulars:
        pieces, more = _compared_line(one)
        lines.append(ShownLine(one.label, pieces))
        amount = amount.plus(more)
    groups = tuple(tuple(_shown(part, words) for part in group) for group in _groups(parts))
    return ShownDifference(tuple(lines), groups, amount, not (groups or lines or difference.files))


def with_amounts(history: Iterable[Change], texts: Mapping[str, Text]) -> tuple[DatedState, ...]:
    """Return each state of a history with how much it changed, metadata included; ``texts`` are by digest."""
    return tuple(DatedState(one, _amount(one.difference, texts) if one.difference else None) for one in history)


def _amount(difference: Difference, texts: Mapping[str, Text]) -> Amount:
    _, amount = _compared(difference, texts)
    for one in difference.particulars:
        amount = amount.plus(_compared_line(one)[1])
    return amount


def _target(links: Mapping[str, str], words: Words, target: str) -> str:
    """Say where a link leads in a form that readers know; two targets never become one."""
    kind, _, rest = target.partition(":")
    if kind == "attachment":
        return rest
    if kind == "media":
        return links.get(target) or words["difference_not_public"].format(id=rest)
    if kind != "doc":
        return target
    id, sign, anchor = rest.partition("#")
    address = links.get(id) or words["difference_not_public"].format(id=id)
    return f"{address}{sign}{anchor}"


def _compared(
    difference: Difference, texts: Mapping[str, Text], says: Callable[[str], str] | None = None
) -> tuple[tuple[Part, ...], Amount]:
    older, newer = (passages(texts[digest].html, says) for digest in (difference.older, difference.newer))
    return compare(older, newer)


def _compared_line(particular: Particular) -> tuple[tuple[Piece, ...], Amount]:
    return compare_words(tokens_of(particular.older), tokens_of(particular.newer))


def _shown(part: Part, words: Words) -> ShownPart:
    label = words[f"difference_kind_{part.kind}"]
    if part.state != SAME:
        label = f"{label}: {words['difference_state_' + part.state.replace('-', '_')]}"
    return ShownPart(part.state, label, part.pieces)


def _groups(parts: Sequence[Part]) -> Iterable[tuple[Part, ...]]:
    """Yield runs of passages that changed, each with those next to it."""
    changed = [at for at, part in enumerate(parts) if part.state != SAME]
    start = end = 0
    for at in changed:
        if end and at - NEAR > end:
            yield tuple(parts[start:end])
            start = at - NEAR
        elif not end:
            start = max(0, at - NEAR)
        end = at + NEAR + 1
    if end:
        yield tuple(parts[start:end])
