"""What is computed is kept for the same program only."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plugins.model.digest import sha256
from plugins.pipeline.computed import software_digest


@cache
def program_digest() -> str:
    """Return a digest of the whole program and the libraries that decide what is computed."""
    here = Path(__file__).parents[1]
    parts = [software_digest(), *(sha256(path.read_bytes()) for path in sorted(here.rglob("*.py")))]
    return sha256("\n".join(parts).encode())[:16]
