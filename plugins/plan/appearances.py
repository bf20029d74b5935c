"""What appeared and what left, release by release: the history that divides the search index.

The index is a base that stays and a fresh generation. A fold, at which all
that is public becomes the base, falls behind a fixed share of changes. The
division is a function of what releases showed and of what is public now,
whatever was built before; a text that was never public is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from plugins.model.act import Released
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier

LEAST = 8
SHARE = 512
"""A fold falls when the changes since the last one are `LEAST`, and at least a `SHARE`th of the base."""

LAST = datetime.max.replace(tzinfo=UTC)

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


def step(base: int) -> int:
    """Return after how many changes a base of this many documents is folded."""
    return max(LEAST, base // SHARE)


def divide(steps: Sequence[Sequence[Change]]) -> Division:
    """Divide what a row of steps leads to; a fold falls between steps only."""
    folded = _last_fold(steps)
    base = _shown({}, steps[:folded])
    later = steps[folded:]
    since = {id for changes in later for id, _ in changes}
    fresh = {id: digest for id, digest in _shown(base, later).items() if id in since}
    return Division(base, frozenset(since & base.keys()), fresh)


def history(releases: Iterable[Released], catalogue: Catalogue) -> list[list[Change]]:
    """Return everything that changed for the public up to a catalogue, step by step.

    Args:
        releases: as the seals tell of them, in their order; those after the catalogue's instant are passed over.
        catalogue: what is public now, and the dossiers, which know the current release even if no seal does.

    Returns:
        For each release one step of what went away, then one for each act that let texts through.
    """
    dossiers = catalogue.dossiers
    steps: list[list[Change]] = []
    for release in releases:
        if release.at <= catalogue.at:
            steps.extend(_steps(release.ended, release.public, dossiers))
    shown: Mapping[str, str] = _shown({}, steps)
    current = {id: dossier.shown for id, dossier in dossiers.items() if dossier.shown}
    now = {id: publication.revision.digest for id, publication in catalogue.publications.items()}
    for after in (current, now):
        steps.extend(_steps(shown.keys() - after.keys(), after.items() - shown.items(), dossiers))
        shown = after
    return steps


def _steps(ended: Iterable[str], public: Iterable[Change], dossiers: Mapping[str, Dossier]) -> Iterator[list[Change]]:
    if gone := [(id, "") for id in sorted(ended)]:
        yield gone
    ranked = sorted((_approval(dossiers.get(id), id, digest), id, digest) for id, digest in public)
    for _, some in groupby(ranked, key=lambda one: one[0]):
        yield [(id, digest) for _, id, digest in some]


def _approval(dossier: Dossier | None, id: str, digest: str) -> tuple[datetime, datetime, str]:
    """Return when a revision was let through, and the act that did it; one that no act did is a step of its own."""
    for approval in dossier.approvals if dossier else ():
        if approval.digest == digest:
            return approval.seen, approval.acts[-1].at, approval.acts[-1].id
    return LAST, LAST, id


def _last_fold(steps: Iterable[Iterable[Change]]) -> int:
    """Return how many steps lie before the last fold."""
    shown: set[str] = set()
    folded = base = pending = 0
    for number, changes in enumerate(steps, 1):
        for id, digest in changes:
            (shown.add if digest else shown.discard)(id)
            pending += 1
        if pending >= step(base):
            folded, base, pending = number, len(shown), 0
    return folded


def _shown(before: Mapping[str, str], steps: Iterable[Iterable[Change]]) -> dict[str, str]:
    after = {**before, **dict(change for changes in steps for change in changes)}
    return {id: digest for id, digest in after.items() if digest}
