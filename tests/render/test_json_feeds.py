"""JSON feeds (JSON Feed 1.1) have the entries of the Atom feeds."""

from __future__ import annotations

import json
from datetime import date, datetime

import feedparser
import pytest

from tests.render.make import World
from tests.render.site import render, whole_site

FEEDS = [path for path in whole_site().files if path.endswith("feed.json")]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_the_format_asks_for_and_the_entries_of_its_atom_feed(path):
    feed = json.loads(whole_site().files[path])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"https://www.health.example/{path}"
    atom = feedparser.parse(whole_site().files[path.replace(".json", ".xml")])
    assert feed["title"] == atom.feed.title
    assert [(one["id"], one["url"], one["title"]) for one in feed["items"]] == [
        (entry.id, entry.link, entry.title) for entry in atom.entries
    ]
    for item, entry in zip(feed["items"], atom.entries, strict=True):
        assert item["content_html"] == entry.content[0].value
        assert datetime.fromisoformat(item["date_modified"]).tzinfo
        assert all(item.values()) or item["summary"] == ""


def test_files_are_attachments_with_type_and_size():
    world = World()
    files = [("map.pdf", 1200), ("figures.xlsx", 7)]
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23), attachments=files)
    (item,) = json.loads(render(world).files["work-updates/feed.json"])["items"]
    at = "https://www.health.example/work-updates/2026/k7m29xqf"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert item["attachments"] == [
        {"url": f"{at}/map.pdf", "mime_type": "application/pdf", "title": "map.pdf", "size_in_bytes": 1200},
        {"url": f"{at}/figures.xlsx", "mime_type": sheet, "title": "figures.xlsx", "size_in_bytes": 7},
    ]


def test_a_feed_in_chinese_speaks_chinese():
    feed = json.loads(whole_site().files["zh/work-updates/feed.json"])
    assert (feed["title"], feed["language"]) == ("工作动态 – 卫生部", "zh-Hans")
    assert feed["home_page_url"] == "https://www.health.example/zh/work-updates/"


def test_an_entry_without_a_word_has_an_empty_text_as_the_format_asks_for_one():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "", dated=date(2026, 11, 23))
    (item,) = json.loads(render(world).files["work-updates/feed.json"])["items"]
    assert item["content_html"] == ""
