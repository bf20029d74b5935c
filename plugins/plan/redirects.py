"""Redirects from the addresses that documents had on old sites, or on this one before they were moved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes, urlsplit

from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.reserved import SEARCH
from plugins.plan.faults import OLD_ADDRESS

FILE = "redirects.map"
LONGEST_BYTES = 2000
"""Of a decoded path with its query; ``map_hash_bucket_size`` of the shipped configuration has room for it."""

PLAIN = re.compile(r"https?://[^/?#]+(/([A-Za-z0-9_~-][A-Za-z0-9_.~-]*)(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*)")
"""Most addresses: there is nothing to decode. The second group is the first name in the path."""

NAMES_WITH_DOTS = re.compile(rb"/\.(?!well-known/)")
UNSEEN = re.compile(rb"[\x00-\x1f\x7f]")
IN_QUOTES = re.compile(rb'["\\]')


class Former(NamedTuple):
    """A document and where it stood.

    Attributes:
        id: of the document.
        source: path of the file that says so, for findings.
        url: where it is now.
        origin: its absolute address on the old site, ``""`` for none.
    """

    id: str
    source: str
    url: str
    origin: str


@dataclass(frozen=True, slots=True)
class Redirects:
    """Where old addresses lead.

    Attributes:
        data: the file that the web server includes: lines of an old address and a new one, sorted; an old address is
            a path, or a host and a path.
        findings: one for each document whose old address does not lead to it.
    """

    data: bytes
    findings: tuple[Finding, ...]


def former_documents(catalogue: Catalogue) -> Iterable[Former]:
    """Yield the public documents with what they say of their old addresses, and those they had here, by id."""
    base = catalogue.policy.site.base_url
    for row in catalogue.rows.values():
        source = f"{row.path}/document.md"
        if row.former:
            yield Former(row.id, source, row.url, row.former)
        for before, now in row.moved:
            yield Former(row.id, source, quote(now), base + quote(before))


def redirects(documents: Iterable[Former], own: Collection[str]) -> Redirects:
    """Lead each old address to its document, or say why it does not.

    An old address is a path, decoded as a web server decodes it (percent
    signs, ``//``, ``.`` and ``..``), with its query behind ``?`` as browsers
    send it; what stands behind ``#`` does not count. The web server
    compares without regard to the case of ASCII letters. Of several documents
    that claim one path the first has it on every host, and one that stood on
    another host has it on that one; an address that the site has
    itself is never taken away, but a query behind the home page is an old
    address, as old systems had it.

    Args:
        documents: in the order in which they claim addresses.
        own: paths of the files of the site, without a leading slash.

    Source: RFC 3986, 6.2.2; nginx, ngx_http_map_module.
    """
    lines: dict[bytes, bytes] = {}
    escaped: dict[bytes, bytes] = {}
    first: dict[bytes, Former] = {}
    findings: list[Finding] = []
    addresses = _Own(own)
    tops = {SEARCH, *(path.partition("/")[0] for path in own)}  # what begins with another name is no page here
    plain = PLAIN.fullmatch
    for one in documents:
        if (found := plain(one.origin)) and found[2] not in tops:
            key = found[1].encode()
            folded = key.lower()
            if folded not in first and len(key) <= LONGEST_BYTES:
                first[folded], lines[key] = one, one.url.encode()
                continue
        if not one.origin:
            continue
        path, queries = _decoded(one.origin)
        expected = _fault(path, queries[:1], one, addresses)
        keys = [path + query for query in queries]
        holder = _holder(keys, first)
        if holder and (host := _host(one.origin)) != _host(holder.origin):
            keys = [host + key for key in keys]
            holder = _holder(keys, first)
        if holder and not expected:
            expected = f"an address that no other document has; this one leads to {holder.url}"
        if expected:
            findings.append(_finding(one, expected))
            continue
        if path.decode("utf-8", "replace") == one.url:
            continue
        for key in keys:
            first[key.lower()] = one
            lines[key] = one.url.encode()
            escaped[key] = IN_QUOTES.sub(rb"\\\g<0>", key)
    data = b"".join([b'"%b" %b;\n' % (escaped.get(old, old), lines[old]) for old in sorted(lines)])
    return Redirects(data, tuple(findings))


def _holder(keys: Iterable[bytes], first: Mapping[bytes, Former]) -> Former | None:
    return next((first[key.lower()] for key in keys if key.lower() in first), None)


def _host(origin: str) -> bytes:
    """Return the host of an address as a web server compares it: in small letters, without port, in ASCII."""
    host = urlsplit(origin).hostname or ""
    try:
        return host.encode("idna")
    except UnicodeError:
        return b""


class _Own:
    """What the site has itself."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = paths
        self._folders: set[str] | None = None

    def __contains__(self, path: str) -> bool:
        name = path.lstrip("/")
        if (
            name in self._paths
            or name.startswith(f"{SEARCH}/")
            or f"{name.rstrip('/')}/index.html".lstrip("/") in self._paths
        ):
            return True
        return "." not in name.rpartition("/")[2] and name.rstrip("/") in self._all_folders()

    def _all_folders(self) -> set[str]:
        if self._folders is None:
            self._folders = set()
            for path in self._paths:
                folder = path.rpartition("/")[0]
                while folder and folder not in self._folders:
                    self._folders.add(folder)
                    folder = folder.rpartition("/")[0]
        return self._folders


def _decoded(origin: str) -> tuple[bytes, list[bytes]]:
    """Return path and query of an address as a web server compares them; several ways to send one query."""
    parts = urlsplit(origin)
    path = re.sub(rb"/+", b"/", b"/" + unquote_to_bytes(parts.path))
    ends = path.endswith((b"/", b"/.", b"/.."))
    path = posixpath.normpath(path).replace(b"//", b"/")
    path += b"/" if ends and path != b"/" else b""
    if not parts.query:
        return path, [b""]
    ways = (parts.query.encode(), quote(parts.query, safe="%!$&'()*+,;=:@/?-._~[]|{}^`\"<>\\").encode())
    return path, [b"?" + query for query in dict.fromkeys(ways)]


def _fault(path: bytes, queries: list[bytes], one: Former, own: _Own) -> str:
    """Return what would be led on in the place of an address, ``""`` where this one is."""
    text = path.decode("utf-8", "replace")
    whole = path + queries[0]
    if len(whole) > LONGEST_BYTES:
        return f"an address of at most {LONGEST_BYTES} bytes, or none; its page is found by its title"
    if UNSEEN.search(whole):
        return "an address without control characters, or none"
    if NAMES_WITH_DOTS.search(path):
        return "an address in which no name begins with a dot, or none; the web server shows nothing there"
    if text in own and text != one.url and not (queries[0] and text in ("/", "/index.html")):
        return f"an address that this site does not have itself, or none; {text} shows a page of this site"
    return ""


def _finding(one: Former, expected: str) -> Finding:
    return Finding(
        path=one.source,
        line=0,
        code=OLD_ADDRESS.code,
        rule=OLD_ADDRESS.name,
        field="origin",
        got=one.origin if len(one.origin) <= 120 else f"{one.origin[:119]}…",
        expected=expected,
        weight=OLD_ADDRESS.weight,
        document=one.id,
    )
