"""The search of the preview: its base is written beside by a process, what changed since is counted in when asked."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plugins.model.document import Text
from plugins.model.plan import Catalogue
from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.search_shelf import ArtifactCache
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.snapshot.search_rows import search_documents, search_weights
from plugins.search.document import SearchDocument, index_key
from plugins.search.files import Artifact
from plugins.search.index import Collection, index
from plugins.search.passages import passages
from plugins.search.vector import Vector, passage_bits, vector

INDEX, BASE, LAST, MEMBERS = "preview index", "preview base vector", "preview last vector", "preview members"
"""Kinds of values in the store: none is that of a build, which knows no drafts."""

LEAST, SHARE = 64, 16
"""The base is written anew when `LEAST` documents changed since, and at least a `SHARE`th of it."""

CHUNK = 500
LOOK_S = 0.1

TextOf = Callable[[SearchDocument], tuple[Text, str, str]]
"""A document's text as it is now, all words by which it is found, and its digest, ``""`` when it is gone."""

Known = tuple[str, Vector, tuple[bytes, ...]]
"""What a vector and passages were made for, and these."""


class MissingVectorError(Exception):
    """The vector of a text that is gone is not kept any more."""


class PreviewSearch:
    """Files of the search over everything in ``content/``, as the public search has them over what is public."""

    def __init__(self, root: Path, store: Store, text_of: TextOf) -> None:
        self._root = root
        self._shelf = ArtifactCache(store, INDEX)
        self._vectors = Vectors(store, text_of)
        self._members: BlobCache[tuple[SearchDocument, ...]] = BlobCache(
            store, MEMBERS, codec_of(tuple[SearchDocument, ...])
        )
        self._base = self._members.load([MEMBERS]).get(MEMBERS)
        self._vectors.touch(document.id for document in self._base or ())
        self._files: Mapping[str, Artifact] | None = None
        self._lock = asyncio.Lock()

    def follow(self, catalogue: Catalogue) -> None:
        """Search another catalogue from now on."""
        self._catalogue = catalogue
        self._files = None

    async def file(self, path: str) -> bytes | None:
        """Return a file by its path in the output, None when there is none; the first waits for the base."""
        async with self._lock:
            while (files := self._files or self._indexed()) is None:
                await self._written()
            self._files = files
        return files[path].make() if path in files else None

    def _indexed(self) -> Mapping[str, Artifact] | None:
        """Return the files as they are now, None when there is no base that can be used."""
        now = {document.id: document for document in search_documents(self._catalogue)}
        if self._base is None:
            return None
        base = {document.id: document for document in self._base}
        left = frozenset(id for id, one in base.items() if id not in now or index_key(now[id]) != index_key(one))
        fresh = [document for id, document in now.items() if id not in base or id in left]
        expected_changes = _expected_changes(self._base)
        weights, synonyms = search_weights(self._catalogue.policy), self._catalogue.policy.synonyms
        if len(left) + len(fresh) > expected_changes:
            return None
        stayed = [now[id] if id not in left else document for id, document in base.items()]
        try:
            collection = Collection(stayed, left, frozenset(), fresh, expected_changes, weights, synonyms)
            return index(collection, self._vectors, self._vectors.passages, self._shelf)
        except MissingVectorError:
            return None

    async def _written(self) -> None:
        """Have another process write the base; write it here where that left none."""
        with self._begun() as writing:
            while writing.poll() is None:
                await asyncio.sleep(LOOK_S)
        self._base = self._members.load([MEMBERS]).get(MEMBERS)
        if self._indexed() is None:
            self.write_base()

    def _begun(self) -> subprocess.Popen[bytes]:
        """Begin to write the base; the process ends when nobody holds the other end of its input any more."""
        command = [sys.executable, "-m", "plugins.pipeline.preview.index_process", str(self._root)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)

    def write_base(self) -> None:
        """Write the base of everything that is there now, but for what changes meanwhile."""
        documents = tuple(d for d in search_documents(self._catalogue) if self._vectors.keep(d))
        weights = search_weights(self._catalogue.policy)
        collection = Collection(documents, expected_changes=_expected_changes(documents), weights=weights)
        index(collection, self._vectors, self._vectors.passages, self._shelf)
        self._members.save({MEMBERS: documents})
        self._base = documents


class Vectors:
    """Term vectors and passages of working documents as they are; of texts that are gone from the store alone.

    The store holds two of each document: as it stands in the base, and as it was searched last.
    """

    def __init__(self, store: Store, text_of: TextOf) -> None:
        self._caches: dict[str, BlobCache[Known]] = {
            kind: BlobCache(store, kind, codec_of(tuple[str, Vector, tuple[bytes, ...]])) for kind in (BASE, LAST)
        }
        self._text_of = text_of

    def __call__(self, documents: Sequence[SearchDocument]) -> Iterable[Vector]:
        """Return the vector of each document, in their order.

        Raises:
            MissingVectorError: a text has changed since, and its vector is not kept.
        """
        return (vector for _, vector, _ in self._each(documents))

    def passages(self, documents: Sequence[SearchDocument]) -> Iterable[Sequence[bytes]]:
        """Return the passages of each document; raises as calling this does."""
        return (passages for _, _, passages in self._each(documents))

    def _each(self, documents: Sequence[SearchDocument]) -> Iterator[Known]:
        for start in range(0, len(documents), CHUNK):
            some = documents[start : start + CHUNK]
            known = self._known(LAST, some) | self._known(BASE, some)
            made = {d.id: self._made(d) for d in some if d.id not in known}
            self._caches[LAST].save(made)
            yield from (known.get(d.id) or made[d.id] for d in some)

    def keep(self, document: SearchDocument) -> bool:
        """Keep the vector of a document as it goes into the base; tell whether it can be had."""
        if self._known(BASE, [document]):
            return True
        try:
            made = self._known(LAST, [document]).get(document.id) or self._made(document)
        except MissingVectorError:
            return False
        self._caches[BASE].save({document.id: made})
        return True

    def touch(self, ids: Iterable[str]) -> None:
        """Count the vectors of the base as asked for: it is good for something only with them."""
        self._caches[BASE].touch(ids)

    def _known(self, kind: str, documents: Sequence[SearchDocument]) -> dict[str, Known]:
        keys = {document.id: _made_for(document) for document in documents}
        found = self._caches[kind].load(keys)
        return {id: known for id, known in found.items() if known[0] == keys[id]}

    def _made(self, document: SearchDocument) -> Known:
        text, plain, digest = self._text_of(document)
        if digest != document.digest:
            raise MissingVectorError(document.id)
        of = (document.title, plain, document.number)
        return _made_for(document), vector(*of), passages(text, passage_bits(*of), plain[len(text.plain) :])


def _made_for(document: SearchDocument) -> str:
    return f"{document.digest} {derivation_fingerprint()}"


def _expected_changes(base: Sequence[SearchDocument]) -> int:
    return max(LEAST, len(base) // SHARE)
