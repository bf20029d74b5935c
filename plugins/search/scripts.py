"""The browser's modules as they are published: the page, what narrows a search, and the search itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.model.digest import sha256
from plugins.search.files import Artifact, whole
from plugins.search.simplified import SIMPLIFIED, TRADITIONAL
from plugins.search.title_words import pinyin
from plugins.system.minifier import MINIFIER, minified

SOURCES = Path(__file__).parent / "browser"
MODULES: Mapping[str, Sequence[str]] = {
    "page": ("page",),
    "narrow": ("narrow",),
    "narrowing": ("narrowing",),
    "operators": ("operators",),
    "traditional": ("traditional",),
    "suggest": ("suggest",),
    "sounds": ("sounds",),
    "reading": ("reading",),
    "search": ("analyzer", "query", "postings", "ranking", "files", "scoring", "excerpt", "search"),
}
"""Published modules, each with those it is joined from, which come after those they import."""

OWNERS = {source: name for name, sources in MODULES.items() for source in sources}
SOURCE = re.compile(r'(?<="\./)(\w+)(?=\.js")')
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function))", re.MULTILINE)
TAKEN = re.compile(r'^import \{ (.+) \} from "\./(\w+)\.js";$', re.MULTILINE)
ENTRY = "open"
"""What pages ask of the search."""

TABLES = {
    "@traditional": TRADITIONAL,
    "@simplified": SIMPLIFIED,
    "@sounds": " ".join(characters for _, characters in pinyin()),
}
"""What stands in the place of strings in a source."""


def scripts() -> Mapping[str, Artifact]:
    """Return each module by its name, small and without imports of what is joined."""
    sources = {f"{name}.js": _joined(name) for name in MODULES}

    def small(name: str) -> bytes:
        return f"{minified(sources)[name]}\n".encode()

    return {
        name: whole(sha256(f"{MINIFIER}\n{source}".encode()), partial(small, name)) for name, source in sources.items()
    }


def _joined(name: str) -> str:
    script = SOURCE.sub(lambda found: OWNERS[found[0]], "".join(map(_read, MODULES[name])))
    script = re.sub(rf'^import .* from "\./{name}\.js";\n', "", script, flags=re.MULTILINE)
    if len(MODULES[name]) > 1:  # within a function names are local, and become short
        given = ", ".join(sorted({ENTRY, *_taken_from(name)}))
        script = f"export const [{given}] = (() => {{\n{EXPORT.sub('', script)}return [{given}];\n}})();\n"
    for mark, characters in TABLES.items():
        script = script.replace(mark, characters)
    return script


def _taken_from(name: str) -> Iterator[str]:
    """Yield what sources of other modules import from a module."""
    for source in OWNERS:
        if OWNERS[source] != name:
            for names, owner in TAKEN.findall(_read(source)):
                if OWNERS[owner] == name:
                    yield from names.split(", ")


def _read(source: str) -> str:
    return (SOURCES / f"{source}.js").read_text(encoding="utf-8")
