"""Addresses of documents: parts that policy and the approved bytes decide, and nothing else."""

from __future__ import annotations

import re
import unicodedata

from plugins.model.file_name import is_device
from plugins.model.reserved import FORMER
from plugins.model.revision import Revision

UNDATED = "undated"
"""The year in addresses of adopted documents that have no main date."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 71
SHORT = 12


def slug_of(title: str, id: str) -> str:
    """Make the last part of an address: words of a Latin title joined by hyphens, the id for other titles.

    At most 71 characters, cut between words: with a hyphen and an id it stays
    within 80. A title with any letter outside ASCII after decomposition is not
    transliterated, and one that Windows takes for a device has the id.
    """
    plain = unicodedata.normalize("NFKD", title)
    letters = [c for c in plain if c.isalpha()]
    if not letters or any(c > "\x7f" for c in letters):
        return id
    bare = "".join(c for c in plain if c not in "'’" and not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", bare.lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug if slug and not is_device(slug) else id


def address(revision: Revision, main_date: str) -> str:
    """Return the public address, ``/<column>/<year>/<slug>.html``; it depends on the approved bytes alone."""
    day = revision.day(main_date)
    year = UNDATED if day is None else f"{day.year:04d}"
    return address_in(revision.column, year, revision.string("slug") or revision.id)


def address_in(column: str, year: str, slug: str) -> str:
    """Return ``/<column>/<year>/<slug>.html``."""
    return f"/{column}/{year}/{slug}.html"


def former_address(id: str, digest: str) -> str:
    """Return where an earlier text of a document stays, ``/former/k7m29xqf/3fa91c0b2d4e.html``.

    It depends on the document and the bytes of the text alone: a new title, slug or column changes nothing.
    """
    return f"/{FORMER}/{id}/{short_digest(digest)}.html"


def difference_address(id: str, older: str, newer: str) -> str:
    """Return where the difference between two texts stays, ``/former/k7m29xqf/3fa91c0b2d4e-90ab12cd34ef.html``."""
    return f"/{FORMER}/{id}/{short_digest(older)}-{short_digest(newer)}.html"


def short_digest(digest: str) -> str:
    """Return the twelve digits by which approved bytes are known, as in the name of their folder."""
    return digest.removeprefix("sha256:")[:SHORT]
