"""A release of an affiliated unit: the unit above the heading, below it whose words these are."""

from __future__ import annotations

import json
from datetime import date

import pytest

from plugins.render.pages.affiliated import Details
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

UNIT = "Institute of Lakes"
STATEMENT = "This is the personal academic view of its authors, who are responsible for it."


def site_of(language: str = "en", **fields: str):
    """Render a site with one release of an institute, and return it with its address."""
    world = World()
    values = {"dated": date(2026, 11, 20), "unit": UNIT, "plan": "9tq4w2ha"} | fields
    publication = world.add("k7m29xqf", "releases-of-affiliated-units", "Snails", "Few.", language=language, **values)
    return render(world), publication.url[1:]


def test_in_its_own_name_the_statement_stands_below_the_heading():
    site, path = site_of(in_name_of="unit", statement=STATEMENT)
    assert site.views[path].details == Details(UNIT, STATEMENT, for_the_ministry=False)
    page = parse(site.page(path))
    assert [one.text.strip() for one in page.all("p", class_="kicker")] == [UNIT]
    assert site.page(path).index("<h1>") < site.page(path).index(STATEMENT) < site.page(path).rindex("Few.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Released in the name of the ministry, with its approval."),
        ("zh-Hans", "经审核批准，以本部名义发布。"),
    ],
)
def test_in_the_name_of_the_ministry_the_page_says_so(language, sentence):
    site, path = site_of(language, in_name_of="ministry")
    assert site.page(path).count(sentence) == 1


def test_the_plan_stands_on_no_page():
    site, path = site_of(in_name_of="unit", statement=STATEMENT)
    assert "9tq4w2ha" not in site.page(path)


def test_structured_data_names_the_unit_as_author():
    site, path = site_of(in_name_of="unit", statement=STATEMENT)
    (script,) = parse(site.page(path)).all("script", type="application/ld+json")
    assert json.loads(script.text)["@graph"][0]["author"] == {"@type": "Organization", "name": UNIT}
