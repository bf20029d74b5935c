"""An application that is taken online: the button to it, the link to its progress, and its service guide."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

ENTRY, PROGRESS = "https://apply.health.example/wells", "https://apply.health.example/progress"
DAY = date(2026, 11, 12)


def site_of(language: str = "en"):
    world = World()
    service = world.add("bbbbbbbb", "service-guide", "Inspection", "Words.", language=language, dated=DAY)
    fields = {"dated": DAY, "entry": ENTRY, "progress": PROGRESS, "service": "bbbbbbbb"}
    fields |= {"promised_limit": "15 working days", "telephone": "000-5550-1231"}
    item = world.add("k7m29xqf", "online-approval", "Inspection online", "Words.", language=language, **fields)
    return render(world), item.url[1:], service.url[1:]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Apply online", "See how far your application has come"]), ("zh-Hans", ["网上申请", "查询办理进度"])],
)
def test_button_and_link_say_what_they_lead_to(language, words):
    site, path, _ = site_of(language)
    links = {link.text.strip(): link.attributes["href"] for link in parse(site.page(path)).all("a")}
    assert [links[word] for word in words] == [ENTRY, PROGRESS]


def test_item_and_guide_lead_to_one_another():
    site, item, guide = site_of()
    assert f'href="/{guide}"' in site.page(item)
    assert f'href="/{item}"' in site.page(guide)
    assert "Apply online" in site.page(guide)


def test_structured_data_say_where_to_apply():
    site, path, _ = site_of()
    (script,) = parse(site.page(path)).all("script", type="application/ld+json")
    channel = json.loads(script.text)["@graph"][0]["availableChannel"]
    assert (channel["serviceUrl"], channel["servicePhone"]["telephone"]) == (ENTRY, "000-5550-1231")
