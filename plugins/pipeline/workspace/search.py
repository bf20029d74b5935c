"""The question on the command line: what is public, searched with the index that defines the ranking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.model.other_language import searched_text
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.evaluate import evaluate
from plugins.pipeline.snapshot.search_rows import search_documents, search_weights
from plugins.search.oracle import fresh_index
from plugins.search.oracle import search as find
from plugins.system.progress import Progress
from plugins.system.state_folder import state_of


def ask(root: Path, words: str, limit: int, at: datetime, progress: Progress) -> Iterator[str]:
    """Yield a line for each document found, best first: score, day, id, title, address."""
    store = Store(state_of(root).cache)
    derived_under = partial(DerivedValues, root, store=store, progress=progress)
    catalogue = evaluate(root, at, derived_under).catalogue
    documents = search_documents(catalogue)
    derived = derived_under(catalogue.policy)
    revisions = {id: publication.revision for id, publication in catalogue.publications.items()}
    texts = derived.texts(list(revisions.values()))
    index = fresh_index(
        documents,
        lambda one: searched_text(revisions[one.id], texts[one.id].plain),
        search_weights(catalogue.policy),
        catalogue.policy.synonyms,
    )
    hits = find(index, words, limit)
    if not hits:
        yield f"Nothing that is public has any of these words: {words}"
    for hit in hits:
        one = catalogue.publications[hit.id]
        yield f"{hit.score:9.4f}  {one.day or '          '}  {hit.id}  {one.revision.title}  {one.url}"
