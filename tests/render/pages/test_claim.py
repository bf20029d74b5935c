"""A claim that was checked: said as a claim, with where, verdict and source, on the page and for machines."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.render.html_pages import parse, part_of
from tests.render.make import World
from tests.render.site import render

DAY = date(2026, 11, 10)
CLAIM = "A sleeping agent has been put into the tap water of Lanting. Share this."
PLACES = ("Messages in groups", "Printed slips")


def page_of(language: str = "en", **fields: Any) -> str:
    """The page of a clarification that rests on a public document."""
    world = World()
    world.add("pa034pye", "policy-information", "Rules on Sampling", "Words.", announced=DAY)
    said = {"claim": CLAIM, "appeared": PLACES, "appeared_on": date(2026, 11, 7), "verdict": "false"}
    said |= {"evidence": ("pa034pye",), **fields}
    said = {name: value for name, value in said.items() if value is not None}
    one = world.add("k7m29xqf", "clarifications", "No Agent", "None was found.", dated=DAY, language=language, **said)
    return render(world).page(one.url[1:])


def review(page: str) -> dict[str, Any]:
    """What the page says to machines."""
    script = parse(page).all("script", type="application/ld+json")[0].text
    found: dict[str, Any] = json.loads(script)["@graph"][0]
    return found


def panel(page: str) -> list[str]:
    """The labels and values of the panel, in their order."""
    return [" ".join(one.text.split()) for one in part_of(page, "dl", "claim").elements if one.tag in ("dt", "dd")]


def test_claim_place_verdict_and_source_stand_in_one_panel_in_this_order():
    assert panel(page_of()) == [
        *("What was claimed", CLAIM, "Where it appeared", *PLACES, "Seen since", "7 November 2026"),
        *("Verdict", "False", "Published source", "Rules on Sampling"),
    ]


def test_a_chinese_page_has_the_verdict_in_chinese():
    assert {"结论", "不属实"} <= {*panel(page_of("zh-Hans"))}


def test_the_table_does_not_say_it_again():
    labels = [
        label for label in parse(page_of()).words("dt") if label in ("What was claimed", "Verdict", "Published source")
    ]
    assert labels == ["What was claimed", "Verdict", "Published source"]


def test_the_source_is_a_link_and_so_is_one_elsewhere():
    page = page_of(evidence_address="https://figures.marsund.example/water")
    hrefs = [link.attributes["href"] for link in part_of(page, "dl", "claim").all("a")]
    assert hrefs == ["/policy-information/2026/pa034pye.html", "https://figures.marsund.example/water"]


def test_machines_are_told_of_a_claim_review():
    found = review(page_of())
    assert found["@type"] == "ClaimReview"
    assert found["claimReviewed"] == CLAIM
    assert found["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert found["itemReviewed"] == {
        "@type": "Claim",
        "datePublished": "2026-11-07",
        "appearance": [{"@type": "CreativeWork", "name": place} for place in PLACES],
    }
    assert found["citation"] == ["https://www.health.example/policy-information/2026/pa034pye.html"]
    assert found["author"] == {"@id": "https://www.health.example/#ministry"}


@pytest.mark.parametrize(
    ("verdict", "rating"), [("misleading", 2), ("partly-true", 3), ("true", 5), ("unproven", None)]
)
def test_a_verdict_has_the_rating_of_its_scale_and_unproven_has_none(verdict, rating):
    assert review(page_of(verdict=verdict))["reviewRating"].get("ratingValue") == rating


def test_a_source_that_is_not_public_leaves_no_trace():
    page = page_of(evidence=("zzzzzzzz",))
    assert "Published source" not in panel(page)
    assert "citation" not in review(page)
