"""Where files lie that belong to no document: what the machine puts there alone stands in the place of no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from plugins.model.address import UNDATED
from plugins.model.kind import Kind
from plugins.model.reserved import DEPARTMENTS, NOT_FOUND, PLAIN_PAGES, SEARCH
from plugins.model.value import KEY
from plugins.release.layout import EVIDENCE
from plugins.release.manifest import Manifest

PLACES: Mapping[Kind, str] = {
    Kind.HOME: r"index\.html",
    Kind.GROUP: r"{key}/index\.html",
    Kind.LIST: r"{key}/[^/]+\.html",
    Kind.PAGE: rf"(?:{'|'.join(PLAIN_PAGES)})\.html",
    Kind.DEPARTMENT: rf"{DEPARTMENTS}/{{key}}\.html",
    Kind.PROGRESS: r"progress\.html",
    Kind.SITE_MAP: r"site-map\.html",
    Kind.SEARCH: r"search\.html",
    Kind.NOT_FOUND: re.escape(NOT_FOUND),
    Kind.FEED: r"(?:{key}/)?feed\.xml",
    Kind.JSON_FEED: r"(?:{key}/)?feed\.json",
    Kind.CALENDAR: r"{key}/calendar\.html",
    Kind.CALENDAR_FEED: r"{key}/calendar\.ics",
    Kind.SITEMAP: r"sitemap\.xml",
    Kind.ROBOTS: r"robots\.txt",
    Kind.OPEN_SEARCH: r"opensearch\.xml",
    Kind.LLMS: r"llms\.txt",
    Kind.SECURITY: r"\.well-known/security\.txt",
    Kind.ASSET: r"[^/]+\.map",
    Kind.INDEX: rf"{SEARCH}/[^/]+\.(?:bin|js|json)",
}
"""Where the only files of a kind lie, below the folder of a language or above it; ``{key}`` is that of the file."""

KEYS = re.compile(rf"(?:{DEPARTMENTS}/)?(?!(?:[0-9]{{4}}|{UNDATED})$){KEY.pattern}|")
"""Never the year in the address of a text."""

BESIDE = re.compile(r"assets/[^/]+\.(?:css|ico|js|png|svg)")
PROOF = re.compile(
    EVIDENCE + r"(?:acts/[^/]+\.act|seals/[^/]+\.seal|(?:openings|texts)/[^/]+\.txt|showing\.json"
    r"|policy/[^/]+\.act|policy/files/[^/]+\.yaml)"
)


def is_placed(path: str, kind: Kind, key: str) -> bool:
    """Return whether a file that belongs to no document lies where its kind does."""
    return _place(kind, key if "{key}" in PLACES[kind] else "").fullmatch(path) is not None


@cache
def _place(kind: Kind, key: str) -> re.Pattern[str]:
    place = PLACES[kind].replace("{key}", re.escape(key)) if KEYS.fullmatch(key) else r"(?!)"
    return re.compile(rf"(?:[a-z]{{2,3}}/)?{place}")


def place_faults(manifest: Manifest) -> Iterator[str]:
    """Yield one sentence for each asset and each piece of evidence that lies where none does."""
    yield from _elsewhere(manifest.assets, BESIDE, "an asset")
    yield from _elsewhere(manifest.evidence, PROOF, "evidence")


def _elsewhere(paths: Iterable[str], where: re.Pattern[str], what: str) -> Iterator[str]:
    for path in sorted(paths):
        if not where.fullmatch(path):
            yield f"{path}: listed as {what}, and no such file lies there"
