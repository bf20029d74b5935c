"""A notice of an emergency: the place, what to do, and all notices of the event in the order of their days."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

COLUMN = "epidemics-and-emergencies"
FIRST, SECOND, THIRD, OTHER = "aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"
ADVICE = "Boil water for five minutes."


def world(language: str = "en", **fields: object) -> World:
    """Return a site in which the first notice of an event is public."""
    made = World()
    values = {"dated": date(2026, 11, 12), "place": "Lanting", "advice": ADVICE, "hotline": "12320"} | fields
    made.add(FIRST, COLUMN, "Water is not to be drunk", "Closed.", language=language, **values)
    return made


def add(made: World, id: str, title: str, day: int, **fields: object) -> None:
    made.add(id, COLUMN, title, "News.", dated=date(2026, 11, day), **fields)


def page_of(made: World, id: str = FIRST) -> str:
    return render(made).page(made.publications[id].url[1:])


def listed(made: World, id: str) -> list[str]:
    """Return the notices of the event as a page lists them, that of the page itself in brackets."""
    _, _, shown = page_of(made, id).partition('<section class="series"')
    page = parse(shown.partition("</section>")[0])
    own = page.words("strong")
    return [f"[{one.text}]" if one.text in own else one.text for one in page.elements if one.tag in ("a", "strong")]


def event() -> World:
    """Return an event of three notices; the third names the first, as it may."""
    made = world()
    add(made, THIRD, "It is over", 14, updates=FIRST)
    add(made, SECOND, "Water is examined", 13, updates=FIRST)
    add(made, OTHER, "Figures of October", 13)
    return made


def test_place_advice_and_hotline_stand_before_the_text():
    shown = page_of(world()).partition("<main")[2]
    parts = ["Lanting", "<h1>", ADVICE, "12320", "Closed."]
    assert sorted(parts, key=shown.index) == parts
    assert parse(shown).words("p", class_="kicker") == ["Lanting"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("What to do", "Hotline")), ("zh-Hans", ("请公众注意", "咨询电话"))]
)
def test_they_are_named_in_the_language_of_the_notice(language, words):
    shown = page_of(world(language)).partition('<dl class="instructions">')[2].partition("</dl>")[0]
    assert tuple(parse(shown).words("dt")) == words


def test_a_notice_that_says_neither_shows_neither():
    assert "instructions" not in page_of(world(advice="", hotline="", place=""))


def test_a_single_notice_has_no_list():
    assert listed(world(), FIRST) == []


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (FIRST, ["[Water is not to be drunk]", "Water is examined", "It is over"]),
        (SECOND, ["Water is not to be drunk", "[Water is examined]", "It is over"]),
        (THIRD, ["Water is not to be drunk", "Water is examined", "[It is over]"]),
        (OTHER, []),
    ],
)
def test_every_notice_of_an_event_lists_all_of_them_in_the_order_of_their_days(id, expected):
    assert listed(event(), id) == expected


def test_a_chain_of_notices_is_one_event_too():
    made = world()
    add(made, SECOND, "Water is examined", 13, updates=FIRST)
    add(made, THIRD, "It is over", 14, updates=SECOND)
    assert {tuple(one.strip("[]") for one in listed(made, id)) for id in (FIRST, SECOND, THIRD)} == {
        ("Water is not to be drunk", "Water is examined", "It is over")
    }


def test_older_notices_lead_to_the_newest_before_anything_else():
    made = event()
    newer = "There is a newer notice of this event:"
    for id in (FIRST, SECOND):
        (notes,) = parse(page_of(made, id)).all("div", class_="notes")
        assert newer in notes.text and "It is over" in notes.text
    assert newer not in page_of(made, THIRD)


@pytest.mark.parametrize(
    ("language", "expires", "said"),
    [
        ("en", date(2026, 11, 23), "No longer current: since 23 November 2026"),
        ("zh-Hans", date(2026, 11, 23), "自2026年11月23日起已过时效"),
        ("en", date(2026, 11, 24), ""),
        ("en", None, ""),
    ],
)
def test_a_notice_is_marked_from_the_day_on_which_it_expires(language, expires, said):
    made = world(language, **({"expires": expires} if expires else {}))
    assert parse(page_of(made)).words("span", class_="tag tag-past") == ([said] if said else [])


def test_that_it_is_no_longer_current_is_said_before_what_was_to_be_done():
    shown = page_of(world(expires=date(2026, 11, 20))).partition("<main")[2]
    assert shown.index("No longer current") < shown.index(ADVICE)


def test_lists_mark_it_too():
    made = world(expires=date(2026, 11, 23))
    assert "No longer current" in render(made).page(f"{COLUMN}/index.html")


def test_structured_data_are_those_of_a_special_announcement():
    made = world(expires=date(2026, 11, 24))
    (script,) = parse(page_of(made)).all("script", type="application/ld+json")
    said = json.loads(script.text)["@graph"][0]
    assert said["@type"] == "SpecialAnnouncement"
    assert (said["datePosted"], said["expires"]) == ("2026-11-12T10:00:00+08:00", "2026-11-24")
    assert said["text"].strip() == "Closed."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "What was advised on 12 November 2026, before the newer notice"),
        ("zh-Hans", "2026年11月12日的提示，其后已有更新的通报"),
    ],
)
def test_advice_that_a_newer_notice_has_followed_is_folded_under_its_day(language, said):
    made = world(language)
    add(made, SECOND, "It is over", 14, updates=FIRST, language=language)
    (folded,) = parse(page_of(made)).all("details", class_="instructions-past")
    assert ADVICE in folded.text
    assert parse(page_of(made)).words("summary")[0] == said


def test_the_advice_of_the_newest_notice_stands_open():
    made = world()
    add(made, SECOND, "It is not over", 14, updates=FIRST, advice="Boil it still.")
    assert "instructions-past" in page_of(made)
    shown = page_of(made, SECOND)
    assert "Boil it still." in shown and "instructions-past" not in shown
