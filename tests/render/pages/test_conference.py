"""A press conference: its series above the heading, what became of it below, and all of them in a calendar."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

ID = "k7m29xqf"
NAMED = {"series": "regular", "topic": "Vaccines", "place": "Press hall", "host": "Ye Ting", "speakers": ("Guo Tao",)}
COMING, PAST = "2026-11-27 10:00", "2026-11-20 10:00"


def add(world: World, id: str, title: str, language: str = "en", **fields):
    """Add a conference; the site is that of 23 November 2026, 15:30."""
    said = {"dated": date(2026, 11, 16), "standing": "planned", "conference": "9tq4w2ha", **NAMED, **fields}
    return world.add(id, "press-conferences", title, "Words.", language=language, **said)


def page_of(language: str = "en", **fields) -> str:
    world = World()
    publication = add(world, ID, "Vaccines", language, **fields)
    return render(world).page(publication.url[1:])


def event_of(**fields):
    (script,) = parse(page_of(**fields)).all("script", type="application/ld+json")
    return json.loads(script.text)["@graph"][0]


def test_when_where_and_by_whom_stand_below_the_heading():
    page = parse(page_of(begins=COMING))
    assert [one.text.strip() for one in page.all("p", class_="kicker")] == ["Regular press conference · Calendar"]
    rows = dict(zip(page.words("dt"), page.words("dd"), strict=False))
    assert rows["Begins"] == "27 November 2026, 10:00"
    assert (rows["Place"], rows["Host"], rows["Speakers"]) == ("Press hall", "Ye Ting", "Guo Tao")


@pytest.mark.parametrize(
    ("language", "standing", "sentence"),
    [
        ("en", "postponed", "Postponed. It was announced for 27 November 2026, 10:00; a new time is not fixed yet."),
        ("en", "cancelled", "Cancelled. It was announced for 27 November 2026, 10:00."),
        ("zh-Hans", "postponed", "延期举行。原定于 2026年11月27日 10:00，新的时间待定。"),
        ("zh-Hans", "cancelled", "已取消。原定于 2026年11月27日 10:00。"),
    ],
)
def test_what_became_of_it_is_said_in_a_sentence(language, standing, sentence):
    assert sentence in page_of(language, standing=standing, announced_for=COMING)


def test_the_entry_of_the_register_stands_nowhere():
    assert "9tq4w2ha" not in page_of(begins=COMING)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"begins": COMING}, "EventScheduled"),
        ({"begins": PAST, "standing": "held"}, "EventScheduled"),
        ({"announced_for": COMING, "standing": "postponed"}, "EventPostponed"),
        ({"announced_for": COMING, "standing": "cancelled"}, "EventCancelled"),
    ],
)
def test_structured_data_says_what_became_of_it(fields, status):
    """Source: schema.org, EventStatusType."""
    event = event_of(**fields)
    assert (event["@type"], event["eventStatus"]) == ("Event", f"https://schema.org/{status}")
    assert event["startDate"] == next(iter(fields.values())).replace(" ", "T") + ":00+08:00"
    assert event["location"] == {"@type": "Place", "name": "Press hall"}


def test_the_calendar_has_what_is_to_come_first_and_what_is_past_last():
    world = World()
    add(world, "conf0001", "Later", begins="2026-12-04 10:00")
    add(world, "conf0002", "Next", begins=COMING)
    add(world, "conf0003", "Put off", standing="postponed", announced_for=COMING)
    add(world, "conf0004", "Off", standing="cancelled", announced_for=COMING)
    add(world, "conf0005", "Begun", begins="2026-11-23 15:30")
    add(world, "conf0006", "Held", begins=PAST, standing="held")
    page = parse(render(world).page("press-conferences/calendar.html"))
    assert page.words("h2")[:4] == ["To come", "Waiting for a new time", "Cancelled", "Past"]
    lines = [one.text.strip() for one in page.all("p", class_="appointment-what")]
    assert lines == ["Next", "Later", "Put off", "Off", "Begun", "Held"]


def test_the_column_leads_to_its_calendar_and_that_to_the_file_for_programs():
    site = render(World())
    hrefs = [one.attributes.get("href") for one in parse(site.page("press-conferences/index.html")).all("a")]
    assert "/press-conferences/calendar.html" in hrefs
    hrefs = [one.attributes.get("href") for one in parse(site.page("zh/press-conferences/calendar.html")).all("a")]
    assert "/press-conferences/calendar.ics" in hrefs
    assert "work-updates/calendar.html" not in site.files
