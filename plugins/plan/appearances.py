"""What appeared and what left, release by release: the history that divides the search index.

The index is a base that stays and a fresh generation. A fold, at which all
that is public becomes the base, falls between a fixed share of changes and
the next one: what differs at a build differs again at the next, and a base
with it in would be written for that build alone. The division is a function of
what releases showed and of what is public now, whatever was built before; a
text that was never public is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.model.act import Released

LEAST = 8
SHARE = 640
"""A fold falls before a step when the changes since the last one are `LEAST`, and at least a `SHARE`th of the base."""

BULK = 64
"""A fold falls behind a step, even the last, when they are `LEAST`, and at least a `BULK`th: a site is taken over."""

Change = tuple[str, str]
"""The id of a document, and the digest of the revision that is public from now on, ``""`` for none."""


@dataclass(frozen=True, slots=True)
class Division:
    """What is public, divided.

    Attributes:
        base: digest by id of everything that was public at the last fold.
        left: ids of the base that changed or went away since; a text that left does not come back into the base.
        fresh: digest by id of what is public and appeared since the fold.
    """

    base: Mapping[str, str]
    left: frozenset[str]
    fresh: Mapping[str, str]


def most(base: int) -> int:
    """Return how many changes a base of this many documents has before a fold falls, whatever comes."""
    return max(LEAST, base // BULK)


def divide(steps: Sequence[Sequence[Change]]) -> Division:
    """Divide what a row of steps leads to; a fold falls between steps only."""
    folded = _last_fold(steps)
    base = _shown({}, steps[:folded])
    later = steps[folded:]
    since = {id for changes in later for id, _ in changes}
    fresh = {id: digest for id, digest in _shown(base, later).items() if id in since}
    return Division(base, frozenset(since & base.keys()), fresh)


def history(
    releases: Iterable[Released], at: datetime, current: Mapping[str, str] | None, now: Mapping[str, str]
) -> list[list[Change]]:
    """Return everything that changed for the public up to an instant, a step for each release.

    Args:
        releases: as the seals tell of them, in their order.
        at: releases after it are passed over.
        current: digests by id of what the current release shows; None when the last seal tells of it.
        now: digests by id of what is public by this build; what differs is the last step.
    """
    steps = [
        [*((id, "") for id in sorted(release.ended)), *sorted(release.public)]
        for release in releases
        if release.at <= at
    ]
    shown: Mapping[str, str] = _shown({}, steps)
    for after in (current, now):
        if after is not None and after != shown:
            gone = ((id, "") for id in sorted(shown.keys() - after.keys()))
            steps.append([*gone, *sorted(after.items() - shown.items())])
            shown = after
    return steps


def _last_fold(steps: Iterable[Iterable[Change]]) -> int:
    """Return how many steps lie before the last fold."""
    shown: set[str] = set()
    folded = base = pending = 0
    for number, changes in enumerate(steps):
        if pending >= max(LEAST, base // SHARE):
            folded, base, pending = number, len(shown), 0
        for id, digest in changes:
            (shown.add if digest else shown.discard)(id)
            pending += 1
        if pending >= most(base):
            folded, base, pending = number + 1, len(shown), 0
    return folded


def _shown(before: Mapping[str, str], steps: Iterable[Iterable[Change]]) -> dict[str, str]:
    after = {**before, **dict(change for changes in steps for change in changes)}
    return {id: digest for id, digest in after.items() if digest}
