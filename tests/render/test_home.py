"""The home page."""

from __future__ import annotations

from datetime import date

from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import render, whole_site


def home(world: World | None = None, path: str = "index.html") -> Parsed:
    return parse((render(world) if world else whole_site()).page(path))


def test_what_was_announced_today_comes_first_and_says_since_when_it_is_public():
    page = home()
    assert page.words("p", class_="headline-when") == ["Announced today · public since 10:00"]
    assert page.words("h2")[0] == "Measures for the Storage and Transport of Vaccines"
    chinese = World()
    values = {"language": "zh-Hans", "issued_by": ("部",), "announced": date(2026, 11, 23)}
    chinese.add("k7m29xqf", "laws-and-regulations", "一部法", "正文。", **values)
    assert home(chinese, "zh/index.html").words("p", class_="headline-when") == ["今日公布 · 10:00 起公开"]


def test_on_other_days_the_newest_law_comes_first_with_its_date():
    world = World()
    world.add("k7m29xqf", "laws-and-regulations", "A Law", "Words.", issued_by=("M",), announced=date(2026, 11, 20))
    assert home(world).words("p", class_="headline-when") == ["Latest · 20 Nov 2026"]


def test_what_no_release_has_held_is_not_said_to_be_public():
    world = World()
    values = {"issued_by": ("M",), "announced": date(2026, 11, 23), "released": False}
    world.add("k7m29xqf", "laws-and-regulations", "A Law", "Words.", **values)
    assert home(world).words("p", class_="headline-when") == ["Announced today · Not yet released"]


def test_several_announced_today_stand_beside_the_first():
    world = World()
    for number in range(3):
        values = {"issued_by": ("M",), "announced": date(2026, 11, 23)}
        world.add(f"k7m29xq{number}", "laws-and-regulations", f"Law {number}", "Words.", **values)
    assert "Also announced today" in home(world).words("h2")


def test_laws_updates_and_questions_are_the_main_columns_and_every_column_is_reached():
    page = home()
    assert page.words("h2")[2:5] == ["Laws and Regulations", "Work Updates", "Public Q&A"]
    hrefs = {e.attributes.get("href") for e in page.all("a")}
    assert {f"/{key}/" for key in whole_site().world.policy.columns} <= hrefs


def test_no_document_stands_twice_above_each_other():
    hrefs = [e.attributes["href"] for e in home().all("a") if "/20" in e.attributes.get("href", "")]
    assert len(hrefs) == len(set(hrefs))


def test_an_empty_site_has_a_home_page():
    page = home(World())
    assert page.words("p", class_="empty") == ["Nothing has been published here yet."] * 3
