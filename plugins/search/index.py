"""The browser's index of what is public: every file of it, as a function of the documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from plugins.search.document import SearchDocument
from plugins.search.generation import (
    TABLE,
    Table,
    generation_key,
    generation_name,
    generations,
    step,
    write_generation,
)
from plugins.search.query import common_terms, frequent_pairs
from plugins.search.scripts import scripts
from plugins.search.vector import Vector

FOLDER = "search"
CARDS = 8
"""How many documents share a file of cards."""

Files = Mapping[str, bytes]
VectorOf = Callable[[SearchDocument], Vector]
Cache = Callable[[str, Callable[[], Files]], Files]


def build(documents: Sequence[SearchDocument], vector_of: VectorOf, cache: Cache | None = None) -> Files:
    """Return every file of the index and its scripts, by path in the output.

    Args:
        documents: what is public, in any order.
        vector_of: the term vector of a document; asked twice for each document
            of a generation that is made, and never for one that is cached.
        cache: returns what it kept under a key, or keeps what the function
            given makes. It is asked for the base alone. The key covers what the
            files depend on, except this software and that of the vectors.

    Returns:
        Paths under ``search/``. The files of a generation lie in a folder named
        by their contents and never change. Cards carry what may change without
        a new approval (the address, whether a law is in force), so they lie
        beside it and are asked for anew each time.
    """
    base, fresh = generations(documents)
    by_id = {document.id: document for document in documents}
    files = {f"{FOLDER}/{name}": script for name, script in scripts()}
    tables: list[tuple[str, Table]] = []
    for members, coming, keep in ((base, step(len(base)), cache), (fresh, len(fresh), None)):
        if not members:
            continue
        make = partial(write_generation, members, vector_of, coming)
        made = make() if keep is None else keep(generation_key(members), make)
        name, table = generation_name(made), Table.from_bytes(made[TABLE])
        files.update((f"{FOLDER}/{name}/{shard}", data) for shard, data in made.items() if shard != TABLE)
        files.update(_cards(name, [by_id[id] for id in table.ids]))
        tables.append((name, table))
    files[f"{FOLDER}/manifest.json"] = _manifest(tables)
    return files


def _manifest(tables: Sequence[tuple[str, Table]]) -> bytes:
    documents = sum(len(table.ids) for _, table in tables)
    frequencies: Counter[str] = Counter()
    for _, table in tables:
        frequencies.update(table.frequencies)
    return _json(
        {
            "documents": documents,
            "title": sum(table.title_terms for _, table in tables),
            "body": sum(table.body_terms for _, table in tables),
            "common": " ".join(common_terms(frequencies, documents)),
            "frequent": " ".join(frequent_pairs(frequencies)),
            "generations": [
                {"name": name, "bits": table.bits, "lengths": [n for pair in table.lengths for n in pair]}
                for name, table in tables
            ],
        }
    )


def _cards(name: str, numbered: Sequence[SearchDocument]) -> Iterator[tuple[str, bytes]]:
    for block in range(0, len(numbered), CARDS):
        cards = numbered[block : block + CARDS]
        yield f"{FOLDER}/cards/{name}/{block // CARDS}.json", _json(_card_file(cards))


def _card_file(cards: Sequence[SearchDocument]) -> list[list[str | int]]:
    """Return the strings that cards share, then each card: id, address, title, and places of shared strings.

    Those are column, department, year, day, state and language. The address is
    its last part alone where column and year say the rest, ``""`` where that is
    the id.
    """
    shared: dict[str, int] = {}
    rows: list[list[str | int]] = []
    for card in cards:
        values = (card.column, card.department, card.year, card.day, card.state, card.language)
        rows.append([card.id, _address(card), card.title, *(shared.setdefault(v, len(shared)) for v in values)])
    return [list(shared), *rows]


def _address(card: SearchDocument) -> str:
    slug = card.url.removeprefix(f"/{card.column}/{card.year}/").removesuffix(".html")
    if card.url != f"/{card.column}/{card.year}/{slug}.html" or "/" in slug:
        return card.url
    return "" if slug == card.id else slug


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
