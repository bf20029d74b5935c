"""The release that the public sees."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.model.error import IntegrityError
from plugins.release.layout import LISTS, MANIFEST, NUMBERED, Layout
from plugins.release.manifest import File, Manifest, digest_of, lists_of, read_manifest
from plugins.release.sharded_table import read_list, records_unlike


@dataclass(frozen=True)
class Current:
    """A release as it was found.

    Attributes:
        number: from its folder.
        digest: ``sha256:…`` of its ``release.json`` as it lies there.
        path: its folder, not through the link.
        payload: the bytes of its ``release.json``.
    """

    number: int
    digest: str
    path: Path
    payload: bytes

    @cached_property
    def manifest(self) -> Manifest:
        """What its ``release.json`` says; read on first use.

        Raises:
            IntegrityError: it is not a ``release.json``, or one of another number.
        """
        manifest = read_manifest(self.payload, self.list_bytes)
        if manifest.number != self.number:
            raise IntegrityError(f"{self.path} holds the release.json of release {manifest.number}")
        return manifest

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, str]]:
        """Digests of its lists by table and prefix.

        Raises:
            IntegrityError: as `manifest` does.
        """
        _ = self.manifest
        return lists_of(self.payload)

    def list_bytes(self, digest: str) -> bytes:
        """Return the bytes of a list that its ``release.json`` names, as they lie there."""
        return self._list(digest).read_bytes()

    def tree(self) -> dict[str, File]:
        """Return every file it holds by path, without ``release.json`` and its signature.

        Raises:
            IntegrityError: a list is missing or damaged.
        """
        digests = {digest for table in self.lists.values() for digest in table.values()}
        try:
            return self.manifest.tree({digest: self._list(digest).stat().st_size for digest in digests})
        except OSError as error:
            raise IntegrityError(f"a list of release {self.number} cannot be read: {error}") from error

    def _list(self, digest: str) -> Path:
        return self.path / f"{LISTS}{digest}.json"

    def documents_unlike(self, other: Current | None) -> Iterator[str]:
        """Yield the ids in those of its lists of documents that ``other`` does not have."""
        shared = set(other.lists["documents"].values()) if other else set()
        for digest in self.lists["documents"].values():
            if digest not in shared:
                yield from read_list(digest, self.list_bytes)

    def files_unlike(self, other: Current) -> dict[str, bool]:
        """Return the paths of files that ``other`` does not have as they are here, and whether it has none there.

        Assets are not among them.

        Raises:
            IntegrityError: a list is missing or damaged.
        """
        lists, others = self.lists["files"], other.lists["files"]
        others = others if len(next(iter(others), "")) == len(next(iter(lists), "")) else {}
        found: dict[str, bool] = {}
        for prefix, digest in lists.items():
            if digest != others.get(prefix):
                here, there = records_unlike(digest, self.list_bytes, others.get(prefix, ""), other.list_bytes)
                found |= {path: path not in there for path in here}
        return found

    @property
    def documents(self) -> Mapping[str, str]:
        """Digest of the revision by id, of everything public in it."""
        return self.manifest.documents


def current(root: Path) -> Current | None:
    """Return the release that the public sees; None before the first.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
    """
    layout = Layout(root)
    if not os.path.lexists(layout.link):
        return None
    target = layout.link.readlink() if layout.link.is_symlink() else Path()
    if target.parent != Path(layout.releases.name) or not NUMBERED.fullmatch(target.name):
        raise IntegrityError(f"{layout.link} is not a link to a release: remove it, then make a release")
    found = release_at(root, int(target.name))
    if found is None:
        raise IntegrityError(
            f"{layout.link} leads to {target.as_posix()}, which has no {MANIFEST}: remove the link, then make a release"
        )
    return found


def release_at(root: Path, number: int) -> Current | None:
    """Return a finished release by its number; None if it is no longer here."""
    path = Layout(root).release(number)
    try:
        payload = (path / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Current(number, digest_of(payload), path, payload)


def carried_acts(root: Path, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the acts that the current release names for documents; `prepare` takes their text from there."""
    now = current(root)
    return {} if now is None else {id: now.manifest.acts[id] for id in sorted(ids) if id in now.manifest.acts}
