"""The addresses behind ``doc:``, ``media:`` and ``attachment:`` in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from urllib.parse import quote, unquote

from plugins.model.publication import Publication
from plugins.model.shared_file import SCHEME, shared_file

ADDED = "data-reference"
"""Attribute of the links that the site adds: the words in them are the text's, the way they lead is not."""

REST = r"((?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*/?>"
DOCUMENT = re.compile(r'<a href="doc:([^"#]*)(#[^"]*)?"' + REST + r"(.*?)</a>", re.DOTALL)
ATTACHMENT = re.compile(r'<a href="attachment:([^"]*)"' + REST + r"(.*?)</a>", re.DOTALL)
SHARED = re.compile(r'<a href="(media:[^"]*)"' + REST + r"(.*?)</a>", re.DOTALL)
PICTURE = re.compile(r'<img ([^>]*?)src="((?:attachment|media):[^"]*)"' + REST)
ARTICLE = re.compile(r'<p id="([^"]+)">((?:<(?:strong|b|em)>)?)<span class="article-number">([^<]*)</span>')
ALT = re.compile(r'alt="([^"]*)"')


def resolve(
    html: str,
    documents: Mapping[str, str],
    attachments: Mapping[str, str],
    sides: Mapping[str, tuple[int, int]] | None = None,
) -> str:
    """Put addresses in the place of ``doc:``, ``media:`` and ``attachment:``.

    Args:
        html: sanitised, as `plugins.model.document.Text` holds it.
        documents: address of each public document by id, and of each shared file by ``media:`` and the id.
        attachments: address of each attachment by its name.
        sides: width and height of pictures in pixels, by address; a browser that knows them keeps their place free.

    Returns:
        The same HTML; a link whose target is not there leaves its words, a
        picture its alternative text. The number of an article leads to itself,
        so that its address can be copied; it is no stop of the tab key, for
        a law has hundreds.
    """
    html = ARTICLE.sub(_article, html)
    if "doc:" in html:
        html = DOCUMENT.sub(lambda m: _document(m, documents), html)
    if "attachment:" in html:
        html = ATTACHMENT.sub(lambda m: _attachment(m, attachments), html)
    if SCHEME in html:
        html = SHARED.sub(lambda m: _shared(m, documents), html)
    if "<img" in html:
        html = PICTURE.sub(lambda m: _picture(m, documents, attachments, sides or {}), html)
    return html


def make_absolute(html: str, base_url: str, address: str) -> str:
    """Put the site before addresses that begin with a slash, the page before those that begin with ``#``."""
    html = re.sub(r'(<(?:a|img)\b[^<>]*?(?:href|src)=")/(?!/)', rf"\1{base_url}/", html)
    return re.sub(r'(<a\b[^<>]*?href=")#', rf"\1{address}#", html)


def attachment_address(url: str, name: str) -> str:
    """Return where an attachment of the document at ``url`` lies."""
    return f"{url.removesuffix('.html')}/{quote(name)}"


def addresses(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield what leads to a public document with its address: its id; for its shared file ``media:`` and the id."""
    id = publication.revision.id
    yield id, publication.url
    if file := shared_file(publication.revision):
        yield f"{SCHEME}{id}", attachment_address(publication.url, file.name)


def _article(match: re.Match[str]) -> str:
    id, mark, number = match.groups()
    return f'<p id="{id}">{mark}<a class="article-number" href="#{id}" tabindex="-1">{number}</a>'


def _document(match: re.Match[str], documents: Mapping[str, str]) -> str:
    target, anchor, rest, words = match.groups()
    address = documents.get(target)
    return words if address is None else f'<a href="{escape(address)}{anchor or ""}"{rest}>{words}</a>'


def _attachment(match: re.Match[str], attachments: Mapping[str, str]) -> str:
    name, rest, words = match.groups()
    address = attachments.get(_name(name))
    return words if address is None else f'<a href="{escape(address)}"{rest}>{words}</a>'


def _shared(match: re.Match[str], documents: Mapping[str, str]) -> str:
    target, rest, words = match.groups()
    address = documents.get(target)
    return words if address is None else f'<a href="{escape(address)}"{rest}>{words}</a>'


def _picture(
    match: re.Match[str],
    documents: Mapping[str, str],
    attachments: Mapping[str, str],
    sides: Mapping[str, tuple[int, int]],
) -> str:
    before, target, rest = match.groups()
    own = target.removeprefix("attachment:")
    address = documents.get(target) if own == target else attachments.get(_name(own))
    if address is None:
        alt = ALT.search(before + rest)
        return alt.group(1) if alt else ""
    if found := sides.get(address):
        rest += f' width="{found[0]}" height="{found[1]}"'
    return f'<img {before}src="{escape(address)}"{rest}>'


def _name(written: str) -> str:
    return unquote(unescape(written))


def address_of(path: str) -> str:
    """Return the address of an output path; an index page is its folder."""
    return "/" + (path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path)
