"""Digests as the formats define them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def sha256(data: bytes) -> str:
    """Return the hexadecimal SHA-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()


def revision_digest(files: Iterable[tuple[str, str]]) -> str:
    """Return ``sha256:…`` of a revision from ``(name, hexadecimal SHA-256)`` of its files in any order.

    The SHA-256 over the lines ``sha256  name``, sorted by the bytes of the
    name; ``LC_ALL=C; sha256sum * | sha256sum`` in the folder gives it by hand.
    """
    lines = sorted((name.encode(), digest) for name, digest in files)
    return "sha256:" + sha256(b"".join(digest.encode() + b"  " + name + b"\n" for name, digest in lines))
