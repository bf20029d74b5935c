"""Divide the search index into a base segment and a delta segment, by what each release showed.

The base segment stays as it is between two compactions; the delta segment
holds what appeared since the last one. A compaction, which makes everything
public the base, falls between one release and the next once enough has
changed. What differs in a build will differ again in the next one, so a base
that included it would be rewritten each time. The segments depend on what
releases showed and on what is public now, never on earlier builds; a text that
was never public has no part in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.model.act import Released

LEAST = 8
SHARE = 640
"""Compact before a step when there are `LEAST` changes since the last compaction, and a `SHARE`th of the base."""

BULK = 64
"""Compact after a step, even the last, when there are `LEAST` changes, and a `BULK`th: a whole site is imported."""

Change = tuple[str, str]
"""The id of a document, and the digest of the revision that is public from now on, ``""`` for none."""


@dataclass(frozen=True, slots=True)
class Segments:
    """What is public, in two segments.

    Attributes:
        base: digest by id of everything that was public at the last compaction.
        removed: ids of the base that were replaced or withdrawn since; they do not return to the base.
        delta: digest by id of what is public and appeared since the compaction.
    """

    base: Mapping[str, str]
    removed: frozenset[str]
    delta: Mapping[str, str]


def max_delta(base: int) -> int:
    """Return how many changes a base of this many documents can have before a compaction is certain."""
    return max(LEAST, base // BULK)


def split(steps: Sequence[Sequence[Change]]) -> Segments:
    """Split what a sequence of steps leads to; compactions fall between steps only."""
    compacted = _last_compaction(steps)
    base = _public_after({}, steps[:compacted])
    later = steps[compacted:]
    changed = {id for changes in later for id, _ in changes}
    delta = {id: digest for id, digest in _public_after(base, later).items() if id in changed}
    return Segments(base, frozenset(changed & base.keys()), delta)


def release_steps(
    releases: Iterable[Released], at: datetime, current: Mapping[str, str] | None, now: Mapping[str, str]
) -> list[list[Change]]:
    """Return everything that changed for the public up to an instant, one step a release.

    Args:
        releases: as seals record them, in their order.
        at: later releases are ignored.
        current: digests by id of what the current release shows; None when the last seal records it.
        now: digests by id of what is public in this build; differences from the current release are the last step.
    """
    steps = [
        [*((id, "") for id in sorted(release.ended)), *sorted(release.public)]
        for release in releases
        if release.at <= at
    ]
    shown: Mapping[str, str] = _public_after({}, steps)
    for after in (current, now):
        if after is not None and after != shown:
            gone = ((id, "") for id in sorted(shown.keys() - after.keys()))
            steps.append([*gone, *sorted(after.items() - shown.items())])
            shown = after
    return steps


def _last_compaction(steps: Iterable[Iterable[Change]]) -> int:
    """Return how many steps come before the last compaction."""
    shown: set[str] = set()
    compacted = base = pending = 0
    for number, changes in enumerate(steps):
        if pending >= max(LEAST, base // SHARE):
            compacted, base, pending = number, len(shown), 0
        for id, digest in changes:
            (shown.add if digest else shown.discard)(id)
            pending += 1
        if pending >= max_delta(base):
            compacted, base, pending = number + 1, len(shown), 0
    return compacted


def _public_after(before: Mapping[str, str], steps: Iterable[Iterable[Change]]) -> dict[str, str]:
    after = {**before, **dict(change for changes in steps for change in changes)}
    return {id: digest for id, digest in after.items() if digest}
