"""A dictionary kept between builds: whole now and then, and what became otherwise since in a file beside it.

What is written grows with what changed, up to a share of the whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from plugins.pipeline.cache.checked_file import load_checked, save_checked

SHARE = 8
FEW = 200
"""The whole is written anew when more than so many, and more than one in `SHARE`, are otherwise."""

SINCE = ".since"

Value = TypeVar("Value")
Pack = Callable[[Mapping[str, Value]], Any]
Unpack = Callable[[Any], dict[str, Value]]


class Table(Generic[Value]):
    """Values by name in two files.

    A value counts as otherwise when it is another object: those that are taken
    over from one build to the next must be the ones that were loaded.
    """

    def __init__(self, path: Path, version: str, pack: Pack[Value] = dict, unpack: Unpack[Value] = dict) -> None:
        """Begin with nothing loaded.

        Args:
            path: of the whole.
            version: see `load_checked`.
            pack: makes a mapping one that can be kept.
            unpack: makes it what it was.
        """
        self._path = path
        self._version = version
        self._pack, self._unpack = pack, unpack
        self._whole: dict[str, Value] = {}
        self._since: dict[str, Value] = {}
        self._gone: frozenset[str] = frozenset()
        self._token = self._more = ""

    @property
    def token(self) -> str:
        """A name for what was loaded or kept last, ``""`` for nothing."""
        return self._token and f"{self._token} {self._more}"

    @property
    def files(self) -> tuple[Path, Path]:
        """Where it lies."""
        return self._path, self._path.with_name(self._path.name + SINCE)

    def load(self, token: str = "") -> dict[str, Value] | None:
        """Return what was kept, None when nothing was, or not under this name."""
        path, more_path = self.files
        whole, more = load_checked(path, self._version), load_checked(more_path, f"since {self._version}")
        if whole is None:
            return None
        since = more if more and more["of"] == whole["token"] else {"token": "", "rows": self._pack({}), "gone": []}
        if token not in ("", f"{whole['token']} {since['token']}"):
            return None
        self._token, self._more = whole["token"], since["token"]
        self._whole, self._since = self._unpack(whole["rows"]), self._unpack(since["rows"])
        self._gone = frozenset(since["gone"])
        now = {**self._whole, **self._since}
        for name in self._gone:
            now.pop(name, None)
        return now

    def save(self, now: Mapping[str, Value]) -> None:
        """Keep ``now`` for the next build."""
        since = {name: value for name, value in now.items() if self._whole.get(name) is not value}
        gone = frozenset(self._whole.keys() - now.keys())
        path, more = self.files
        if not self._token or len(since) + len(gone) > max(FEW, len(now) // SHARE):
            self._token, self._more = os.urandom(8).hex(), ""
            self._whole, since, gone = dict(now), {}, frozenset()
            save_checked(path, self._version, {"token": self._token, "rows": self._pack(now)})
        elif gone != self._gone or not _same(since, self._since):
            self._more = os.urandom(8).hex()
            rows = self._pack(since)
            save_checked(
                more,
                f"since {self._version}",
                {"of": self._token, "token": self._more, "rows": rows, "gone": sorted(gone)},
            )
        self._since, self._gone = since, gone


def _same(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return len(one) == len(other) and all(other.get(name) is value for name, value in one.items())
