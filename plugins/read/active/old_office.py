"""What runs in Office files of the years before 2007."""

from __future__ import annotations

import re
from collections.abc import Iterator

STREAMS = {
    "_VBA_PROJECT": "macros",
    "Macros": "macros",
    "ObjectPool": "another file in it",
    "\x01Ole10Native": "another file in it",
}
"""Names of streams and folders, by what their being there means."""

_FIELD = re.compile(
    b"|".join(
        re.escape(word.encode(encoding))
        for word in ("DDEAUTO ", "DDE ", "INCLUDETEXT ", "INCLUDEPICTURE ")
        for encoding in ("ascii", "utf-16-le")
    )
)


def active(data: bytes) -> Iterator[str]:
    """Yield what runs, as far as the names of the streams in it tell.

    Source: [MS-CFB], 2.6 (names of storages and streams); [MS-OVBA], 2.3.
    """
    names = {what for name, what in STREAMS.items() if f"{name}\0".encode("utf-16-le") in data}
    yield from sorted(names | ({"a field that runs or fetches something"} if _FIELD.search(data) else set()))
