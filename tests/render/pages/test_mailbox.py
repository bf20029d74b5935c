"""A mailbox: the telephone first, when it is answered, who verified that when; and replies without letters."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.render.html_pages import parse, part_of
from tests.render.make import World
from tests.render.site import render

DAY = date(2026, 11, 2)
CALL = {
    "telephone": "000-5550-1400",
    "hours": ("Day and night", "In English from 8:00"),
    "verified": date(2026, 11, 16),
}
REPLY = {
    "kind": "reply",
    "concern": "That waiting rooms have a tap.",
    "answered_by": "medical-administration",
    "received": date(2026, 10, 21),
}


def add(world: World, column: str, id: str = "k7m29xqf", language: str = "en", **fields: Any) -> str:
    """Add a public document and return its address."""
    said = {"dated": DAY, "summary": "Call first.", **fields}
    return world.add(id, column, f"Title of {id}", "Words.", language=language, **said).url[1:]


def page_of(column: str, **fields: Any) -> str:
    """The page of one document."""
    world = World()
    path = add(world, column, **fields)
    return render(world).page(path)


def test_the_number_is_a_link_that_dials_it_before_hours_and_day():
    page = page_of("incident-reporting-mailbox", kind="how-to", **CALL)
    duty = part_of(page, "dl", "duty")
    assert duty.words("dt") == ["Telephone", "Calls answered", "Last verified"]
    assert duty.words("dd") == ["000-5550-1400", "Day and night", "In English from 8:00", "16 November 2026"]
    assert duty.all("a", class_="duty-call")[0].attributes["href"] == "tel:000-5550-1400"


def test_its_kind_stands_above_the_heading():
    page = page_of("incident-reporting-mailbox", kind="how-to", **CALL)
    assert parse(page).words("p", class_="kicker") == ["How to report"]


def test_machines_are_told_of_the_telephone():
    page = page_of("incident-reporting-mailbox", kind="how-to", **CALL)
    found = json.loads(parse(page).all("script", type="application/ld+json")[0].text)["@graph"][0]
    assert found["@type"] == "WebPage"
    assert found["about"]["telephone"] == "000-5550-1400"


def test_a_reply_says_what_was_asked_and_who_answers():
    html = page_of("ministers-mailbox", **REPLY)
    page, concern = parse(html), part_of(html, "dl", "concern")
    assert (concern.words("dt"), concern.words("dd")) == (["What was asked or suggested"], [REPLY["concern"]])
    assert page.words("h2", class_="kicker") == ["Reply · Medical Administration"]
    assert page.all("dl", class_="duty") == []


def test_what_is_neither_has_its_text_alone():
    page = parse(page_of("incident-reporting-mailbox", kind="guidance"))
    assert page.all("dl", class_="duty") == page.all("dl", class_="concern") == page.all("section", class_="answer")
