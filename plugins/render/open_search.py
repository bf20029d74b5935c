"""``opensearch.xml``: how a browser searches this site from its own bar (OpenSearch 1.1)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.render.view_context import ViewContext
from plugins.render.views.machine import OpenSearchView

LONGEST_NAME = 16
"""Characters that the short name of a search may have, by the format."""


def open_search_view(around: ViewContext, entry: Entry) -> OpenSearchView:
    """Collect the description of the search in one language."""
    language = entry.language
    words, site = around.words[language], around.site
    name = site.name[language]
    return OpenSearchView(
        name=name if len(name) <= LONGEST_NAME else words["search"],
        description=f"{words['search_label']} – {name}",
        language=language,
        search=site.base_url + around.page("search", language),
        icon=site.base_url + around.theme.asset("emblem.svg"),
    )


def write_open_search(view: OpenSearchView, texts: Mapping[str, Text]) -> bytes:
    """Return the description; ``texts`` is empty. The words stand behind ``#``, which no browser sends."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            f"<ShortName>{_text(view.name)}</ShortName>",
            f"<Description>{_text(view.description)}</Description>",
            f"<Language>{view.language}</Language>",
            "<InputEncoding>UTF-8</InputEncoding>",
            f'<Image type="image/svg+xml">{_text(view.icon)}</Image>',
            f'<Url type="text/html" template="{escape(view.search)}#q={{searchTerms}}"/>',
            "</OpenSearchDescription>\n",
        ]
    ).encode()


def _text(words: str) -> str:
    return escape(words, quote=False)
