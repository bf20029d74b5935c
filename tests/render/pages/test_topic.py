"""A special topic: its page leads to all that it gathers, of whatever column, and the others lead back (IV.6)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from plugins.model.field import Field
from plugins.model.field_types import TYPES
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import Site, render


def site_of() -> tuple[Site, str]:
    """Render a topic that gathers a law, an update, and one that is not public."""
    world = World()
    world.add("encdaw01", "laws-and-regulations", "A Law", "Words.", issued_by=("M",), announced=date(2026, 11, 20))
    world.add("encdpw02", "work-updates", "News", "Words.", dated=date(2026, 11, 19))
    values = {"dated": date(2026, 11, 21), "gathers": ("encdaw01", "zzzzzzzz", "encdpw02"), "updated_every": "month"}
    values |= {"frozen": date(2027, 4, 1), "archived": date(2027, 6, 1)}
    topic = world.add("k7m29xqf", "special-topics", "Water", "About.", **values)
    return render(world), topic.url[1:]


def test_the_page_leads_to_what_is_public_of_any_column_in_the_order_of_the_topic():
    site, path = site_of()
    page = parse(site.page(path))
    assert page.words("p", class_="kicker") == ["Special Topics"]
    urls = [site.world.publications[id].url for id in ("encdaw01", "encdpw02")]
    assert [e.attributes["href"] for e in page.all("a") if e.attributes.get("href") in urls] == urls


def test_the_page_says_how_often_it_is_updated_until_when_and_from_when_it_is_archived():
    site, path = site_of()
    said = " ".join(site.page(path).split())
    assert "every month" in said
    assert "1 April 2027" in said
    assert "1 June 2027" in said


@pytest.mark.parametrize(
    ("frozen", "archived", "said"),
    [
        (date(2026, 11, 24), date(2027, 6, 1), []),
        (date(2026, 11, 23), date(2027, 6, 1), ["Nothing has been added since 23 November 2026."]),
        (
            date(2026, 4, 1),
            date(2026, 11, 23),
            ["Archived since 23 November 2026: nothing is added any more, and what is said here may be out of date."],
        ),
    ],
)
def test_from_its_days_on_the_page_says_that_the_topic_is_frozen_or_archived(frozen, archived, said):
    world = World()
    values = {"dated": date(2026, 1, 21), "gathers": (), "updated_every": "month"}
    topic = world.add("k7m29xqf", "special-topics", "Water", "About.", frozen=frozen, archived=archived, **values)
    assert parse(render(world).page(topic.url[1:])).words("div", class_="notes") == said


def test_what_it_gathers_leads_back():
    site, path = site_of()
    for id in ("encdaw01", "encdpw02"):
        page = parse(site.page(site.world.publications[id].url[1:]))
        assert f"/{path}" in {e.attributes.get("href") for e in page.all("a")}
        assert "Special topic" in site.page(site.world.publications[id].url[1:])


def test_structured_data_names_its_parts():
    site, path = site_of()
    (script,) = parse(site.page(path)).all("script", type="application/ld+json")
    data = json.loads(script.text)["@graph"][0]
    assert data["@type"] == "CollectionPage"
    assert [part["name"] for part in data["hasPart"]] == ["A Law", "News"]


def test_a_reference_without_columns_may_name_any():
    field = Field("gathers", TYPES["ids"], {})
    assert field.may_name("work-updates") and field.may_name("a-column-to-come")
