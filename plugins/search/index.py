"""The browser's index of what is public: every file, as a function of the documents and their segments."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import sub
from typing import NamedTuple

from plugins.model.digest import sha256
from plugins.model.reserved import SEARCH
from plugins.search.base import Base
from plugins.search.days import write_days
from plugins.search.document import SearchDocument
from plugins.search.files import Artifact, ArtifactCache, constant, whole
from plugins.search.generation import NAME_DIGITS, Table, generation_key, write_generation
from plugins.search.inversion import Vectors
from plugins.search.lengths import length_to_byte
from plugins.search.packs import path
from plugins.search.query import common_terms
from plugins.search.scripts import scripts
from plugins.search.stored import published
from plugins.search.synonyms import marks_of, synonyms_of
from plugins.search.texts import Passages
from plugins.search.title_words import FORM, title_words


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of an index, in two segments.

    Attributes:
        base: everything that was public at the last compaction, in any order; removed documents as they were then.
        removed: ids of documents of the base that changed or went away since.
        erased: those of them whose words stand nowhere any more, as an earlier text neither.
        delta: what appeared since, in any order.
        expected_changes: at most so many documents are removed or appear before the base is rewritten.
        weights: of columns whose documents are found behind others, in hundredths; those that are missing have 100.
        synonyms: groups of words that mean the same.
    """

    base: Sequence[SearchDocument]
    removed: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    delta: Sequence[SearchDocument] = ()
    expected_changes: int = 0
    weights: Mapping[str, int] = field(default_factory=dict)
    synonyms: Sequence[Sequence[str]] = ()


class Generation(NamedTuple):
    """One generation as it is served.

    Attributes:
        table: of what is served.
        packs: paths and files.
        documents: by number, None for removed ones.
        days: as `write_days` writes them, without those of documents that were taken out.
        titles: of its documents, without those that were taken out.
        removed: numbers of documents that are there and do not count, ascending.
    """

    table: Table
    packs: Iterable[tuple[str, Artifact]]
    documents: Sequence[SearchDocument | None]
    days: bytes
    titles: Sequence[str]
    removed: Sequence[int] = ()


def index(collection: Collection, vectors: Vectors, passages: Passages, cache: ArtifactCache) -> Mapping[str, Artifact]:
    """Return every file of the index and its scripts, by path in the output.

    Args:
        collection: what is public, and what was removed from the base.
        vectors: returns the term vectors of documents, removed ones included; called
            for few of them unless the base has to be written.
        passages: returns the passages of documents, likewise.
        cache: keeps parts of the index. Its keys cover what the files depend on,
            except this software and that of the vectors.

    Returns:
        Paths under ``search/``. Packs keep their bytes under their names; the
        manifest says which are in use, and everything that may change without a
        new approval: whether a law is in force.
    """
    generations: list[Generation] = []
    totals: Counter[str] = Counter()
    frequencies: Counter[str] = Counter()
    if collection.base:
        removed, erased, weights = collection.removed, collection.erased, collection.weights
        base = Base(collection.base, removed, erased, collection.expected_changes, weights, vectors, passages, cache)
        by_id = {d.id: d for d in collection.base if d.id not in removed}
        documents = [by_id.get(id) for id in base.table.ids]
        day_of = {d.id: d.day for d in collection.base if d.id not in erased}
        days = write_days(day_of.get(id, "") for id in base.table.ids)
        titles = [d.title for d in collection.base if d.id not in erased]
        generations.append(Generation(base.table, base.packs(), documents, days, titles, base.removed))
        totals.update(title=-base.title_terms, body=-base.body_terms)
        frequencies.subtract(base.frequencies)
    if collection.delta:
        generations.append(_delta(collection, vectors, passages, cache))
    files = dict(scripts())
    for one in generations:
        files.update(one.packs)
        files[path("days", _name(one.days))] = constant(one.days)
        files[f"words.{one.table.names['texts']}.json"] = _words(one)
        totals.update(title=one.table.title_terms, body=one.table.body_terms)
        totals.update(documents=sum(document is not None for document in one.documents))
        frequencies.update(one.table.frequencies)
    said = published()
    files[path("phrases", _name(said))] = constant(said)
    synonyms = _json([list(group) for group in collection.synonyms])
    files[f"synonyms.{_name(synonyms)}.json"] = constant(synonyms)
    known = {"file": _name(synonyms), "marks": _gaps(marks_of(synonyms_of(collection.synonyms)))}
    files["manifest.json"] = constant(_manifest(generations, totals, +frequencies, known))
    return {f"{SEARCH}/{name}": artifact for name, artifact in files.items()}


def _words(one: Generation) -> Artifact:
    """Return the file with the words of titles; it is as good as the pack of texts, in which the titles stand."""
    return whole(f"{one.table.names['texts']} {FORM}", partial(title_words, one.titles))


FORM_OF_PACKS = 3
"""Of everything that the manifest names: scripts that know another one ask for the page to be loaded again."""


def _delta(collection: Collection, vectors: Vectors, passages: Passages, cache: ArtifactCache) -> Generation:
    members, weights = collection.delta, collection.weights
    key = generation_key(members, weights)
    known = cache.load("delta", key)
    if known is None:
        pieces: dict[str, bytes] = {}
        table = write_generation(members, vectors, passages, len(members), weights, pieces.__setitem__)
        known = (table, pieces)
        cache.store(key, {"delta": known})
    table, pieces = known
    by_id = {document.id: document for document in members}
    packs = [(path(kind, name), Artifact(name, partial(_of_kind, pieces, kind))) for kind, name in table.names.items()]
    days = write_days(by_id[id].day for id in table.ids)
    return Generation(table, packs, [by_id[id] for id in table.ids], days, [member.title for member in members])


def _of_kind(pieces: Mapping[str, bytes], kind: str) -> Iterable[bytes]:
    return [data for name, data in pieces.items() if name.startswith(f"{kind} ")]


def _manifest(
    generations: Sequence[Generation],
    totals: Mapping[str, int],
    frequencies: Mapping[str, int],
    synonyms: Mapping[str, object],
) -> bytes:
    usual = _usual_states(document for one in generations for document in one.documents if document)
    return _json(
        {
            "form": FORM_OF_PACKS,
            "phrases": _name(published()),
            "documents": totals["documents"],
            "title": totals["title"],
            "body": totals["body"],
            "common": " ".join(common_terms(frequencies, totals["documents"])),
            "states": usual,
            "synonyms": synonyms,
            "generations": [
                {
                    **one.table.names,
                    "days": _name(one.days),
                    "bits": one.table.bits,
                    "weights": [n for pair in one.table.weights for n in pair],
                    "keys": one.table.keys,
                    "lengths": _steps(one.table.lengths),
                    "removed": _gaps(one.removed),
                    "states": _other_states(one.documents, usual),
                }
                for one in generations
            ],
        }
    )


def _usual_states(documents: Iterable[SearchDocument]) -> dict[str, str]:
    """Return for each column the state that most of its documents have, the first one of several."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        counts[document.column][document.state] += 1
    return {column: min(of, key=lambda state: (-of[state], state)) for column, of in sorted(counts.items())}


def _other_states(documents: Iterable[SearchDocument | None], usual: Mapping[str, str]) -> dict[str, list[int]]:
    """Return by state the numbers of documents that have another than is usual in their column, as gaps."""
    other: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        if document and document.state != usual[document.column]:
            other[document.state].append(number)
    return {state: _gaps(numbers) for state, numbers in sorted(other.items())}


def _steps(lengths: Sequence[tuple[int, int]]) -> list[int]:
    """Return pairs of the byte of a length, as its distance from the one before, and how many documents have it."""
    distances = _gaps([length_to_byte(length) for length, _ in lengths])
    return [n for distance, (_, count) in zip(distances, lengths, strict=True) for n in (distance, count)]


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Return numbers as the first one, then each one's distance from the one before."""
    return list(map(sub, numbers, [0, *numbers]))


def _name(data: bytes) -> str:
    return sha256(data).removeprefix("sha256:")[:NAME_DIGITS]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
