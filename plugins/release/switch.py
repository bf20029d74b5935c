"""The one step in which the public sees another release."""

from __future__ import annotations

from pathlib import Path

from plugins.model.error import IntegrityError, RefusedError
from plugins.release.build import Prepared
from plugins.release.current import current, release_at
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.pin import is_pinned, pinned_sentence
from plugins.release.scratch import scratch_folder
from plugins.system.durable import fsync_file


def switch(root: Path, prepared: Prepared) -> None:
    """Let the public see a prepared release, by one rename; done already, it does nothing.

    Raises:
        RefusedError: a rollback is in force, or another release became public
            since this one was prepared.
        IntegrityError: the prepared release is not there as it was prepared.
        UsageError: another run is at work.
        SiteError: the file system failed.
    """
    layout = Layout(root)
    with changing(layout, "the switch"):
        if is_pinned(root):
            raise RefusedError(pinned_sentence(layout))
        now = current(root)
        if now is not None and now.digest == prepared.digest:
            return
        if prepared.predecessor != ("" if now is None else now.digest):
            raise RefusedError(
                f"release {prepared.number} was prepared to follow another release than the one that is public now: "
                "make the release again"
            )
        found = release_at(root, prepared.number)
        if found is None or found.digest != prepared.digest:
            raise IntegrityError(f"release {prepared.number} is not there as it was prepared: make the release again")
        point(layout, prepared.number)
        layout.resumed.unlink(missing_ok=True)


def point(layout: Layout, number: int) -> None:
    """Let ``public/current`` lead to a release, and wait until the disk has it; the lock is held."""
    with scratch_folder(layout) as work:
        link = work / layout.link.name
        link.symlink_to(layout.release(number).relative_to(layout.public), target_is_directory=True)
        link.replace(layout.link)
        fsync_file(layout.public)
