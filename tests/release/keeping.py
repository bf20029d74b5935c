"""A row of releases of which few are kept, and what is done to it."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from plugins.release.current import current
from plugins.release.prune import prune
from tests.release.press import LAW, Press

KEEP = 3


def edit(press: Press, turn: int) -> None:
    """Give the law a text it never had."""
    press.texts[LAW] = f"text {turn}"


def release(press: Press, **changed: object) -> None:
    """Release, keeping few."""
    press.release(keep=KEEP, **changed)
    prune(press.root, keep=KEEP)


def calls(monkeypatch: pytest.MonkeyPatch, name: str, work: Callable[[], object]) -> list[str]:
    """Return the first argument of every call to a function of `os`."""
    made: list[str] = []
    function = getattr(os, name)

    def call(*arguments, **options):
        made.append(os.fspath(arguments[0]) if not isinstance(arguments[0], int) else "")
        return function(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        work()
    return made


def changed_lists(press: Press) -> set[str]:
    """Return the digests of the lists of the current release in which an edit shows: all but that of the assets."""
    lists = current(press.root).lists
    return {digest for table in lists.keys() - {"assets"} for digest in lists[table].values()}


def evidence(press: Press) -> set[str]:
    """Return the digests of the evidence of the current release."""
    return {file.sha256 for file in current(press.root).manifest.evidence.values()}
