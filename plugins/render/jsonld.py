"""JSON-LD of pages, in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from plugins.model.policy import Site
from plugins.model.publication import Publication, Validity
from plugins.render.dates import machine_instant
from plugins.render.views.parts import Link
from plugins.render.views.records import DocumentView

FORCE = {
    Validity.NOT_YET: "NotInForce",
    Validity.IN_FORCE: "InForce",
    Validity.AMENDED: "InForce",
    Validity.REPEALED: "NotInForce",
    Validity.EXPIRED: "NotInForce",
}
"""schema.org knows InForce, NotInForce and PartiallyInForce; an amended law is in force as amended."""

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
MARKUP = re.compile("[<>&\u2028\u2029]")
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(*things: Mapping[str, Any]) -> str:
    """Return one JSON-LD document that can stand in a script element: no ``<``, ``>`` or ``&`` in it."""
    text = ENCODER.encode({"@context": "https://schema.org", "@graph": [_without_empty(thing) for thing in things]})
    return MARKUP.sub(lambda match: ESCAPES[match[0]], text)


def organization(site: Site, language: str) -> dict[str, Any]:
    """Describe the ministry."""
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{site.base_url}/#ministry",
        "name": site.name[language],
        "url": f"{site.base_url}/",
        "telephone": site.telephone,
        "email": site.email,
        "address": site.address[language],
    }


def website(site: Site, language: str, search: str) -> dict[str, Any]:
    """Describe the site and its search."""
    return {
        "@type": "WebSite",
        "name": site.name[language],
        "url": f"{site.base_url}/",
        "inLanguage": language,
        "publisher": {"@id": f"{site.base_url}/#ministry"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site.base_url}{search}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(site: Site, crumbs: tuple[Link, ...], title: str, url: str) -> dict[str, Any]:
    """Describe the way from the home page to this one."""
    steps = [*((crumb.text, site.base_url + crumb.href) for crumb in crumbs if crumb.href), (title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def legislation(
    publication: Publication, site: Site, url: str, amends: list[str], repeals: list[str]
) -> dict[str, Any]:
    """Describe a law or normative document."""
    revision = publication.revision
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
        "legislationLegalForce": f"https://schema.org/{FORCE[publication.validity]}" if publication.validity else "",
        "temporalCoverage": f"{_day(start)}/{_day(end) or '..'}" if start else "",
        "legislationAmends": [{"@id": address} for address in amends],
        "legislationRepeals": [{"@id": address} for address in repeals],
        "publisher": {"@id": f"{site.base_url}/#ministry"},
    }


def news(publication: Publication, site: Site, url: str) -> dict[str, Any]:
    """Describe a piece of news."""
    revision = publication.revision
    newest = publication.versions[0].since if publication.versions else None
    return {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": revision.title,
        "inLanguage": revision.language,
        "datePublished": _instant(publication.since) or _day(publication.day),
        "dateModified": _instant(newest),
        "author": {"@id": f"{site.base_url}/#ministry"},
        "publisher": {"@id": f"{site.base_url}/#ministry"},
    }


def question(view: DocumentView, answer: str) -> dict[str, Any]:
    """Describe a question and its answer; ``answer`` is plain text."""
    url = view.page.canonical
    return {
        "@type": "QAPage",
        "@id": url,
        "url": url,
        "inLanguage": view.page.language,
        "mainEntity": {
            "@type": "Question",
            "name": view.title,
            "text": view.title,
            "answerCount": 1,
            "datePublished": "" if view.asked is None else view.asked.machine,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer,
                "url": f"{url}#page-answer",
                "datePublished": "" if view.answered is None else view.answered.machine,
                "author": {"@type": "Organization", "name": view.answered_by},
            },
        },
    }


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _instant(instant: datetime | None) -> str:
    return "" if instant is None else machine_instant(instant)


def _without_empty(thing: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_empty(value) if isinstance(value, dict) else value
        for key, value in thing.items()
        if value not in ("", [], None)
    }
