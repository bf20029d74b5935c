"""What passes between the search and those who write and keep its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol


class Made(NamedTuple):
    """A file.

    Attributes:
        fingerprint: names what decides its bytes.
        make: gives them.
        remake: gives them from the file that lies in its place, by the fingerprint and bytes
            of that; None where it cannot.
    """

    fingerprint: str
    make: Callable[[], bytes]
    remake: Callable[[str, bytes], bytes | None] = lambda _fingerprint, _data: None


class Shelf(Protocol):
    """Keeps what was made from one build to the next; whatever it does not give back is made again."""

    def load(self, name: str, key: str) -> Any:
        """Return what was stored under a name; None if it has another key, or nothing is there."""

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep values by name, in place of those with other keys."""
