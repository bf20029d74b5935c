"""Symbolic links in the place of folders that only this program makes."""

from __future__ import annotations

from pathlib import Path


class LinkedFolderError(OSError):
    """A folder of the program's own is a symbolic link; the message is one sentence."""


def refuse_links(*places: Path) -> None:
    """Refuse symbolic links where only this program makes files; nothing behind them is looked at or touched.

    Raises:
        LinkedFolderError: one is a link.
    """
    for place in places:
        if place.is_symlink():
            raise LinkedFolderError(
                f"{place} is a symbolic link, and this program writes and removes files there: "
                "nothing was touched; remove the link, then run it again"
            )
