"""Calendars for calendar programs (RFC 5545), read by two programs that share nothing with this one."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject

from plugins.model.clock import MINISTRY_ZONE
from plugins.render.calendar import OCTETS, fold
from tests.render.make import World
from tests.render.site import render

PATH = "press-conferences/calendar.ics"
ID = "k7m29xqf"
NAMED = {"series": "regular", "topic": "Vaccines", "place": "Press hall", "host": "Ye Ting", "speakers": ("Guo Tao",)}


def conference(world: World, id: str = ID, title: str = "Vaccines on their way", **fields):
    """Add a conference that is to begin at 10:00 on 27 November 2026, unless the fields say something else."""
    said = {"dated": date(2026, 11, 16), "standing": "planned", "begins": "2026-11-27 10:00", **NAMED, **fields}
    return world.add(id, "press-conferences", title, "Words.", **{k: v for k, v in said.items() if v is not None})


def calendar(world: World) -> bytes:
    return render(world).files[PATH]


def event(world: World):
    """The only event, as one program reads it, after another one has read the same."""
    data = calendar(world)
    (other,) = vobject.readOne(data.decode()).vevent_list
    (found,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (other.uid.value, other.summary.value) == (found["UID"], found["SUMMARY"])
    assert other.dtstart.value == found.decoded("DTSTART")
    return found


def test_an_event_says_when_what_and_where():
    world = World()
    conference(world, ends="2026-11-27 11:30", summary="What arrives, and where.")
    found = event(world)
    assert found.decoded("DTSTART") == datetime(2026, 11, 27, 10, 0, tzinfo=MINISTRY_ZONE)
    assert found.decoded("DTEND") == datetime(2026, 11, 27, 11, 30, tzinfo=MINISTRY_ZONE)
    assert found["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert (found["SUMMARY"], found["LOCATION"]) == ("Vaccines on their way", "Press hall")
    assert found["DESCRIPTION"] == "What arrives, and where."
    assert found["URL"] == f"https://www.health.example/press-conferences/2026/{ID}.html"
    assert (found["STATUS"], found["SEQUENCE"], found["UID"]) == ("CONFIRMED", 0, f"{ID}@www.health.example")


def test_the_stamp_is_that_of_the_act_which_let_it_through():
    world = World()
    approved = conference(world).approval[-1].at
    assert event(world).decoded("DTSTAMP") == approved.astimezone(UTC).replace(microsecond=0)


def test_each_public_state_counts_and_the_uid_stays():
    world = World()
    conference(world, change="A new time")
    found = event(world)
    assert (found["SEQUENCE"], found["UID"]) == (1, f"{ID}@www.health.example")


@pytest.mark.parametrize(
    ("standing", "title"),
    [("postponed", "Postponed: Vaccines on their way"), ("cancelled", "Cancelled: Vaccines on their way")],
)
def test_what_does_not_take_place_is_cancelled_where_it_stood(standing, title):
    world = World()
    conference(world, standing=standing, begins=None, announced_for="2026-11-27 10:00")
    found = event(world)
    assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", title)
    assert found.decoded("DTSTART") == datetime(2026, 11, 27, 10, 0, tzinfo=MINISTRY_ZONE)


def test_a_calendar_without_an_event_is_one_all_the_same():
    data = calendar(World())
    assert icalendar.Calendar.from_ical(data).walk("VEVENT") == []
    assert vobject.readOne(data.decode()).prodid.value == "-//Ministry of Health//Press Conferences//EN"


@pytest.mark.parametrize("standing", ["planned", "held", "cancelled"])
def test_an_event_that_says_no_time_at_all_is_left_out(standing):
    world = World()
    conference(world, standing=standing, begins=None)
    assert icalendar.Calendar.from_ical(calendar(world)).walk("VEVENT") == []


def test_marks_of_the_format_are_words_in_a_title():
    title = 'Vaccines; masks, "gowns" \\n: 疫苗、口罩，价格 BEGIN:VEVENT'
    world = World()
    conference(world, title=title, summary=title * 9)
    found = event(world)
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (title, title * 9)


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut():
    """Source: RFC 5545, 3.1."""
    world = World()
    conference(world, title="新闻发布会介绍疫苗接种工作进展" * 9)
    lines = calendar(world).split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= OCTETS
    assert all(line.decode() for line in lines)
    assert b"\n" not in b"".join(lines)


@pytest.mark.parametrize(("length", "lines"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_a_line_is_folded_at_its_75th_octet(length, lines):
    folded = fold("x" * length)
    assert folded.count(b"\r\n") == lines
    assert folded.replace(b"\r\n ", b"").strip() == b"x" * length


def test_the_same_texts_give_the_same_bytes_whenever_they_are_built():
    world = World()
    conference(world)
    later = dataclasses.replace(world.catalogue(), at=datetime(2027, 5, 1, 9, 0, tzinfo=MINISTRY_ZONE))
    assert later.publications[ID] == world.publications[ID]
    assert calendar(world) == calendar(world)
    assert b"2027" not in calendar(world)
