"""A service item: its kind above the heading, what everybody looks for in sight, and the channel for machines."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

FIELDS = {
    "dated": date(2026, 5, 27),
    "checked": date(2026, 5, 25),
    "service_kind": "public-service",
    "code": "DC-LIC-0102",
    "applicants": "Suppliers",
    "promised_limit": "15 working days",
    "statutory_limit": "20 working days",
    "fee": "Free of charge",
    "place": "Window 3",
    "opening": "8:30 to 17:00",
    "advice": "000-5550-1231",
    "complaints": "000-5550-1200",
    "basis": ("bbbbbbbb",),
}
LAW = "**Article 1** Wells.\n\n**Article 2** Taps."
BODY = "## Legal basis\n\n- Water Act, Article 2"


def world_of(language: str = "en", **fields: object):
    """A world with a law, an amendment of its second article, and a service that rests on that article."""
    world = World()
    day = date(2026, 1, 5)
    world.add("bbbbbbbb", "laws-and-regulations", "Water Act", LAW, announced=day, effective=day)
    later = date(2026, 9, 8)
    body = "**Article 1** In [Article 2](doc:bbbbbbbb#article-2) words change."
    amending = {"announced": later, "effective": date(2026, 10, 1), "amends": ("bbbbbbbb",)}
    world.add("cccccccc", "laws-and-regulations", "Decision on Amending the Water Act", body, **amending)
    service = world.add("k7m29xqf", "service-guide", "Inspection", BODY, language=language, **(FIELDS | fields))
    return world, service.url[1:]


@pytest.mark.parametrize(("language", "kind"), [("en", "Public service"), ("zh-Hans", "公共服务")])
def test_the_kind_stands_above_the_heading_in_the_language_of_the_page(language, kind):
    world, path = world_of(language)
    page = parse(render(world).page(path))
    assert [one.text.strip() for one in page.all("p", class_="kicker")] == [kind]


def test_what_everybody_looks_for_stands_in_sight_and_the_rest_folds_away():
    world, path = world_of()
    view = render(world).views[path]
    lead, more = [row.label for row in view.lead], [row.label for row in view.more]
    assert {"Who may apply", "Done within", "Fee", "Where", "Hours", "Telephone for advice", "Last checked"} <= {*lead}
    assert {"Code of the item", "Limit set by law", "Offered since"} <= {*more}


def test_the_article_leads_to_the_law_and_the_page_says_that_it_was_amended_since_the_check():
    world, path = world_of()
    page = render(world).page(path)
    assert 'href="/laws-and-regulations/2026/bbbbbbbb.html#article-2" data-reference' in page
    assert "Water Act, Article 2</a></p>" in page


def test_once_it_is_checked_again_the_page_says_so_no_more():
    world, path = world_of(checked=date(2026, 10, 2))
    assert "Water Act, Article 2</a></p>" not in render(world).page(path)


def test_structured_data_say_who_gives_the_service_and_how_to_reach_it():
    world, path = world_of()
    (script,) = parse(render(world).page(path)).all("script", type="application/ld+json")
    thing = json.loads(script.text)["@graph"][0]
    assert thing["@type"] == "GovernmentService"
    assert thing["provider"] == {"@type": "GovernmentOrganization", "name": "Disease Control"}
    assert thing["availableChannel"]["servicePhone"]["telephone"] == "000-5550-1231"
    assert thing["availableChannel"]["serviceLocation"]["address"] == "Window 3"
