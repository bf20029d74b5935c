"""The browser's index of what is public: every file, as a function of the documents and their segments."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.reserved import SEARCH
from plugins.search.base import Base
from plugins.search.document import SearchDocument
from plugins.search.files import Artifact, ArtifactCache
from plugins.search.generation import Table, generation_key, write_generation
from plugins.search.inversion import Vectors
from plugins.search.query import common_terms
from plugins.search.scripts import scripts

CARDS = 8
"""Number of documents that share a file of cards."""

FORM = sha256(Path(__file__).read_bytes())[:8]
"""Version of the form of cards: it is decided in this file."""

CARD_FIELDS = attrgetter("id", "url", "title", "column", "department", "year", "day", "state", "language")
"""Everything that a card is made of."""

TOMBSTONE = ["", ""]
"""The card of a document that was removed."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of an index, in two segments.

    Attributes:
        base: everything that was public at the last compaction, in any order; removed documents as they were then.
        removed: ids of documents of the base that changed or went away since.
        delta: what appeared since, in any order.
        expected_changes: at most so many documents are removed or appear before the base is rewritten.
        weights: of columns whose documents are found behind others, in hundredths; those that are missing have 100.
    """

    base: Sequence[SearchDocument]
    removed: frozenset[str] = frozenset()
    delta: Sequence[SearchDocument] = ()
    expected_changes: int = 0
    weights: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation as it is served; ``documents`` by number, None for removed ones."""

    table: Table
    version: str
    shards: Iterable[tuple[str, Artifact]]
    documents: Sequence[SearchDocument | None]


def index(collection: Collection, vectors: Vectors, cache: ArtifactCache) -> Mapping[str, Artifact]:
    """Return every file of the index and its scripts, by path in the output.

    Args:
        collection: what is public, and what was removed from the base.
        vectors: returns the term vectors of documents, removed ones included; called
            for few of them unless the base has to be written.
        cache: keeps parts of the index. Its keys cover what the files depend on,
            except this software and that of the vectors.

    Returns:
        Paths under ``search/``. A shard of the base keeps its bytes until a
        document with one of its terms is removed. Cards hold what may change
        without a new approval (the address, whether a law is in force), so they
        are separate from the shards, and browsers revalidate them each time.
    """
    generations: list[Generation] = []
    totals: Counter[str] = Counter()
    frequencies: Counter[str] = Counter()
    if collection.base:
        base = Base(
            collection.base, collection.removed, collection.expected_changes, collection.weights, vectors, cache
        )
        by_id = {d.id: d for d in collection.base if d.id not in collection.removed}
        documents = [by_id.get(id) for id in base.table.ids]
        generations.append(Generation(base.table, base.version, base.shards(), documents))
        totals.update(title=-base.title_terms, body=-base.body_terms)
        frequencies.subtract(base.frequencies)
    if collection.delta:
        generations.append(_delta(collection.delta, collection.weights, vectors, cache))
    files = {f"{SEARCH}/{name}": _constant(script) for name, script in scripts()}
    for one in generations:
        files.update((f"{SEARCH}/{one.table.name}/{name}", artifact) for name, artifact in one.shards)
        files.update(_cards(one.table.name, one.documents))
        totals.update(title=one.table.title_terms, body=one.table.body_terms)
        totals.update(documents=sum(document is not None for document in one.documents))
        frequencies.update(one.table.frequencies)
    files[f"{SEARCH}/manifest.json"] = _constant(_manifest(generations, totals, +frequencies))
    return files


def _delta(
    members: Sequence[SearchDocument], weights: Mapping[str, int], vectors: Vectors, cache: ArtifactCache
) -> Generation:
    key = generation_key(members, weights)
    known = cache.load("delta", key)
    if known is None:
        shards: dict[str, bytes] = {}
        known = (write_generation(members, vectors, len(members), weights, shards.update), shards)
        cache.store(key, {"delta": known})
    table, shards = known
    by_id = {document.id: document for document in members}
    artifacts = ((name, Artifact(f"{table.name}/{name}", partial(bytes, data))) for name, data in shards.items())
    return Generation(table, "", artifacts, [by_id[id] for id in table.ids])


def _manifest(generations: Sequence[Generation], totals: Mapping[str, int], frequencies: Mapping[str, int]) -> bytes:
    return _json(
        {
            "documents": totals["documents"],
            "title": totals["title"],
            "body": totals["body"],
            "common": " ".join(common_terms(frequencies, totals["documents"])),
            "generations": [
                {
                    "name": one.table.name,
                    "state": one.version,
                    "bits": one.table.bits,
                    "weights": [n for pair in one.table.weights for n in pair],
                    "lengths": [n for pair in one.table.lengths for n in pair],
                }
                for one in generations
            ],
        }
    )


def _cards(name: str, documents: Sequence[SearchDocument | None]) -> Iterator[tuple[str, Artifact]]:
    for block in range(0, len(documents), CARDS):
        cards = documents[block : block + CARDS]
        content = "\n".join("\t".join(CARD_FIELDS(card)) if card else "" for card in cards)
        fingerprint = f"{FORM} {sha256(content.encode())}"
        yield f"{SEARCH}/cards/{name}/{block // CARDS}.json", Artifact(fingerprint, partial(_card_file, cards))


def _card_file(cards: Sequence[SearchDocument | None]) -> bytes:
    """Return the strings that cards share, then each card: id, address, title, and indices of shared strings.

    The shared strings are column, department, year, day, state and language. The
    address is its last part alone where column and year give the rest, and
    ``""`` where that part is the id.
    """
    shared: dict[str, int] = {}
    rows: list[list[str | int]] = []
    for card in cards:
        if card is None:
            rows.append([*TOMBSTONE])
            continue
        values = (card.column, card.department, card.year, card.day, card.state, card.language)
        rows.append([card.id, _address(card), card.title, *(shared.setdefault(v, len(shared)) for v in values)])
    return _json([list(shared), *rows])


def _address(card: SearchDocument) -> str:
    slug = card.url.removeprefix(f"/{card.column}/{card.year}/").removesuffix(".html")
    if card.url != f"/{card.column}/{card.year}/{slug}.html" or "/" in slug:
        return card.url
    return "" if slug == card.id else slug


def _constant(data: bytes) -> Artifact:
    return Artifact(sha256(data), partial(bytes, data))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
