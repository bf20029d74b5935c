"""The switch back to an earlier release, and the end of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.release.current import Current, current, release_at
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.pin import Pin, highest_number
from plugins.release.scratch import scratch_folder
from plugins.release.store import write_durably
from plugins.release.switch import point
from plugins.release.tree import tree_faults
from plugins.release.verified_files import VerifiedFiles
from plugins.system.durable import fsync_file


def rollback(root: Path, number: int, *, acts_since: Callable[[int], bool], at: datetime, by: str) -> None:
    """Let the public see an earlier release again, until `resume`.

    Only what made the pages may differ between the two. Content only rolls
    forward, so that nothing withdrawn comes back and nothing public goes
    without an act. Every file of the earlier release is checked first: it is
    read, unless it did not change since it was read last.

    Args:
        root: where ``public/`` lies.
        number: of a release that is still here.
        acts_since: tells of a release by its number whether the ledger has an act between it and now.
        at: the machine's time, with a zone.
        by: key of the person who orders it.

    Raises:
        ValueError: ``at`` has no zone.
        RefusedError: acts lie between, the documents differ, or the release is
            not here; the message says what to do instead.
        IntegrityError: one of the two releases is damaged.
        UsageError: nothing is released yet, or another run is at work.
        SiteError: the file system failed.
    """
    if at.tzinfo is None:
        raise ValueError(f"a rollback needs a time with a zone: {at.isoformat()}")
    layout = Layout(root)
    with changing(layout, "the rollback"):
        now = current(root)
        if now is None:
            raise UsageError("nothing is released yet: there is nothing to go back to")
        highest = highest_number(layout, now)
        target = _target(root, number, now, highest, acts_since)
        _require_same_content(now, target, acts_between=acts_since(number))
        _require_sound(layout, target)
        stamp = int(at.timestamp())
        with scratch_folder(layout) as work:
            write_durably(work / layout.pinned.name, Pin(number, highest, at, by).to_bytes(), stamp)
            (work / layout.pinned.name).replace(layout.pinned)
            fsync_file(layout.public)
        point(layout, number)


def resume(root: Path) -> None:
    """End a rollback: the next release is made as usual, with a number that was never used.

    What the public sees stays until then.

    Raises:
        UsageError: nothing is pinned, or another run is at work.
        SiteError: the file system failed.
    """
    layout = Layout(root)
    with changing(layout, "resume"):
        if not layout.pinned.exists():
            raise UsageError("no release is pinned: releases are made as usual")
        layout.pinned.replace(layout.resumed)
        fsync_file(layout.public)


def _target(root: Path, number: int, now: Current, highest: int, acts_since: Callable[[int], bool]) -> Current:
    if number == now.number:
        raise RefusedError(f"release {number} is what the public sees already")
    target = release_at(root, number)
    if target is None or number > highest:
        kept = [release_at(root, n) for n in Layout(root).numbers() if n <= highest and n != now.number]
        others = [one for one in kept if one]
        open_to = [one.number for one in others if one.documents == now.documents and not acts_since(one.number)]
        refused = [one.number for one in others if one.number not in open_to]
        said = f"; acts lie between now and {', '.join(map(str, refused))}, and content only rolls forward"
        raise RefusedError(
            f"release {number} is not here (any more); to go back to there is "
            f"{', '.join(map(str, open_to)) or 'none'}{said if refused else ''}"
        )
    return target


def _require_same_content(now: Current, target: Current, *, acts_between: bool) -> None:
    differing = [] if now.lists["documents"] == target.lists["documents"] else _differing(target, now)
    if acts_between or differing:
        which = f": {', '.join(differing[:5])}{' and more' if len(differing) > 5 else ''} differ" if differing else ""
        raise RefusedError(
            f"acts lie between release {target.number} and what is public now{which}; content only rolls forward: "
            "make a release with the older engine or theme instead"
        )


def _differing(one: Current, other: Current) -> list[str]:
    before, after = one.documents, other.documents
    return sorted(id for id in before.keys() | after.keys() if before.get(id) != after.get(id))


def _require_sound(layout: Layout, target: Current) -> None:
    verified = VerifiedFiles(layout)
    try:
        faults = tree_faults(target.path, target.tree(), verified.fault)
    except IntegrityError as error:
        faults = (str(error),)
    verified.save()
    if faults:
        raise IntegrityError("\n".join([f"release {target.number} is damaged:", *faults[:10]]))
