"""The Whoosh index that defines the ranking: how documents become its terms; in memory, in one segment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import KEYWORD, STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.formats import Existence

from plugins.search.counts import count_terms
from plugins.search.names import names_of
from plugins.search.tokenizer import SearchAnalyzer
from plugins.search.vector import MOST_IN_BODY, MOST_IN_TITLE


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

    def __init__(self, most: int, *, is_title: bool = False) -> None:
        """Make a field whose frequencies are at most ``most``."""
        super().__init__(Existence(), SearchAnalyzer(is_title=is_title), scorable=True)
        self.most = most
        self.is_title = is_title

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield term, frequency, weight and an empty value for each term."""
        for term, count in count_terms(value, is_title=self.is_title).items():
            yield term.encode(), count, float(min(count, self.most)), b""


class NamesField(FieldType):
    """A field that holds the names of a document; its value is title and number, with a line break between."""

    def __init__(self) -> None:
        """Make the field."""
        super().__init__(Existence(), SearchAnalyzer(), scorable=True)

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield the term of each name."""
        title, _, number = value.partition("\n")
        for term in sorted(names_of(title, number)):
            yield term.encode(), 1, 1.0, b""


def schema() -> Schema:
    """Return the schema of public search."""
    return Schema(
        id=STORED,
        day=STORED,
        column=STORED,
        title=CountedField(MOST_IN_TITLE, is_title=True),
        body=CountedField(MOST_IN_BODY),
        whole=NamesField(),
        filters=KEYWORD,
    )
