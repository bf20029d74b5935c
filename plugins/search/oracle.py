"""The definition of the ranking: what a fresh, one-segment Whoosh index of the same documents answers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import KEYWORD, STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.formats import Existence
from whoosh.query import And, Or, Query, Term

from plugins.search.analyzer import whole
from plugins.search.counts import count_terms
from plugins.search.document import SearchDocument, filter_term, filter_terms
from plugins.search.query import choose, common_terms, frequent_pairs
from plugins.search.tokenizer import SearchAnalyzer
from plugins.search.vector import MOST_IN_BODY, MOST_IN_TITLE
from plugins.search.weighting import SearchWeighting, rounded

MEMORY_MB = 2048
"""Whoosh sorts in memory up to this limit; beyond, it merges runs and rounds their lengths a second time."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: its id and its score, rounded."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Oracle:
    """A searcher of the Whoosh index, with the statistics that decide which terms a query asks for."""

    searcher: Any
    frequent: Mapping[str, int]
    common: frozenset[str]


class MemoryStorage(RamStorage):
    """Whoosh's storage in memory, with temporary files in a folder of its own; Whoosh's is shared by all processes."""

    def __init__(self, temporary: str) -> None:
        """Make an empty storage."""
        super().__init__()
        self._temporary = temporary

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """Return a storage for temporary files."""
        return FileStorage(tempfile.mkdtemp(dir=self._temporary))


class MemoryCodec(W3Codec):
    """Whoosh's codec without compression, and without the length bounds that the ranking does not use."""

    length_stats = False

    def __init__(self) -> None:
        """Make the codec."""
        super().__init__(compression=0)


class CountedField(FieldType):
    """A field that counts its terms itself; frequencies have a maximum, lengths count every occurrence."""

    def __init__(self, most: int) -> None:
        """Make a field whose frequencies are at most ``most``."""
        super().__init__(Existence(), SearchAnalyzer(), scorable=True)
        self.most = most

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield term, frequency, weight and an empty value for each term."""
        for term, count in count_terms(value).items():
            yield term.encode(), count, float(min(count, self.most)), b""


class WholeField(FieldType):
    """A field that holds each line of its value as one term."""

    def __init__(self) -> None:
        """Make the field."""
        super().__init__(Existence(), SearchAnalyzer(), scorable=True)

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield the terms of the lines; a line without words has none."""
        for term in sorted({whole(line) for line in value.split("\n")} - {""}):
            yield term.encode(), 1, 1.0, b""


def schema() -> Schema:
    """Return the schema of public search."""
    return Schema(
        id=STORED,
        day=STORED,
        title=CountedField(MOST_IN_TITLE),
        body=CountedField(MOST_IN_BODY),
        whole=WholeField(),
        filters=KEYWORD,
    )


def fresh_index(documents: Iterable[SearchDocument], plain_of: Callable[[SearchDocument], str]) -> Oracle:
    """Index documents into one segment in memory."""
    with tempfile.TemporaryDirectory() as temporary:
        index = MemoryStorage(temporary).create_index(schema())
        writer = index.writer(limitmb=MEMORY_MB, codec=MemoryCodec())
        for document in documents:
            writer.add_document(
                id=document.id,
                day=document.day,
                title=document.title,
                body=f"{document.number}\n{plain_of(document)}",
                whole=f"{document.title}\n{document.number}",
                filters=" ".join(filter_terms(document)),
            )
        writer.commit()
    searcher = index.searcher(weighting=SearchWeighting())
    frequencies = {text.decode(): info.doc_frequency() for text, info in searcher.reader().iter_field("body")}
    return Oracle(
        searcher=searcher,
        frequent={pair: rank for rank, pair in enumerate(frequent_pairs(frequencies))},
        common=frozenset(common_terms(frequencies, searcher.doc_count_all())),
    )


def search(oracle: Oracle, query: str, /, limit: int | None = 10, **filters: str) -> list[Hit]:
    """Return the documents that have any term of the query, best first.

    Equal scores: newer days first, documents without a day last; then by id.
    ``limit`` None: all of them. Each further argument is a filter, such as
    ``column`` or ``year``, and its value, ``""`` for any. Filters leave out
    documents and change no score.
    """
    question = choose(query, oracle.frequent, oracle.common)
    reader = oracle.searcher.reader()
    terms = [t for t in question.terms if any((f, t) in reader for f in ("title", "body"))]
    asked = [Term(field, term) for term in terms or question.common for field in ("title", "body")]
    asked.append(Term("whole", question.whole))
    asked = [term for term in asked if (term.fieldname, term.text) in reader]
    if not asked:
        return []
    wanted = [Term("filters", filter_term(name, value)) for name, value in filters.items() if value]
    found = oracle.searcher.search(_any_of(asked), limit=None, filter=And(wanted) if wanted else None)
    scores = [(rounded(score), number) for score, number in found.top_n]
    least = sorted((score for score, _ in scores), reverse=True)[:limit][-1:]
    hits = [(score, reader.stored_fields(number)) for score, number in scores if [score] >= least]
    hits.sort(key=lambda hit: hit[1]["id"])
    hits.sort(key=lambda hit: hit[1]["day"], reverse=True)
    hits.sort(key=lambda hit: hit[0], reverse=True)
    return [Hit(stored["id"], score) for score, stored in hits[:limit]]


def _any_of(terms: list[Term]) -> Query:
    query = Or(terms)
    query.matcher_type = Or.ARRAY_MATCHER
    return query
