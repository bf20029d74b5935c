"""What runs in drawings and other XML, and in pages: scripts, handlers, addresses from which something is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

RUNNING = frozenset(
    (
        *("animate", "animatemotion", "animatetransform", "applet", "audio", "base", "embed", "foreignobject", "form"),
        *("frame", "frameset", "handler", "iframe", "link", "listener", "meta", "networklink", "object", "portal"),
        *("script", "set", "source", "track", "video"),
    )
)
"""Elements that run something, or bring another page or file in.

Animations of SVG are among them: they set the address of a link after it was looked at.
"""

FETCHING = frozenset(
    ("action", "background", "data", "formaction", "href", "poster", "src", "srcset", "style", "xml:base")
)
PICTURE = re.compile(r"data:image/(?:gif|jpeg|png|webp)[;,]", re.IGNORECASE)
LED_TO = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_STYLE_FETCHES = re.compile(
    r"@import|expression\s*\(|-moz-binding|behavior\s*:|image-set\s*\(|src\s*\(|url\s*\(\s*[\"']?\s*(?!#|[\"'\s#])"
    r"(?!data:image/(?:gif|jpeg|png|webp)[;,])",
    re.IGNORECASE,
)


def of_element(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what runs or is fetched in the start of an element.

    Args:
        name: without its namespace, in any case.
        attributes: values by name, without namespaces.

    Source: SVG 2, 2.4 (secure static mode); HTML, 8.1.8 (event handlers) and 4.2.5.3 (pragma directives).
    """
    element = name.lower()
    if element in RUNNING and not (element == "meta" and not _is_pragma(attributes)):
        yield f"an element {name}"
    for key, value in attributes.items():
        attribute = key.lower()
        if attribute.startswith("on"):
            yield f"an attribute {key}, which runs"
        elif attribute in ("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"):
            yield from of_style(value)
        elif attribute in FETCHING and not _is_harmless(element, _IGNORED.sub("", value)):
            yield f"an address in {key} of {name} that {'leads elsewhere' if element == 'a' else 'is fetched'}"


def of_style(style: str) -> Iterator[str]:
    """Yield what a style sheet or an attribute ``style`` fetches, whatever escapes and comments part its words.

    Source: CSS Syntax Level 3, 4.3.7 (escapes).
    """
    bare = _ESCAPE.sub(_unescaped, _COMMENT.sub("", style))
    if _STYLE_FETCHES.search(bare) or _STYLE_FETCHES.search(_ESCAPE.sub(_unescaped, style)):
        yield "a style that fetches something"


def _is_pragma(attributes: Mapping[str, str]) -> bool:
    """Tell whether ``meta`` does more than say the character set or describe the page."""
    said = {key.lower(): value.strip().lower() for key, value in attributes.items()}
    return said.get("http-equiv", "content-type") not in ("content-type", "content-language")


def _is_harmless(element: str, address: str) -> bool:
    if not address or address.startswith("#"):
        return True
    if element == "a":
        return bool(LED_TO.match(address))
    return bool(PICTURE.match(address))


def _unescaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    number = int(found[1], 16)
    return chr(number) if number < 0x110000 else ""
