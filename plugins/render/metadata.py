"""The page tags that government websites carry (国办发〔2017〕47号)."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.column import Column
from plugins.model.policy import Site

Tags = tuple[tuple[str, str], ...]


def site_tags(site: Site, language: str) -> Tags:
    """Return the tags of every page; the identification code only where one is assigned."""
    tags = (("SiteName", site.name[language]), ("SiteDomain", urlsplit(site.base_url).hostname or ""))
    return (*tags, ("SiteIDCode", site.code)) if site.code else tags


def column_tags(column: Column, site: Site, language: str) -> Tags:
    """Return the tags of column and document pages."""
    title = column.title[language]
    return (
        ("ColumnName", title),
        ("ColumnDescription", column.description[language]),
        ("ColumnKeywords", f"{site.name[language]}, {title}" if language == "en" else f"{site.name[language]},{title}"),
        ("ColumnType", column.type),
    )


def article_tags(
    title: str, published: datetime | None, source: str, keywords: tuple[str, ...], author: str, url: str
) -> Tags:
    """Return the tags of document pages; ``PubDate`` is left out until a release held the document."""
    tags = [("ArticleTitle", title)]
    if published is not None:
        tags.append(("PubDate", published.astimezone(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M")))
    tags.append(("ContentSource", source))
    if keywords:
        tags.append(("Keywords", ",".join(keywords)))
    tags += [("Author", author), ("Url", url)]
    return tuple(tags)
