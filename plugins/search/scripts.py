"""The browser's modules as they are published: the page, what narrows a search, and the search itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rjsmin import jsmin

from plugins.search.simplified import SIMPLIFIED, TRADITIONAL

SOURCES = Path(__file__).parent / "browser"
MODULES: Mapping[str, Sequence[str]] = {
    "page": ("page",),
    "narrow": ("narrow",),
    "narrowing": ("narrowing",),
    "operators": ("operators",),
    "traditional": ("traditional",),
    "suggest": ("suggest",),
    "reading": ("reading",),
    "search": ("analyzer", "query", "postings", "files", "ranking", "scoring", "excerpt", "search"),
}
"""Published modules, each with those it is joined from, which come after those they import."""

OWNERS = {source: name for name, sources in MODULES.items() for source in sources}
SOURCE = re.compile(r'(?<="\./)(\w+)(?=\.js")')
TABLES = {"@traditional": TRADITIONAL, "@simplified": SIMPLIFIED}
"""What stands in the place of strings in a source."""


def scripts() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each module, without comments, spaces and imports of what is joined."""
    for name, sources in MODULES.items():
        joined = "".join((SOURCES / f"{source}.js").read_text(encoding="utf-8") for source in sources)
        script = SOURCE.sub(lambda found: OWNERS[found[0]], joined)
        inside = re.compile(rf'^import .* from "\./{name}\.js";\n', re.MULTILINE)
        small = jsmin(inside.sub("", script))
        for mark, characters in TABLES.items():
            small = small.replace(mark, characters)
        yield f"{name}.js", f"{small}\n".encode()
