"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from xml.etree import ElementTree

import feedparser
import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.render.words import load_words
from tests.render.make import World, withdrawn
from tests.render.site import render, whole_site
from tests.repository import REPOSITORY

ATOM, TOMBSTONE = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"
ENGLISH, CHINESE = (load_words(REPOSITORY / "theme", language) for language in ("en", "zh-Hans"))
FEEDS = [path for path in whole_site().files if path.endswith("feed.xml")]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_read_without_a_complaint(path):
    feed = feedparser.parse(whole_site().files[path])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("tag:www.health.example,2026:")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert [entry.updated for entry in feed.entries] == sorted((e.updated for e in feed.entries), reverse=True)


def test_entries_hold_the_full_text_with_absolute_links():
    feed = feedparser.parse(whole_site().files["laws-and-regulations/feed.xml"])
    law = next(entry for entry in feed.entries if entry.id.endswith(":art00001"))
    text = law.content[0].value
    assert "These Measures are effective from 1 January 2027." in text
    assert 'href="https://www.health.example/laws-and-regulations/2019/vaccine-act.html#article-2"' in text
    assert "vaccine-storage/delivery-note.pdf" in text
    assert law.link == "https://www.health.example/laws-and-regulations/2026/vaccine-storage.html"
    assert law.published == "2026-11-23T10:00:00+08:00"


def test_identity_is_the_id_not_the_address():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23))
    publication = world.publications["k7m29xqf"]
    world.publications["k7m29xqf"] = dataclasses.replace(publication, url="/work-updates/2026/moved.html")
    feed = feedparser.parse(render(world).files["work-updates/feed.xml"])
    assert feed.entries[0].id == "tag:www.health.example,2026:k7m29xqf"


def test_an_empty_feed_is_the_same_whenever_it_is_built():
    root = ElementTree.fromstring(render(World()).files["work-updates/feed.xml"])  # noqa: S314 our own bytes
    assert root.findtext("{http://www.w3.org/2005/Atom}updated") == "1970-01-01T00:00:00Z"


def test_a_feed_is_updated_by_releases_alone():
    world = World()
    since = datetime(2026, 11, 20, 9, 30, tzinfo=MINISTRY_ZONE)
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 20), since=since)
    feed = feedparser.parse(render(world).files["work-updates/feed.xml"])
    assert feed.feed.updated == feed.entries[0].updated == "2026-11-20T09:30:00+08:00"


def test_an_amended_text_is_updated_when_it_was_released_and_published_when_the_first_was():
    """Source: RFC 4287, 4.2.9 and 4.2.15."""
    world = World()
    world.add(
        "k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 10), change="Two words were corrected."
    )
    world.add("k7m29xqg", "work-updates", "More news", "Words.", dated=date(2026, 11, 12))
    feed = feedparser.parse(render(world).files["work-updates/feed.xml"])
    amended, other = feed.entries
    assert amended.id.endswith(":k7m29xqf")
    assert (amended.published, amended.updated) == ("2026-11-10T10:00:00+08:00", "2026-11-13T10:00:00+08:00")
    assert (other.published, other.updated) == ("2026-11-12T10:00:00+08:00", "2026-11-12T10:00:00+08:00")
    assert feed.feed.updated == "2026-11-13T10:00:00+08:00"


def test_characters_that_xml_does_not_know_are_left_out():
    world = World()
    world.add("k7m29xqf", "work-updates", "Ne\x0bws \ufffe", "Words.", dated=date(2026, 11, 20))
    feed = feedparser.parse(render(world).files["work-updates/feed.xml"])
    assert not feed.bozo
    assert feed.entries[0].title == "News"


def test_each_language_has_its_feeds_with_an_identity_of_their_own():
    feeds = {path: feedparser.parse(whole_site().files[path]).feed for path in FEEDS}
    assert len({feed.id for feed in feeds.values()}) == len(FEEDS)
    chinese = feeds["zh/laws-and-regulations/feed.xml"]
    assert (chinese.title, chinese.language) == ("法律法规 – 卫生部", "zh-Hans")
    assert chinese.link == "https://www.health.example/zh/laws-and-regulations/"
    first = whole_site().files["laws-and-regulations/feed.xml"].decode()
    assert "<id>tag:www.health.example,2026:laws-and-regulations</id>" in first


def test_the_feed_of_the_whole_site_has_what_was_released_last_whatever_its_column():
    world = World()
    for number, column in enumerate(("work-updates", "public-qa", "press-releases")):
        since = datetime(2026, 11, 20 - number, 9, tzinfo=MINISTRY_ZONE)
        day = {"dated": date(2026, 11, 1), "answered": date(2026, 11, 1)}
        world.add(f"k7m29xq{number}", column, f"News {number}", "Words.", since=since, **day)
    site = render(world)
    for path, title in (("feed.xml", "Ministry of Health"), ("zh/feed.xml", "卫生部")):
        feed = feedparser.parse(site.files[path])
        assert feed.feed.title == title
        assert [entry.title for entry in feed.entries] == ["News 0", "News 1", "News 2"]


def test_files_are_enclosures_with_type_and_length():
    world = World()
    files = [("map & plan.pdf", 1200)]
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23), attachments=files)
    (entry,) = feedparser.parse(render(world).files["work-updates/feed.xml"]).entries
    (enclosure,) = entry.enclosures
    assert (enclosure.type, enclosure.length, enclosure.title) == ("application/pdf", "1200", "map & plan.pdf")
    assert enclosure.href == "https://www.health.example/work-updates/2026/k7m29xqf/map%20%26%20plan.pdf"


def test_subscribers_are_told_what_was_withdrawn_and_nothing_else_of_it():
    """Source: RFC 6721, 3."""
    world = World()
    at = datetime(2026, 11, 20, 9, 30, tzinfo=MINISTRY_ZONE)
    withdrawn(world, "k7m29xqf", "work-updates", "en", at, title="A title that may be read", reason="outdated")
    withdrawn(world, "k7m29xqg", "work-updates", "zh-Hans", at.replace(hour=8))
    withdrawn(world, "k7m29xqh", "press-releases", "en", at)
    files = render(world).files
    site = "https://www.health.example"
    for path, said, ids in (
        ("work-updates/feed.xml", ENGLISH, ["k7m29xqf", "k7m29xqg"]),
        ("zh/work-updates/feed.xml", CHINESE, ["k7m29xqf", "k7m29xqg"]),
        ("feed.xml", ENGLISH, ["k7m29xqh", "k7m29xqf", "k7m29xqg"]),
    ):
        root = ElementTree.fromstring(files[path])  # noqa: S314 our own bytes
        gone = root.findall(f"{TOMBSTONE}deleted-entry")
        assert [one.attrib["ref"] for one in gone] == [f"tag:www.health.example,2026:{id}" for id in ids]
        first = next(one for one in gone if one.attrib["ref"].endswith("k7m29xqf"))
        assert first.attrib["when"] == root.findtext(f"{ATOM}updated") == "2026-11-20T09:30:00+08:00"
        notice = f"{site}/work-updates/2026/k7m29xqf.html"
        assert first.findtext(f"{TOMBSTONE}comment") == f"{said['withdrawn_because_outdated']} {notice}"
        assert b"A title that may be read" not in files[path]
        feed = feedparser.parse(files[path])
        assert (feed.bozo, feed.version, feed.entries) == (False, "atom10", [])


def test_the_feed_of_a_department_names_what_was_withdrawn_of_its_own_alone():
    world, at = World(), datetime(2026, 11, 20, 9, 30, tzinfo=MINISTRY_ZONE)
    withdrawn(world, "00000001", "work-updates", "en", at, department="disease-control")
    withdrawn(world, "00000002", "work-updates", "en", at, department="policy-and-law")
    root = ElementTree.fromstring(render(world).files["departments/disease-control/feed.xml"])  # noqa: S314 our own bytes
    gone = [one.get("ref") for one in root.iter(f"{TOMBSTONE}deleted-entry")]
    assert gone == ["tag:www.health.example,2026:00000001"]


def test_the_feed_of_a_department_says_whose_it_is_in_its_language():
    titles = {
        folder: feedparser.parse(whole_site().files[f"{folder}departments/disease-control/feed.xml"]).feed.title
        for folder in ("", "zh/")
    }
    assert titles[""].startswith("Disease Control – ")
    assert titles["zh/"].startswith("疾病预防控制局 – ")
