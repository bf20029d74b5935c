"""What is known of each working document besides its text: read again only where its files changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from plugins.model.column import Column
from plugins.model.digest import sha256
from plugins.model.document import Document, Text
from plugins.model.finding import Finding
from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.derived import SEQUENTIAL_LIMIT
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.pipeline.workspace.head_scan import ContentScan, scan_head
from plugins.pipeline.workspace.working_tree import Read, WorkingTree
from plugins.read.content import list_documents
from plugins.read.document import read_document
from plugins.review import canonical
from plugins.rules.library import words_digest
from plugins.system import file_stamps
from plugins.system.pool import Processes
from plugins.system.progress import Progress

EMPTY = Text("", (), frozenset(), (), "")
KIND = "preview outline"
LONG_BYTES = 60_000
"""A file of this length or more is read while pages are shown."""

AT_ONCE = 500
"""How many are saved together, so that an interrupted start has not worked for nothing."""

Stamp = tuple[tuple[str | int, ...], ...]
"""What changes with a document's file or any of its attachments."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A working document without its text.

    Attributes:
        document: its body and text left out; None when nothing can be made of the file.
        findings: the reader's, those on the text included.
        id: in the front matter, ``""`` without one.
        is_final: whether its status says approved or withdrawn.
        digest: of the revision that approving it would make, ``""`` without a document.
        words: digest of its words.
        links: ids its text links to, each once.
    """

    document: Document | None
    findings: tuple[Finding, ...]
    id: str
    is_final: bool
    digest: str
    words: str
    links: tuple[str, ...]


class Outlines:
    """Outlines of all working documents by path, kept in memory and in the store.

    Attributes:
        paths: of all documents, sorted.
        findings: on what lies in ``content/`` and is no document.
        by_path: one outline for each.
        whole: documents with their texts, of those that `refresh` has just read one by one.
    """

    def __init__(self, root: Path, store: Store, progress: Progress) -> None:
        self._root = root
        self._cache: BlobCache[tuple[str, Outline]] = BlobCache(store, KIND, codec_of(tuple[str, Outline]))
        self._progress = progress
        self._stamps: dict[str, Stamp] = {}
        self._columns = ""
        self.paths: tuple[str, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.by_path: dict[str, Outline] = {}
        self.whole: dict[str, Read] = {}
        self._ahead: dict[str, tuple[Stamp, tuple[Outline, Read]]] = {}

    def long_and_stale(self, changed: Collection[str] | None) -> tuple[str, ...]:
        """Return the documents that changed and take long to read, of those named, or of all."""
        named = (self._named(changed) if changed is not None else None) or self.paths
        large = (path for path in named if _size(self._root / path) >= LONG_BYTES)
        return tuple(path for path in large if self._stamps.get(path) != stamp(self._root, path))

    def was_read(self, path: str, before: Stamp, read: tuple[Outline, Read]) -> None:
        """Keep what another process has read of a document, for the next `refresh`, unless its files differ by then."""
        self._ahead[path] = before, read

    def refresh(self, columns: Mapping[str, Column], changed: Collection[str] | None) -> Collection[str] | None:
        """Read what changed; return the paths of what was read, None when documents came or went.

        Args:
            columns: of the policy; with other columns everything is read.
            changed: paths below the root of files that changed, made, or went; None when nobody knows.
        """
        key = sha256(repr(columns).encode())[:16]
        named = self._named(changed) if changed is not None and key == self._columns else None
        before = self._columns
        self._columns = key
        if named is not None:
            self._read(columns, {path: stamp(self._root, path) for path in named})
            return named
        paths = self.paths
        self.paths, self.findings = list_documents(self._root)
        stamps = {path: stamp(self._root, path) for path in self.paths}
        if key != before:
            self._stamps.clear()
        self.by_path = {path: self.by_path[path] for path in self.paths if path in self.by_path}
        stale = {path: found for path, found in stamps.items() if self._stamps.get(path) != found}
        self._stamps = {path: found for path, found in stamps.items() if path not in stale}
        self._read(columns, stale)
        return stale if self.paths == paths else None

    def _named(self, changed: Collection[str]) -> set[str] | None:
        """Return the documents whose files changed; None when a document may have come or gone."""
        found: set[str] = set()
        for path in changed:
            folder, _, name = path.rpartition("/")
            owner = next((p for p in (path, f"{folder}.md", f"{path}.md") if p in self.by_path), None)
            if owner is None and not name.startswith("."):
                return None
            if owner is not None:
                found.add(owner)
        return found if all((self._root / path).is_file() for path in found) else None

    def _read(self, columns: Mapping[str, Column], stale: Mapping[str, Stamp]) -> None:
        self.whole = {}
        keys = {path: f"{program_fingerprint()} {self._columns} {found}" for path, found in stale.items()}
        known = self._cache.load(keys) if len(keys) > SEQUENTIAL_LIMIT else {}
        missing = []
        for path, key in keys.items():
            found = known.get(path)
            if found and found[0] == key:
                self.by_path[path], self._stamps[path] = found[1], stale[path]
            else:
                missing.append(path)
        fresh: dict[str, tuple[str, Outline]] = {}
        for path, outline in self._outlines(columns, missing):
            self.by_path[path], self._stamps[path] = outline, stale[path]
            fresh[path] = (keys[path], outline)
            if len(fresh) == AT_ONCE:
                self._cache.save(fresh)
                fresh = {}
        self._cache.save(fresh)

    def _outlines(self, columns: Mapping[str, Column], paths: list[str]) -> Iterator[tuple[str, Outline]]:
        if len(paths) <= SEQUENTIAL_LIMIT:
            for path in paths:
                before, read = self._ahead.pop(path, ((), None))
                is_same = read is not None and before == stamp(self._root, path)
                outline, self.whole[path] = read if read and is_same else read_outline(self._root, columns, path)
                yield path, outline
            return
        work = partial(_outline, self._root, columns)
        made = Processes().each(work, paths, program_fingerprint())
        yield from zip(paths, self._progress(made, "Reading content/", len(paths)), strict=True)


class OutlinedContent(WorkingTree):
    """Working documents whose outlines are known: only a text that is asked for is read."""

    def __init__(self, root: Path, columns: Mapping[str, Column], outlines: Outlines) -> None:
        self._outlines = outlines.by_path
        heads = {path: (self._outlines[path].id, self._outlines[path].is_final) for path in outlines.paths}
        super().__init__(root, columns, ContentScan(outlines.paths, outlines.findings, heads))
        self._read.update(outlines.whole)

    def head(self, path: str) -> Document | None:
        """Return a document without its text."""
        return self._outlines[path].document

    def words(self, path: str) -> str:
        """Return the digest of a document's words, ``""`` when there are none."""
        return self._outlines[path].words


def stamp(root: Path, path: str) -> Stamp:
    """Return what changes with a document's file or any of its attachments."""
    place = root / path
    folder = place.with_suffix("")
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - most documents have no such folder, and this asks once
    except OSError:
        names = []
    return _status(place), *(_status(folder / name) for name in names)


def read_outline(root: Path, columns: Mapping[str, Column], path: str) -> tuple[Outline, Read]:
    """Read a document; return its outline, and all of it with the reader's findings."""
    document, findings = read_document(root, path, columns)
    id, is_settled = scan_head(root, path)
    if document is None:
        return Outline(None, findings, id, is_settled, "", "", ()), (None, findings)
    digest = canonical.document_digest(document, columns[document.column])
    head = replace(
        document, body="", text=EMPTY, attachments=tuple(replace(a, text=None, unread="") for a in document.attachments)
    )
    outline = Outline(head, findings, id, is_settled, digest, words_digest(document), document.text.documents)
    return outline, (document, findings)


def _outline(root: Path, columns: Mapping[str, Column], path: str) -> Outline:
    return read_outline(root, columns, path)[0]


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return 0


def _status(place: Path) -> tuple[str | int, ...]:
    found = file_stamps.stamp(str(place))
    return (place.name, *found) if found else ()
