"""The browser's index of what is public: every file of it, as a function of the documents and their division."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.reserved import SEARCH
from plugins.search.base import Base
from plugins.search.document import SearchDocument
from plugins.search.files import Made, Shelf
from plugins.search.generation import Table, generation_key, write_generation
from plugins.search.inversion import Vectors
from plugins.search.query import common_terms, frequent_pairs
from plugins.search.scripts import scripts

CARDS = 8
"""How many documents share a file of cards."""

FORM = sha256(Path(__file__).read_bytes())[:8]
"""What cards look like is decided here."""

SHOWN = attrgetter("id", "url", "title", "column", "department", "year", "day", "state", "language")
"""What a card is made of."""

HOLE = ["", ""]
"""The card of a document that left."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of an index, divided.

    Attributes:
        base: everything that was public at the last fold, in any order; of those that left, as they were.
        left: ids of documents of the base that changed or went away since.
        fresh: what appeared since, in any order.
        coming: the most documents that may leave or appear before the base is written anew.
    """

    base: Sequence[SearchDocument]
    left: frozenset[str] = frozenset()
    fresh: Sequence[SearchDocument] = ()
    coming: int = 0


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation as it is served; ``documents`` by number, with None for those that left."""

    table: Table
    state: str
    shards: Iterable[tuple[str, Made]]
    documents: Sequence[SearchDocument | None]


def index(collection: Collection, vectors: Vectors, shelf: Shelf) -> Mapping[str, Made]:
    """Return every file of the index and its scripts, by path in the output.

    Args:
        collection: what is public, and what left the base.
        vectors: the term vectors of documents, those that left among them; asked
            for few of them unless the base is to be written.
        shelf: keeps what was made. Its keys cover what the files depend on,
            except this software and that of the vectors.

    Returns:
        Paths under ``search/``. A shard of the base has the same bytes until a
        document that has one of its terms leaves. Cards carry what may change
        without a new approval (the address, whether a law is in force), so they
        lie beside the shards and are asked for anew each time.
    """
    generations: list[Generation] = []
    totals: Counter[str] = Counter()
    frequencies: Counter[str] = Counter()
    if collection.base:
        base = Base(collection.base, collection.left, collection.coming, vectors, shelf)
        by_id = {d.id: d for d in collection.base if d.id not in collection.left}
        generations.append(Generation(base.table, base.state, base.shards(), [by_id.get(id) for id in base.table.ids]))
        totals.update(title=-base.title_terms, body=-base.body_terms)
        frequencies.subtract(base.frequencies)
    if collection.fresh:
        generations.append(_fresh(collection.fresh, vectors, shelf))
    files = {f"{SEARCH}/{name}": _given(script) for name, script in scripts()}
    for one in generations:
        files.update((f"{SEARCH}/{one.table.name}/{name}", made) for name, made in one.shards)
        files.update(_cards(one.table.name, one.documents))
        totals.update(title=one.table.title_terms, body=one.table.body_terms)
        totals.update(documents=sum(document is not None for document in one.documents))
        frequencies.update(one.table.frequencies)
    files[f"{SEARCH}/manifest.json"] = _given(_manifest(generations, totals, +frequencies))
    return files


def _fresh(members: Sequence[SearchDocument], vectors: Vectors, shelf: Shelf) -> Generation:
    key = generation_key(members)
    known = shelf.load("fresh", key)
    if known is None:
        shards: dict[str, bytes] = {}
        known = (write_generation(members, vectors, len(members), shards.update), shards)
        shelf.store(key, {"fresh": known})
    table, shards = known
    by_id = {document.id: document for document in members}
    made = ((name, Made(f"{table.name}/{name}", partial(bytes, data))) for name, data in shards.items())
    return Generation(table, "", made, [by_id[id] for id in table.ids])


def _manifest(generations: Sequence[Generation], totals: Mapping[str, int], frequencies: Mapping[str, int]) -> bytes:
    return _json(
        {
            "documents": totals["documents"],
            "title": totals["title"],
            "body": totals["body"],
            "common": " ".join(common_terms(frequencies, totals["documents"])),
            "frequent": " ".join(frequent_pairs(frequencies)),
            "generations": [
                {
                    "name": one.table.name,
                    "state": one.state,
                    "bits": one.table.bits,
                    "lengths": [n for pair in one.table.lengths for n in pair],
                }
                for one in generations
            ],
        }
    )


def _cards(name: str, documents: Sequence[SearchDocument | None]) -> Iterator[tuple[str, Made]]:
    for block in range(0, len(documents), CARDS):
        cards = documents[block : block + CARDS]
        decisive = "\n".join("\t".join(SHOWN(card)) if card else "" for card in cards)
        fingerprint = f"{FORM} {sha256(decisive.encode())}"
        yield f"{SEARCH}/cards/{name}/{block // CARDS}.json", Made(fingerprint, partial(_card_file, cards))


def _card_file(cards: Sequence[SearchDocument | None]) -> bytes:
    """Return the strings that cards share, then each card: id, address, title, and places of shared strings.

    Those are column, department, year, day, state and language. The address is
    its last part alone where column and year say the rest, ``""`` where that is
    the id.
    """
    shared: dict[str, int] = {}
    rows: list[list[str | int]] = []
    for card in cards:
        if card is None:
            rows.append([*HOLE])
            continue
        values = (card.column, card.department, card.year, card.day, card.state, card.language)
        rows.append([card.id, _address(card), card.title, *(shared.setdefault(v, len(shared)) for v in values)])
    return _json([list(shared), *rows])


def _address(card: SearchDocument) -> str:
    slug = card.url.removeprefix(f"/{card.column}/{card.year}/").removesuffix(".html")
    if card.url != f"/{card.column}/{card.year}/{slug}.html" or "/" in slug:
        return card.url
    return "" if slug == card.id else slug


def _given(data: bytes) -> Made:
    return Made(sha256(data), partial(bytes, data))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
