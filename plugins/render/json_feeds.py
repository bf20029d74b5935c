"""The feeds in JSON (JSON Feed 1.1), with the same entries and full texts as the Atom feeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from plugins.model.document import Text
from plugins.render.feeds import absolute_html
from plugins.render.views.machine import FeedEntry, FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(view: FeedView, texts: Mapping[str, Text]) -> bytes:
    """Return the feed.

    Args:
        view: what it says.
        texts: the text of each of its documents, by id.

    Source: https://www.jsonfeed.org/version/1.1/
    """
    base_url = view.url.removesuffix(urlsplit(view.url).path)
    feed = {
        "version": VERSION,
        "title": view.title,
        "home_page_url": view.home,
        "feed_url": view.url,
        "description": view.subtitle,
        "language": view.language,
        "authors": [{"name": view.author, "url": f"{base_url}/"}],
        "items": [_item(entry, base_url, texts) for entry in view.entries],
    }
    return (json.dumps(feed, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _item(entry: FeedEntry, base_url: str, texts: Mapping[str, Text]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": absolute_html(entry, base_url, texts),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author}],
        "language": entry.language,
        "attachments": [
            {"url": one.url, "mime_type": one.media_type, "title": one.name, "size_in_bytes": one.size_bytes}
            for one in entry.enclosures
        ],
    }
    return {key: value for key, value in item.items() if value or key in ("summary", "content_html")}
