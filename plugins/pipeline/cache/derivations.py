"""What follows from one document alone: each kind of value, and how it is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from plugins.model.citation import Citation
from plugins.model.document import Document, Text
from plugins.model.finding import Finding
from plugins.model.other_language import searched_text
from plugins.model.policy import Policy
from plugins.pipeline.cache.codec import Codec, codec_of
from plugins.read.citations import citations_of

if TYPE_CHECKING:
    from plugins.search.vector import Vector

Encoded = Mapping[str, bytes]
"""Values by kind, encoded as the store has them."""


def derive(document: Document, policy: Policy, kinds: Iterable[str]) -> Encoded:
    """Return values of some kinds, as bytes."""
    return {kind: codec_for(kind).encode(DERIVATIONS[kind](document, policy)) for kind in kinds}


def _text(document: Document, policy: Policy) -> Text:
    return document.text


def _links(document: Document, policy: Policy) -> tuple[str, ...]:
    links = (link for link in document.text.links if link.kind in ("document", "media"))
    return tuple(dict.fromkeys(f"{link.target}#{link.anchor}" if link.anchor else link.target for link in links))


def _citations(document: Document, policy: Policy) -> tuple[Citation, ...]:
    return citations_of(document)


def _vector(document: Document, policy: Policy) -> Vector:
    from plugins.search.vector import vector

    plain = searched_text(document, document.text.plain)
    return vector(document.string("title"), plain, document.string("document_number"))


def _passages(document: Document, policy: Policy) -> tuple[bytes, ...]:
    from plugins.search.passages import passages
    from plugins.search.vector import passage_bits

    plain = searched_text(document, document.text.plain)
    bits = passage_bits(document.string("title"), plain, document.string("document_number"))
    return passages(document.text, bits, plain[len(document.text.plain) :])


def _stops(document: Document, policy: Policy) -> tuple[Finding, ...]:
    from plugins.rules.ruleset import check_stops

    column = policy.columns.get(document.column)
    return check_stops(document, column, adopted="origin" in document.fields) if column else ()


DERIVATIONS: Mapping[str, Callable[[Document, Policy], Any]] = {
    "text": _text,
    "links": _links,
    "citations": _citations,
    "vector": _vector,
    "passages": _passages,
    "stops": _stops,
}
KINDS = tuple(DERIVATIONS)


@cache
def codec_for(kind: str) -> Codec[Any]:
    """Return the codec of a kind of value: its type is what its derivation returns."""
    if kind == "vector":
        from plugins.search.vector import Vector  # what belongs to the search is loaded when it is asked for

        return codec_of(Vector)
    return codec_of(get_type_hints(DERIVATIONS[kind])["return"])
