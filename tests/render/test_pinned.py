"""What every reader of a column should see first stands above its list."""

from __future__ import annotations

from datetime import date

from tests.render.html_pages import part_of
from tests.render.make import World
from tests.render.pages.test_mailbox import CALL, REPLY, add
from tests.render.site import render

COLUMN = "ministers-mailbox"


def pinned(world: World, path: str) -> list[str]:
    """The headings above a list."""
    return part_of(render(world).page(path), "section", "pinned").words("h2")


def world_of() -> World:
    """A mailbox with a reply that is newer than how to write, in both languages."""
    world = World()
    add(world, COLUMN, "aaaaaaa1", kind="how-to", **CALL)
    add(world, COLUMN, "aaaaaaa2", "zh-Hans", kind="how-to", **CALL)
    add(world, COLUMN, "aaaaaaa3", **REPLY | {"dated": date(2026, 11, 20)})
    return world


def test_how_to_write_stands_above_newer_replies_with_its_telephone():
    part = part_of(render(world_of()).page(f"{COLUMN}/index.html"), "section", "pinned")
    assert [link.attributes["href"] for link in part.all("a")] == [
        f"/{COLUMN}/2026/aaaaaaa1.html",
        "tel:000-5550-1400",
    ]
    assert part.words("p") == ["Call first."]


def test_it_is_that_in_the_language_of_the_page():
    assert pinned(world_of(), f"zh/{COLUMN}/index.html") == ["Title of aaaaaaa2"]


def test_where_the_language_has_none_the_other_one_is_shown():
    world = World()
    add(world, COLUMN, "aaaaaaa1", kind="how-to", **CALL)
    assert pinned(world, f"zh/{COLUMN}/index.html") == ["Title of aaaaaaa1"]


def test_a_narrowed_list_and_one_without_have_none():
    assert pinned(world_of(), f"{COLUMN}/year-2026.html") == []
    assert pinned(world_of(), "work-updates/index.html") == []


def test_at_most_two_stand_there_the_newest_first():
    world = World()
    for number in range(1, 5):
        add(world, COLUMN, f"aaaaaaa{number}", kind="how-to", **CALL | {"dated": date(2026, 11, number)})
    assert pinned(world, f"{COLUMN}/index.html") == ["Title of aaaaaaa4", "Title of aaaaaaa3"]
