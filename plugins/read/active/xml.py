"""What runs in a drawing or another XML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from plugins.read.active.markup import of_element, of_style
from plugins.read.extraction import decoded
from plugins.read.no_text import NoTextError

ENCODINGS = ("", "utf-8", "utf-16", "us-ascii", "gb2312", "gbk", "gb18030")
"""Those that can be declared; in others a browser may read other words than the program."""

_DECLARED = re.compile(r"\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_RUN = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
"""Namespaces whose elements a browser runs; those of others have names of their own."""

_FETCHED = "NetworkLink"
"""The element by which a map fetches another, in whichever version of KML."""


class _Found(Exception):
    """Nothing behind this place matters."""


def active(data: bytes) -> Iterator[str]:
    """Yield what runs or is fetched, each with its line.

    Documents that declare entities are refused whatever these hold: nothing
    that is shown needs one, and each of them hides what is there.

    Source: XML 1.0, 4.2 (entities); xml-stylesheet, 3.
    """
    try:
        text = decoded(data)
    except NoTextError:
        yield "bytes in which no markup can be read"
        return
    declared = _DECLARED.match(text)
    if declared and declared[1].lower() not in ENCODINGS:
        yield f"the encoding {declared[1][:20]!r}"
        return
    found: list[str] = []
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    styles: list[str] = []
    inside: list[str] = []

    def tell(what: str) -> None:
        found.append(f"{what} in line {parser.CurrentLineNumber}")

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        inside.append(local.lower())
        if space in _RUN or local == _FETCHED:
            bare = {
                ("xml:" if "/XML/" in key else "") + key.rpartition(" ")[2]: value for key, value in attributes.items()
            }
            for what in of_element(local, bare):
                tell(what)

    def end(_: str) -> None:
        if inside.pop() == "style":
            for what in of_style("".join(styles)):
                tell(what)
            styles.clear()

    def words(content: str) -> None:
        if inside and inside[-1] == "style":
            styles.append(content)

    def doctype(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            tell("a document type with declarations of its own")
            raise _Found

    def instruction(target: str, _: str) -> None:
        if target.lower().startswith("xml-stylesheet"):
            tell("a style sheet from another place")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(text.lstrip("\ufeff").encode("utf-8", "replace"), True)
    except _Found:
        pass
    except expat.ExpatError as error:
        found.append(f"markup that breaks off in line {error.lineno}")
    yield from found
