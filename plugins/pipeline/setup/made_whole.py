"""A folder that is there when it is whole: what is made of it before lies under another name beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.model.error import UsageError
from plugins.system.state_folder import SETTING
from plugins.system.turn import turn


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Provide the folder in which a site is made, and give it its name when the block has ended.

    It is ``.NAME.unfinished`` beside it; what a run that was stopped left there is removed, so that the
    same command again begins anew. Where that cannot be, the folder itself is provided: it is the root of a
    file system, nothing can be made beside it, or the setting of the state folder says which root it is of.

    Raises:
        UsageError: something lies in the folder already.
        OSError: it cannot be made.
    """
    _require_empty(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if os.environ.get(SETTING) or os.path.ismount(folder) or not os.access(folder.parent, os.W_OK):
        folder.mkdir(exist_ok=True)
        yield folder
        return
    making = folder.with_name(f".{folder.name}.unfinished")
    making.mkdir(exist_ok=True)
    with turn(making):
        _require_empty(folder)
        for left in making.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        try:
            yield making
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        if folder.is_dir():
            shutil.copymode(folder, making)
        making.replace(folder)


def _require_empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty")
