"""Structured data follow the type that a column names, whatever the shape of its pages."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest

from plugins.model.publication import Validity
from plugins.render.schema_types import describe
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

BASE = "https://www.health.example"
ADDRESS = "/work-updates/2026/k7m29xqf.html"


def described(schema_type: str, page: str = "document", **fields: str) -> dict[str, object]:
    """The first thing that the page of a work update says, in a column of another type and shape."""
    world = World()
    column = dataclasses.replace(world.policy.columns["work-updates"], schema_type=schema_type, page=page)
    world.policy = dataclasses.replace(world.policy, columns={**world.policy.columns, "work-updates": column})
    world.add(
        "k7m29xqf", "work-updates", "Clinic opens", "Words.", dated=date(2026, 11, 23), summary="A  clinic.", **fields
    )
    script = parse(render(world).page(ADDRESS[1:])).all("script", type="application/ld+json")[0].text
    thing: dict[str, object] = json.loads(script)["@graph"][0]
    return thing


@pytest.mark.parametrize("schema_type", ["Legislation", "NewsArticle", "QAPage", "WebPage", "ClaimReview", "Event"])
def test_a_title_in_the_other_language_is_another_name_of_the_thing(schema_type):
    assert described(schema_type, title_other="诊所开业")["alternateName"] == "诊所开业"
    assert "alternateName" not in described(schema_type)


@pytest.mark.parametrize("page", ["document", "question"])
@pytest.mark.parametrize("schema_type", ["Legislation", "NewsArticle", "QAPage", "Event", "GovernmentService"])
def test_a_page_is_about_a_thing_of_the_type_that_the_column_names(schema_type, page):
    found = described(schema_type, page)
    assert (found["@type"], found["url"]) == (schema_type, f"{BASE}{ADDRESS}")


def test_of_an_unknown_type_is_said_what_every_thing_has_and_which_page_is_about_it():
    assert described("Event") == {
        "@type": "Event",
        "url": f"{BASE}{ADDRESS}",
        "name": "Clinic opens",
        "description": "A clinic.",
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": f"{BASE}{ADDRESS}",
            "inLanguage": "en",
            "datePublished": "2026-11-23T10:00:00+08:00",
            "dateModified": "2026-11-23T10:00:00+08:00",
            "publisher": {"@id": f"{BASE}/#ministry"},
        },
    }


def test_nothing_is_said_of_a_force_that_nobody_verified():
    world = World()
    law = world.add("k7m29xqf", "laws-and-regulations", "A Law", "Article 1 Words.", announced=date(1997, 1, 15))
    law = dataclasses.replace(law, validity=Validity.UNVERIFIED)
    found = describe("Legislation", law, world.policy.site, lambda field: [])
    assert found["legislationLegalForce"] == ""


@pytest.mark.parametrize(
    ("validity", "force"),
    [
        (Validity.NOT_YET, "NotInForce"),
        (Validity.IN_FORCE, "InForce"),
        (Validity.AMENDED, "InForce"),
        (Validity.REPEALED, "NotInForce"),
        (Validity.EXPIRED, "NotInForce"),
    ],
)
def test_a_law_is_said_to_be_in_force_as_long_as_it_is(validity, force):
    world = World()
    law = world.add("k7m29xqf", "laws-and-regulations", "A Law", "Article 1 Words.", announced=date(2026, 11, 23))
    found = describe("Legislation", dataclasses.replace(law, validity=validity), world.policy.site, lambda field: [])
    assert found["legislationLegalForce"] == f"https://schema.org/{force}"
