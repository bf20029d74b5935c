"""Addresses of documents: parts that policy and the approved bytes decide, and nothing else."""

from __future__ import annotations

import re
import unicodedata

from plugins.model.revision import Revision

UNDATED = "undated"
"""The year in addresses of adopted documents that have no main date."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 71


def slug_of(title: str, id: str) -> str:
    """Make the last part of an address: words of a Latin title joined by hyphens, the id for other titles.

    At most 71 characters, cut between words: with a hyphen and an id it stays
    within 80. A title with any letter outside ASCII after decomposition is not
    transliterated.
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
    return slug or id


def address(revision: Revision, main_date: str) -> str:
    """Return the public address, ``/<column>/<year>/<slug>.html``; it depends on the approved bytes alone."""
    day = revision.day(main_date)
    year = UNDATED if day is None else f"{day.year:04d}"
    return f"/{revision.column}/{year}/{revision.string('slug') or revision.id}.html"
