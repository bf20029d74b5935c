"""What results show, as parts of a pack: those of each document, in the order of the numbers.

A document with one passage has one part: its card, and the passage behind it.
One with more has a part for the card, and one for each passage. Each part is
`stored`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from plugins.model.address import UNDATED
from plugins.search.document import SearchDocument
from plugins.search.packs import put_pack
from plugins.search.stored import read, stored

CHUNK = 500
"""Documents whose passages are in memory at once."""

Passages = Callable[[Sequence[SearchDocument]], Iterable[Sequence[bytes]]]
"""Returns the passages of each of some documents, in their order."""


def keys_of(documents: Iterable[SearchDocument]) -> tuple[str, ...]:
    """Return the keys that cards name by their places: of columns, departments and languages."""
    return tuple(sorted({key for d in documents for key in (d.column, d.department, d.language)}))


def first_parts(widths: Iterable[int]) -> list[int]:
    """Return the number of each document's first part, and at the end of all; ``widths`` as in `entry`."""
    return list(accumulate((1 + (1 << width if width else 0) for width in widths), initial=0))


def write_texts(
    numbered: Sequence[SearchDocument], keys: Sequence[str], passages: Passages, put: Callable[[bytes], None]
) -> None:
    """Write the pack of some documents in the order of their numbers; ``put`` is given one piece after another."""
    places = {key: str(place) for place, key in enumerate(keys)}
    chunks = (numbered[start : start + CHUNK] for start in range(0, len(numbered), CHUNK))
    every = (one for some in chunks for one in zip(some, passages(some), strict=True))
    put_pack((part for document, texts in every for part in _parts(card(document, places), texts)), put)


def _parts(said: str, texts: Sequence[bytes]) -> list[bytes]:
    return [stored(said + read(texts[0]))] if len(texts) == 1 else [stored(said), *texts]


def card(document: SearchDocument, places: Mapping[str, str]) -> str:
    """Return what a result shows of a document besides its text, a line each.

    These are id, address, title, the places of column, department and language
    among the keys, year, day, and the title in the other language. The address is
    its last part alone where column and year give the rest, and empty where that
    part is the id. The year is empty where it is that of the day, or the word for
    no day where there is none.
    """
    keys = (places[key] for key in (document.column, document.department, document.language))
    year = "" if document.year == (document.day[:4] or UNDATED) else document.year
    lines = (document.id, _address(document), document.title, *keys, year, document.day, document.title_other)
    return "".join(f"{line}\n" for line in lines)


def _address(document: SearchDocument) -> str:
    slug = document.url.removeprefix(f"/{document.column}/{document.year}/").removesuffix(".html")
    if document.url != f"/{document.column}/{document.year}/{slug}.html" or "/" in slug:
        return document.url
    return "" if slug == document.id else slug
