"""What follows from the bytes of one revision alone, computed once and kept by digest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.digest import sha256
from plugins.model.document import Text
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.pipeline.cache import Cache
from plugins.pipeline.known import read_document_of

if TYPE_CHECKING:
    from plugins.search.vector import Vector

FEW = 64
"""Up to so many revisions, starting processes takes longer than the work."""

CHUNK = 32
SOURCES = ("model", "plan", "read", "rules", "search")
LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pypdf", "pyyaml", "tzdata", "whoosh")

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]


def silent(things: Iterable[Any], what: str, total: int) -> Iterable[Any]:
    """Show no progress."""
    return things


@cache
def software_digest() -> str:
    """Return a digest of the code and libraries that decide what is computed here."""
    here = Path(__file__).parents[1]
    parts = [f"{name} {version(name)}" for name in LIBRARIES]
    for source in SOURCES:
        parts += [f"{p.name} {sha256(p.read_bytes())}" for p in sorted((here / source).rglob("*.py"))]
    return sha256("\n".join(parts).encode())[:16]


class Computed:
    """Texts, findings and term vectors of revisions, from the cache or computed together where one is missing."""

    def __init__(self, root: Path, policy: Policy, cache: Cache, progress: Progress) -> None:
        self._root = root
        self._policy = policy
        self._cache = cache
        self._progress = progress

    def texts(self, revisions: Sequence[Revision]) -> Mapping[str, Text]:
        """Return the text of each revision, by id."""
        return self._by_id("text", revisions)

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the text of each revision links to, by id of the revision's document."""
        return self._by_id("links", revisions)

    def vectors(self, revisions: Sequence[Revision]) -> Mapping[str, Vector]:
        """Return the term vector of each revision, by id."""
        return self._by_id("vector", revisions)

    def findings(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[Finding, ...]]:
        """Return what document rules say of each revision alone, by digest."""
        return self._load("findings", revisions)

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return why revisions must not go out, by digest, with the findings that say so."""
        found = self.findings(revisions).items()
        stopped = [(digest, f) for digest, some in found for f in some if f.weight is Weight.STOP]
        return {digest: f"{f.code} {f.rule} stops it" for digest, f in stopped}, tuple(f for _, f in stopped)

    def _by_id(self, kind: str, revisions: Sequence[Revision]) -> Mapping[str, Any]:
        found = self._load(kind, revisions)
        return {r.id: found[r.digest] for r in revisions}

    def _load(self, kind: str, revisions: Sequence[Revision]) -> Mapping[str, Any]:
        keys = {r.digest: self._key(kind, r) for r in revisions}
        known = dict(self._cache.load(kind, keys.values()))
        missing = [r for r in revisions if keys[r.digest] not in known]
        for chunk in _chunks(self._compute(missing)):
            for name in ("text", "links", "vector", "findings"):
                values = {self._key(name, revision): made[name] for revision, made in chunk}
                self._cache.store(name, values)
                if name == kind:
                    known.update(values)
        return {digest: known[key] for digest, key in keys.items()}

    def _key(self, kind: str, revision: Revision) -> str:
        """Name what a value depends on: the bytes, the software, and for findings the policy."""
        policy = f" {self._policy.digest}" if kind == "findings" else ""
        return f"{revision.digest} {software_digest()}{policy}"

    def _compute(self, revisions: Sequence[Revision]) -> Iterator[tuple[Revision, Mapping[str, Any]]]:
        work = partial(compute, self._root, self._policy)
        if len(revisions) <= FEW:
            yield from zip(revisions, map(work, revisions), strict=True)
            return
        with ProcessPoolExecutor(os.cpu_count()) as executor:
            made = executor.map(work, revisions, chunksize=CHUNK)
            yield from zip(revisions, self._progress(made, "Reading", len(revisions)), strict=True)


def compute(root: Path, policy: Policy, revision: Revision) -> Mapping[str, Any]:
    """Read one revision's text and derive everything that its bytes alone decide."""
    from plugins.rules.ruleset import check_alone
    from plugins.search.vector import vector

    document = read_document_of(root, revision, policy)
    column = policy.columns.get(revision.column)
    adopted = "origin" in revision.fields
    return {
        "text": document.text,
        "links": tuple(dict.fromkeys(link.target for link in document.text.links if link.kind == "document")),
        "vector": vector(revision.title, document.text.plain, revision.string("document_number")),
        "findings": check_alone(document, column, adopted=adopted) if column else (),
    }


def _chunks(pairs: Iterator[tuple[Revision, Mapping[str, Any]]], size: int = 500) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for pair in pairs:
        chunk.append(pair)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
