"""The browser's modules as they are published: one for the search, one for the page, one for excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parent / "browser"
JOINED = ("analyzer", "query", "postings", "ranking", "search")
"""Modules that a search needs, each after those it imports; published as one, ``search.js``."""

ALONE = ("page", "excerpt")
INSIDE = re.compile(rf'"\./(?:{"|".join(JOINED)})\.js"')


def scripts() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each module, without indentation, whole-line comments and imports of each other."""
    yield "search.js", "".join(line for name in JOINED for line in _lines(name) if not INSIDE.search(line)).encode()
    for name in ALONE:
        yield f"{name}.js", "".join(INSIDE.sub('"./search.js"', line) for line in _lines(name)).encode()


def _lines(name: str) -> Iterator[str]:
    for line in (SOURCES / f"{name}.js").read_text(encoding="utf-8").splitlines():
        kept = line.strip()
        if kept and not kept.startswith(("//", "/**")):
            yield kept + "\n"
