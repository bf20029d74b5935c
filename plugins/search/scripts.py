"""The browser's modules as they are published: one for the search, those of the page, one for excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

SOURCES = Path(__file__).parent / "browser"
JOINED = ("analyzer", "query", "postings", "files", "ranking", "search")
"""Modules that a search needs, each after those it imports; published as one, ``search.js``."""

ALONE = ("operators", "page", "narrow", "excerpt")
INSIDE = re.compile(rf'"\./(?:{"|".join(JOINED)})\.js"')


def scripts() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each module, without comments, spaces and imports of each other."""
    yield "search.js", _small("".join(line for name in JOINED for line in _lines(name) if not INSIDE.search(line)))
    for name in ALONE:
        yield f"{name}.js", _small("".join(INSIDE.sub('"./search.js"', line) for line in _lines(name)))


def _lines(name: str) -> list[str]:
    return (SOURCES / f"{name}.js").read_text(encoding="utf-8").splitlines(keepends=True)


def _small(script: str) -> bytes:
    return f"{jsmin(script)}\n".encode()
