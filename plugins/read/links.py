"""Links and images of a text: what they lead to, and on which line of the source they stand."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from plugins.model.document import Link
from plugins.model.ids import ID
from plugins.model.shared_file import SCHEME
from plugins.read.elements import one_line, replace
from plugins.read.faults import IMAGE, LINK, Faults, shown
from plugins.read.typography import seen

WEB = frozenset({"http", "https"})
CALLS = frozenset({"mailto", "tel"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IN_NAMES = re.compile(r"[\\\x00-\x1f\x7f]")
_DESTINATION = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"  # [text](<a b>) and [text](a(b))
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"  # [label]: a
    r"|<([A-Za-z0-9][^<>\s]*[:@][^<>\s]*)>"  # <https://a> and <a@b>
    r"|\bhref\s*=\s*[\"']?([^\s\"'}]+)",  # in an attribute list
    re.MULTILINE,
)
_NOT_OURS = frozenset({"footnote-ref", "footnote-backref"})
EXPECTED_LINK = (
    "doc: and an id such as doc:k7m29xqf#article-12, media: and the id of a shared file, the name of an attachment, "
    "# and an anchor, "
    "or an address with https://, http://, mailto: or tel:"
)
EXPECTED_IMAGE = (
    "an image that is an attachment of the document, such as ![a map](map.png), or a shared one, such as "
    "![a map](media:k7m29xqf)"
)
EXPECTED_WORDS = "words between the brackets that say where it leads, such as [the rules on wells](doc:k7m29xqf)"
NAMED_BY_ID = ("document", "media")
"""Kinds of links whose address is an id: it never stands in the place of words, for it may be of what is not public."""

PICTURES = ("attachment", "media")
"""Kinds of links that can be a picture."""


class Sources:
    """The lines on which addresses stand in a source."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._first_line = first_line
        self._lines: defaultdict[str, deque[int]] | None = None

    def _find(self) -> defaultdict[str, deque[int]]:
        found: defaultdict[str, deque[int]] = defaultdict(deque)
        source = self._source
        line, position = self._first_line, 0
        for match in _DESTINATION.finditer(source):
            line += source.count("\n", position, match.start())
            position = match.start()
            address = seen(next((group for group in match.groups() if group), ""), code=True)
            inside = source.count("\n", match.start(), match.end()) if match[0].startswith("](") else 0
            found[_bare(address)].append(line + inside)
        return found

    def line(self, address: str) -> int:
        """Return the line of the next occurrence of ``address``; the first line of the text if none is known."""
        if self._lines is None:
            self._lines = self._find()
        lines = self._lines.get(_bare(address))
        if not lines:
            return self._first_line
        return lines.popleft() if len(lines) > 1 else lines[0]


def _bare(address: str) -> str:
    return address.replace("\\", "").removeprefix("mailto:").strip()


def resolve(address: str, folder: str | None = None) -> Link | None:
    """Tell what an address leads to, with line 0; None when it leads nowhere that is allowed.

    A relative address is the name of an attachment, alone or behind the name
    of the document's ``folder``; with None any one folder passes.
    """
    if scheme := _SCHEME.match(address):
        return _absolute(scheme[1].lower(), address, address[scheme.end() :])
    if address.startswith("#"):
        return Link("anchor", "", unquote(address[1:]), 0) if len(address) > 1 else None
    path, _, anchor = address.partition("#")
    *above, name = unquote(path.partition("?")[0]).removeprefix("./").split("/")
    if len(above) > 1 or (above and (above[0] in ("", ".", "..") or folder not in (None, above[0]))):
        return None
    return _attachment(name, anchor)


def _absolute(scheme: str, address: str, rest: str) -> Link | None:
    if scheme == "doc":
        target, _, anchor = rest.partition("#")
        return Link("document", target, unquote(anchor), 0) if ID.fullmatch(target) else None
    if scheme == "media":
        return Link("media", rest, "", 0) if ID.fullmatch(rest) else None
    if scheme == "attachment":
        name, _, anchor = rest.partition("#")
        return _attachment(unquote(name), anchor)
    if re.search(r"\s", address):
        return None
    if scheme in CALLS:
        return Link("web", address, "", 0) if rest else None
    if scheme in WEB:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        return Link("web", address, "", 0) if parts.netloc else None
    return None


def _attachment(name: str, anchor: str) -> Link | None:
    name = unicodedata.normalize("NFC", name)
    if not name.strip(". ") or "/" in name or _IN_NAMES.search(name):
        return None
    return Link("attachment", name, anchor, 0)


def href(link: Link) -> str:
    """Write what a link leads to as it stands in the HTML of a `Text`."""
    anchor = f"#{link.anchor}" if link.anchor else ""
    prefix = {"document": "doc:", "attachment": "attachment:", "media": SCHEME}.get(link.kind, "")
    return f"{prefix}{link.target}{anchor}"


def settle_links(root: Element, sources: Sources, faults: Faults, folder: str | None) -> tuple[Link, ...]:
    """Write every link and image as a `Text` holds it; those that lead nowhere become text and a fault."""
    found = [e for e in root.iter() if e.tag in ("a", "img") and e.get("class") not in _NOT_OURS]
    if not found:
        return ()
    parents = {child: parent for parent in root.iter() for child in parent}
    links: list[Link] = []
    for element in found:
        element.attrib.pop("class", None)
        address = element.get("href" if element.tag == "a" else "src", "").strip()
        line = sources.line(address)
        link = resolve(address, folder)
        if element.tag == "img":
            link = _settle_image(element, address, link, line, parents, faults)
        elif link is None or (link.kind in NAMED_BY_ID and not one_line(element)):
            faults.add(LINK, line, got=shown(address), expected=EXPECTED_LINK if link is None else EXPECTED_WORDS)
            element.tag, link = "span", None
            element.attrib.clear()
        else:
            element.set("href", href(link))
            if not one_line(element):
                element.text = address
        if link is not None:
            links.append(Link(link.kind, link.target, link.anchor, line))
    return tuple(links)


def _settle_image(
    image: Element, address: str, link: Link | None, line: int, parents: dict[Element, Element], faults: Faults
) -> Link | None:
    if link is not None and link.kind in PICTURES:
        image.set("src", href(Link(link.kind, link.target, "", 0)))
        image.set("alt", image.get("alt", ""))
        image.set("loading", "lazy")
        return link
    faults.add(IMAGE, line, got=shown(address), expected=EXPECTED_IMAGE)
    parent, alt = parents[image], image.get("alt", "")
    within_link = parent.tag == "a"
    if link is None or link.kind != "web" or within_link:
        replace(parent, image, [], alt)
        return None
    instead = Element("a", href=href(link))
    instead.text = alt or address
    replace(parent, image, [instead])
    return link
