"""The question on the command line: what is public, searched with the index that defines the ranking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.pipeline.cache.derived import DerivedValues, Progress
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.evaluate import catalogue_at
from plugins.pipeline.snapshot.root import read_root
from plugins.pipeline.snapshot.search_rows import search_documents
from plugins.search.oracle import fresh_index
from plugins.search.oracle import search as find


def ask(root: Path, words: str, limit: int, at: datetime, progress: Progress) -> Iterator[str]:
    """Yield a line for each document found, best first: score, day, id, title, address."""
    known = read_root(root)
    computed = DerivedValues(root, known.policy, Store(root / ".cache"), progress)
    catalogue, _ = catalogue_at(known, computed, Clock(at))
    documents = search_documents(catalogue)
    texts = computed.texts([p.revision for p in catalogue.publications.values()])
    index = fresh_index(documents, lambda document: texts[document.id].plain)
    hits = find(index, words, limit)
    if not hits:
        yield f"Nothing that is public has any of these words: {words}"
    for hit in hits:
        one = catalogue.publications[hit.id]
        yield f"{hit.score:9.4f}  {one.day or '          '}  {hit.id}  {one.revision.title}  {one.url}"
