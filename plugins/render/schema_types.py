"""What is said of a document in schema.org's words, by the ``schema_type`` of its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from plugins.model.policy import Site
from plugins.model.publication import Publication, Validity
from plugins.render.dates import machine_instant

FORCE = {
    Validity.NOT_YET: "NotInForce",
    Validity.IN_FORCE: "InForce",
    Validity.AMENDED: "InForce",
    Validity.REPEALED: "NotInForce",
    Validity.EXPIRED: "NotInForce",
}
"""schema.org knows InForce, NotInForce and PartiallyInForce; an amended law is in force as amended.

Of a text whose force nobody has verified nothing is said.
"""

Cited = Callable[[str], list[str]]
"""Given a field that names documents: the absolute addresses of those that are public."""


def describe(schema_type: str, publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    """Return what is said of a document: its type, its address as ``url``, and more; empty values are left out later.

    Its title in the other language of the site is its ``alternateName``, the first of its properties:
    there ``tools/verify_words.py`` looks for it.

    A type that `TYPES` does not have gets what every type of schema.org has,
    and the page that is about it.
    """
    described = TYPES.get(schema_type)
    said = described(publication, site, cited) if described else _thing(schema_type, publication, site)
    return {"alternateName": publication.revision.string("title_other"), **said}


def _legislation(publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    revision = publication.revision
    url = site.base_url + publication.url
    start, end = revision.day("effective"), revision.day("expires")
    return {
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": revision.title,
        "inLanguage": revision.language,
        "legislationIdentifier": revision.string("document_number"),
        "legislationDate": _day(revision.day("formed")),
        "datePublished": _day(revision.day("announced")),
        "legislationPassedBy": [{"@type": "Organization", "name": name} for name in revision.strings("issued_by")],
        "legislationLegalForce": _force(publication.validity),
        "temporalCoverage": f"{_day(start)}/{_day(end) or '..'}" if start else "",
        "legislationAmends": [{"@id": address} for address in cited("amends")],
        "legislationRepeals": [{"@id": address} for address in cited("repeals")],
        "legislationCorrects": [{"@id": address} for address in cited("corrects")],
        "legislationConsolidates": [{"@id": address} for address in cited("consolidates")],
        "translationOfWork": [{"@id": address} for address in cited("translates")],
        "publisher": {"@id": f"{site.base_url}/#ministry"},
    }


def _news_article(publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    url = site.base_url + publication.url
    return {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": publication.revision.title,
        "inLanguage": publication.revision.language,
        **_published(publication),
        "author": {"@id": f"{site.base_url}/#ministry"},
        "publisher": {"@id": f"{site.base_url}/#ministry"},
    }


def _claim_review(publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    return {
        **_web_page(publication, site, cited),
        "@type": "ClaimReview",
        "author": {"@id": f"{site.base_url}/#ministry"},
    }


def _web_page(publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    revision = publication.revision
    url = site.base_url + publication.url
    return {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": revision.title,
        "description": " ".join(revision.string("summary").split()),
        "inLanguage": revision.language,
        **_published(publication),
        "publisher": {"@id": f"{site.base_url}/#ministry"},
    }


def _qa_page(publication: Publication, site: Site, cited: Cited) -> dict[str, Any]:
    url = site.base_url + publication.url
    return {"@type": "QAPage", "@id": url, "url": url, "inLanguage": publication.revision.language}


def _thing(schema_type: str, publication: Publication, site: Site) -> dict[str, Any]:
    """Return properties of schema.org's Thing; what only creative works have is said of the page about it."""
    revision = publication.revision
    url = site.base_url + publication.url
    return {
        "@type": schema_type,
        "url": url,
        "name": revision.title,
        "description": " ".join(revision.string("summary").split()),
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": url,
            "inLanguage": revision.language,
            **_published(publication),
            "publisher": {"@id": f"{site.base_url}/#ministry"},
        },
    }


TYPES: Mapping[str, Callable[[Publication, Site, Cited], dict[str, Any]]] = {
    "ClaimReview": _claim_review,
    "Legislation": _legislation,
    "NewsArticle": _news_article,
    "QAPage": _qa_page,
    "WebPage": _web_page,
}
"""Types with properties of their own."""


def _published(publication: Publication) -> dict[str, Any]:
    newest = publication.versions[0].since if publication.versions else None
    return {
        "datePublished": _instant(publication.since) or _day(publication.day),
        "dateModified": _instant(newest),
    }


def _force(validity: Validity | None) -> str:
    known = FORCE.get(validity) if validity else None
    return f"https://schema.org/{known}" if known else ""


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _instant(instant: datetime | None) -> str:
    return "" if instant is None else machine_instant(instant)
