"""What results show, as parts of a pack: one for each document, in the order of the numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from plugins.search.document import SearchDocument
from plugins.search.packs import pack


def keys_of(documents: Iterable[SearchDocument]) -> tuple[str, ...]:
    """Return the keys that cards name by their places: of columns, departments and languages."""
    return tuple(sorted({key for d in documents for key in (d.column, d.department, d.language)}))


def write_texts(numbered: Sequence[SearchDocument], keys: Sequence[str], put: Callable[[bytes], None]) -> None:
    """Write the pack of some documents in the order of their numbers; ``put`` is given its bytes."""
    places = {key: str(place) for place, key in enumerate(keys)}
    put(pack([card(document, places) for document in numbered]))


def card(document: SearchDocument, places: dict[str, str]) -> bytes:
    """Return what a result shows of a document besides its text, a line each.

    These are id, address, title, the places of column, department and language
    among the keys, year and day. The address is its last part alone where column
    and year give the rest, and empty where that part is the id.
    """
    keys = (places[key] for key in (document.column, document.department, document.language))
    return "\n".join((document.id, _address(document), document.title, *keys, document.year, document.day)).encode()


def _address(document: SearchDocument) -> str:
    slug = document.url.removeprefix(f"/{document.column}/{document.year}/").removesuffix(".html")
    if document.url != f"/{document.column}/{document.year}/{slug}.html" or "/" in slug:
        return document.url
    return "" if slug == document.id else slug
