"""A reprint: whose it is and where it can be read stand above the heading."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.render.html_pages import parse, part_of
from tests.render.make import World
from tests.render.site import render

ADDRESS = "https://reports.marsund.example/45.html"


def page_of(**fields: Any) -> str:
    """The page of a report that another published."""
    world = World()
    said = {"source": "Marsund Institute", "source_dated": date(2026, 11, 9), "reprinted": date(2026, 11, 11)}
    one = world.add("k7m29xqf", "international-updates", "An Early Wave", "Words.", **said, **fields)
    return render(world).page(one.url[1:])


def test_the_source_stands_above_the_heading_and_leads_to_the_original():
    page = page_of(source_address=ADDRESS)
    assert part_of(page, "p", "kicker").all("a")[0].attributes["href"] == ADDRESS
    assert parse(page).words("p", class_="kicker") == ["Reprinted from: Marsund Institute"]


def test_what_was_printed_has_its_edition_and_no_link():
    page = page_of(edition="12 November 2026, page 4")
    assert part_of(page, "p", "kicker").all("a") == []
    assert "12 November 2026, page 4" in parse(page).words("dd")


def test_both_days_are_in_sight():
    labels = parse(page_of(source_address=ADDRESS)).words("dt")
    assert labels[:3] == ["Source", "Published there", "Reprinted"]


def test_the_page_says_that_it_is_not_the_ministrys_own():
    (note,) = parse(page_of(source_address=ADDRESS)).words("p", class_="reprint-note")
    assert note.startswith("Published by the source named here, not by the ministry.")


def test_machines_are_told_whose_it_is_and_what_it_rests_on():
    script = parse(page_of(source_address=ADDRESS)).all("script", type="application/ld+json")[0].text
    found = json.loads(script)["@graph"][0]
    source = {"@type": "Organization", "name": "Marsund Institute"}
    assert found["author"] == source
    assert found["isBasedOn"] == {
        "@type": "CreativeWork",
        "url": ADDRESS,
        "datePublished": "2026-11-09",
        "publisher": source,
    }
