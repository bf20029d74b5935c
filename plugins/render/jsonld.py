"""JSON-LD of pages, in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from plugins.model.policy import Site
from plugins.render.views.fragments import Link

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
            "target": f"{site.base_url}{search}#q={{search_term_string}}",
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


def _without_empty(thing: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_empty(value) if isinstance(value, dict) else value
        for key, value in thing.items()
        if value not in ("", [], None)
    }
