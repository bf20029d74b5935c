"""What the search passes to those who write its files, and to those who cache parts of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from plugins.model.digest import sha256


class Artifact(NamedTuple):
    """A file that can be made.

    Attributes:
        fingerprint: stands for everything that decides its bytes.
        pieces: returns the bytes, in pieces, of which not all need be in memory at once.
    """

    fingerprint: str
    pieces: Callable[[], Iterable[bytes]]

    def make(self) -> bytes:
        """Return the bytes."""
        return b"".join(self.pieces())


def whole(fingerprint: str, make: Callable[[], bytes]) -> Artifact:
    """Return a file that is made at once."""
    return Artifact(fingerprint, lambda: (make(),))


def constant(data: bytes) -> Artifact:
    """Return a file with bytes that are there already."""
    return Artifact(sha256(data), lambda: (data,))


class ArtifactCache(Protocol):
    """Keeps parts of the index from one build to the next; whatever it lacks is made again."""

    def load(self, name: str, key: str) -> Any:
        """Return what was stored under a name; None if it was stored with another key, or never."""

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Store values by name, replacing those with other keys."""
