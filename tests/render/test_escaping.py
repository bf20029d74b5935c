"""Whatever stands in a field comes out as text."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime

import feedparser

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.publication import Version
from plugins.render.banner import Banner
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import Site, render

HOSTILE = "<script>alert(1)</script>\"'&amp;</title></script><!--{{ t.home }}"


def hostile_site() -> Site:
    """Every field, name and note of a document, and the policy's own words, hold markup."""
    world = World()
    site = dataclasses.replace(
        world.policy.site,
        name=dict.fromkeys(("en", "zh-Hans"), HOSTILE),
        tagline=dict.fromkeys(("en", "zh-Hans"), HOSTILE),
        address=dict.fromkeys(("en", "zh-Hans"), HOSTILE),
        telephone=HOSTILE,
        email=HOSTILE,
        code=HOSTILE,
        icp=HOSTILE,
        public_security=HOSTILE,
    )
    columns = {
        key: dataclasses.replace(
            column,
            title=dict.fromkeys(("en", "zh-Hans"), HOSTILE),
            description=dict.fromkeys(("en", "zh-Hans"), HOSTILE),
        )
        for key, column in world.policy.columns.items()
    }
    world.policy = dataclasses.replace(world.policy, site=site, columns=columns)
    for id, column, field in (
        ("k7m29xqf", "laws-and-regulations", "announced"),
        ("k7m29xqg", "work-updates", "dated"),
        ("k7m29xqh", "public-qa", "answered"),
    ):
        world.add(
            id,
            column,
            HOSTILE,
            f"Words {HOSTILE} `{HOSTILE}`",
            department=HOSTILE,
            contact=HOSTILE,
            attachments=((f"{HOSTILE.replace('/', '')}.pdf", 10),),
            adopted=True,
            since=datetime(2026, 11, 23, 10, tzinfo=MINISTRY_ZONE),
            **{field: date(2026, 11, 23)},
            summary=HOSTILE,
            document_number=HOSTILE,
            index_number=HOSTILE,
            subject=HOSTILE,
            source=HOSTILE,
            keywords=(HOSTILE,),
            issued_by=(HOSTILE,),
            answered_by=HOSTILE,
            origin=HOSTILE,
        )
        publication = world.publications[id]
        version = Version(publication.revision.digest, publication.since, "major", HOSTILE)
        world.publications[id] = dataclasses.replace(publication, versions=(version,))
    return render(world, banners={"k7m29xqf": Banner("draft", (HOSTILE,), (HOSTILE,))})


def test_markup_in_any_field_is_shown_as_it_was_typed():
    site = hostile_site()
    for path, content in site.files.items():
        if not path.endswith(".html"):
            continue
        page = parse(content.decode())
        scripts = [script for script in page.all("script") if script.attributes.get("type") != "application/ld+json"]
        assert all(script.attributes.get("src") and not script.text for script in scripts), path
        assert b"alert(1)</script>" not in content, path
        for script in page.all("script", type="application/ld+json"):
            json.loads(script.text)
    document = parse(site.page("laws-and-regulations/2026/k7m29xqf.html"))
    assert document.words("h1") == [HOSTILE]
    assert document.meta()["ArticleTitle"] == HOSTILE


def test_markup_in_any_field_leaves_feeds_and_sitemap_well_formed():
    site = hostile_site()
    for path in ("laws-and-regulations/feed.xml", "work-updates/feed.xml", "public-qa/feed.xml"):
        feed = feedparser.parse(site.files[path])
        assert not feed.bozo, path
        assert b"<script>alert" not in site.files[path]
    assert b"<script>" not in site.files["sitemap.xml"]
