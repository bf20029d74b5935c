"""What follows from the bytes of one revision alone, computed once and kept by digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.citation import Citation
from plugins.model.cites import Article, cited_articles
from plugins.model.document import Text
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.pipeline.cache.codec import DecodeError
from plugins.pipeline.cache.derivations import DERIVATIONS, KINDS, Encoded, codec_for, derive
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.revision_source import LAST_GOOD, ReadRevision, source_of
from plugins.pipeline.cache.store import Store
from plugins.read.approved import approved_document, read_revision, revision_and_document
from plugins.read.files import each_file
from plugins.review.canonical import revision_folder
from plugins.system.pool import Executor, Processes, is_child
from plugins.system.progress import Progress

if TYPE_CHECKING:
    from plugins.search.vector import Vector

OF_THE_SEARCH = ("vector", "passages")

SEQUENTIAL_LIMIT = 64
"""Up to so many revisions, starting processes takes longer than the work."""


@dataclass(frozen=True, slots=True)
class RevisionTask:
    """A revision as a task.

    Attributes:
        path: of its folder, ``approved/k7/k7m29xqf/3fa91c…``.
        digest: that its bytes must have.
        last_good: as in `Revision`.
        files: names and bytes, for workers that cannot read the root; None where they can.
    """

    path: str
    digest: str
    last_good: bool = False
    files: tuple[tuple[str, bytes], ...] | None = None


class DerivedValues:
    """Texts of revisions, what stops them, and their term vectors: from the cache, or computed where one is missing."""

    def __init__(
        self,
        root: Path,
        policy: Policy,
        store: Store,
        progress: Progress,
        *,
        executor: Executor | None = None,
        search: bool = True,
    ) -> None:
        """Begin with nothing loaded; ``executor`` does what is missing, vectors too if ``search`` will want them."""
        self._root = root
        self._policy = policy
        self._store = store
        self._progress = progress
        self._executor = executor or Processes()
        self._kinds = KINDS if search else tuple(kind for kind in KINDS if kind not in OF_THE_SEARCH)

    def read(self, paths: Sequence[str]) -> Iterator[ReadRevision]:
        """Read revisions, as `read_revision` does, and compute on the way what is not known of their bytes."""
        if len(paths) <= SEQUENTIAL_LIMIT or not self._executor.shares_disk:
            yield from (read_revision(self._root, path, self._policy.columns) for path in paths)
            return
        known = {kind: self._known(kind) for kind in self._kinds if codec_for(kind)}  # loaded once, not by each worker
        work = partial(read_and_compute, self._root, self._policy, known)
        made = self._executor.each(work, paths, derivation_fingerprint())
        for chunk in _chunks(self._progress(made, "Reading", len(paths))):
            self._save([(revision.digest, made) for revision, _, made in chunk if revision and made])
            self._touch([revision.digest for revision, _, _ in chunk if revision])
            yield from ((revision, findings) for revision, findings, _ in chunk)

    def texts(self, revisions: Sequence[Revision]) -> Mapping[str, Text]:
        """Return the text of each revision, by id."""
        return self._by_id("text", revisions)

    def texts_by_digest(self, revisions: Sequence[Revision]) -> Mapping[str, Text]:
        """Return the text of each revision, by digest; several of one document may be among them."""
        return self._load("text", revisions)

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the text of each revision links to, by id of the revision's document."""
        found = self._by_id("links", revisions)
        return {id: tuple(dict.fromkeys(link.partition("#")[0] for link in links)) for id, links in found.items()}

    def cites(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[Article, ...]]:
        """Return the articles of others that the text of each revision cites, by id of the revision's document."""
        citations, links = self._by_id("citations", revisions), self._by_id("links", revisions)
        return {id: cited_articles(citations[id], links[id]) for id in links}

    def citations(self, revision: Revision) -> tuple[Citation, ...]:
        """Return the places of a revision's text that name a law or an article."""
        return tuple(self._load("citations", [revision])[revision.digest])

    def vectors(self, revisions: Sequence[Revision]) -> Mapping[str, Vector]:
        """Return the term vector of each revision, by id."""
        return self._by_id("vector", revisions)

    def passages(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[bytes, ...]]:
        """Return the passages of each revision's text as the search stores them, by id."""
        return self._by_id("passages", revisions)

    def stops(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[Finding, ...]]:
        """Return what stops each revision from going out, by digest."""
        return self._load("stops", revisions)

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return why revisions must not go out, by digest, with the findings that say so."""
        stopped = [(digest, f) for digest, some in self.stops(revisions).items() for f in some]
        return {digest: f"{f.code} {f.rule} stops it" for digest, f in stopped}, tuple(f for _, f in stopped)

    def _by_id(self, kind: str, revisions: Sequence[Revision]) -> Mapping[str, Any]:
        found = self._load(kind, revisions)
        return {r.id: found[r.digest] for r in revisions}

    def _load(self, kind: str, revisions: Sequence[Revision]) -> Mapping[str, Any]:
        keys = {r.digest: self._key(kind, r.digest) for r in revisions}
        known = self._loaded(kind, keys.values())
        missing = {r.digest: task_of(r) for r in revisions if keys[r.digest] not in known}
        few = len(missing) <= SEQUENTIAL_LIMIT  # then looking for what is known would take longer
        kinds = [name for name in self._kinds if name != kind and (few or not self._known(name).issuperset(missing))]
        for chunk in _chunks(zip(missing, self._compute(missing, [kind, *kinds]), strict=True)):
            self._save(chunk)
            known |= {keys[digest]: codec_for(kind).decode(made[kind]) for digest, made in chunk}
        return {digest: known[key] for digest, key in keys.items()}

    def _loaded(self, kind: str, keys: Iterable[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, data in self._store.load(kind, keys).items():
            with suppress(DecodeError):
                found[key] = codec_for(kind).decode(data)
        return found

    def _save(self, chunk: Sequence[tuple[str, Encoded]]) -> None:
        with self._store.writing():
            for kind in DERIVATIONS:
                values = {self._key(kind, digest): made[kind] for digest, made in chunk if kind in made}
                self._store.save(kind, values)

    def _touch(self, digests: Sequence[str]) -> None:
        """Count everything that is known of some revisions as asked for."""
        for kind in self._kinds:
            self._store.touch(kind, [self._key(kind, digest) for digest in digests])

    def _known(self, kind: str) -> frozenset[str]:
        """Return the digests of revisions of which a kind of value is kept."""
        keys = self._store.keys(kind)
        return frozenset(digest for key in keys if self._key(kind, digest := key.partition(" ")[0]) == key)

    def _key(self, kind: str, digest: str) -> str:
        """Name what a value depends on: the bytes, the software, and for what stops it the policy."""
        policy = f" {self._policy.digest}" if kind == "stops" else ""
        return f"{digest} {derivation_fingerprint()}{policy}"

    def _compute(self, missing: Mapping[str, RevisionTask], kinds: Sequence[str]) -> Iterator[Encoded]:
        root = self._root
        work = partial(compute, root, self._policy, kinds)
        if len(missing) <= SEQUENTIAL_LIMIT or is_child():
            yield from map(work, missing.values())
            return
        tasks = missing.values() if self._executor.shares_disk else map(self._with_files, missing.values())
        made = self._executor.each(work, tasks, derivation_fingerprint())
        yield from self._progress(made, "Reading", len(missing))

    def _with_files(self, task: RevisionTask) -> RevisionTask:
        return replace(task, files=tuple(files_of(self._root, task)))


def task_of(revision: Revision) -> RevisionTask:
    """Return the task of a revision, wherever its bytes lie."""
    return RevisionTask(revision_folder(revision.id, revision.digest), revision.digest, revision.last_good)


def read_and_compute(
    root: Path, policy: Policy, known: Mapping[str, frozenset[str]], path: str
) -> tuple[Revision | None, tuple[Finding, ...], Encoded]:
    """Read one revision, and derive each kind of value by which its digest is not ``known``."""

    def missing(digest: str) -> list[str]:
        return [kind for kind, digests in known.items() if digest not in digests]

    files = each_file(root, path)
    revision, findings, document = revision_and_document(
        path, files, policy.columns, lambda found: bool(missing(found))
    )
    return revision, findings, derive(document, policy, missing(revision.digest)) if revision and document else {}


def compute(root: Path, policy: Policy, kinds: Sequence[str], task: RevisionTask) -> Encoded:
    """Read one revision's text and derive what its bytes alone decide.

    Returns:
        Each of ``kinds``, encoded as the store has it.

    Raises:
        IntegrityError: the bytes are not those of the digest any more.
    """
    files = files_of(root, task) if task.files is None else task.files
    document = approved_document(task.path, files, policy.columns, task.digest)
    if task.last_good:
        document = replace(document, path=f"{LAST_GOOD}/{document.path}")
    return derive(document, policy, kinds)


def files_of(root: Path, task: RevisionTask) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of a revision, wherever its bytes lie."""
    return each_file(source_of(root, last_good=task.last_good), task.path)


def _chunks(things: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    rest = iter(things)
    while chunk := list(islice(rest, size)):
        yield chunk
