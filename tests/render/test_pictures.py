"""Pictures of texts have their sides, so that nothing moves when they come; files have their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

PAGE = "work-updates/2026/k7m29xqf.html"


def world_with(body, *files, **measures):
    """A work update with files, all of which have the same measures."""
    world = World()
    names = [(name, 2_000) for name in files]
    world.add("k7m29xqf", "work-updates", "News", body, dated=date(2026, 11, 23), attachments=names)
    measure(world, "k7m29xqf", **measures)
    return world


def measure(world, id, **measures):
    """Have the files of a document measured so."""
    revision = world.publications[id].revision
    files = tuple(replace(file, **measures) for file in revision.attachments)
    world.publications[id] = replace(world.publications[id], revision=replace(revision, attachments=files))


def pictures(world, page=PAGE):
    """Address and sides of the pictures of a text."""
    found = [one.attributes for one in parse(render(world).page(page)).all("img") if one.attributes.get("loading")]
    return [(one["src"], one.get("width"), one.get("height")) for one in found]


def test_a_picture_has_the_sides_of_its_file():
    world = world_with("![The wells of the villages](map.png)", "map.png", width=640, height=480)
    assert pictures(world) == [("/work-updates/2026/k7m29xqf/map.png", "640", "480")]


def test_a_picture_whose_sides_nothing_says_has_none():
    world = world_with("![The wells of the villages](map.png)", "map.png")
    assert pictures(world) == [("/work-updates/2026/k7m29xqf/map.png", None, None)]


def test_a_name_that_is_no_plain_address_finds_its_sides():
    world = world_with("![The wells](<水 井.png>)", "水 井.png", width=64, height=48)
    assert pictures(world) == [("/work-updates/2026/k7m29xqf/%E6%B0%B4%20%E4%BA%95.png", "64", "48")]


def shared_picture(**measures):
    """A work update that shows the picture of another document."""
    world = world_with("![A bus](media:zzzzzzz2)")
    fields = {"rights": "CC BY 4.0", "credit": "Ministry"}
    world.add("zzzzzzz2", "media", "Bus", "Words.", dated=date(2026, 11, 2), attachments=[("bus.png", 9)], **fields)
    measure(world, "zzzzzzz2", **measures)
    world.references = lambda: {"k7m29xqf": ("zzzzzzz2",)}
    return world


def test_a_shared_picture_has_the_sides_of_its_file():
    assert pictures(shared_picture(width=720, height=450)) == [("/media/2026/zzzzzzz2/bus.png", "720", "450")]


def test_a_page_is_made_again_when_a_shared_picture_has_other_sides():
    views = [repr(render(shared_picture(width=width, height=450)).views[PAGE]) for width in (720, 360)]
    assert views[0] != views[1]


def test_an_earlier_text_has_its_pictures_as_they_were():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "![Wells](before.png)", dated=date(2026, 11, 20), change="Words.")
    (earlier,) = world.publications["k7m29xqf"].earlier
    file = replace(earlier.attachments[0], name="before.png", width=64, height=48)
    earlier = replace(earlier, attachments=(file,))
    world.publications["k7m29xqf"] = replace(world.publications["k7m29xqf"], earlier=(earlier,))
    page = f"former/k7m29xqf/{earlier.digest[7:19]}.html"
    assert pictures(world, page) == [(f"/{page.removesuffix('.html')}/before.png", "64", "48")]


def test_a_file_says_how_many_pages_it_has_in_the_language_of_the_page():
    body = "See [the form](form.pdf)."
    for pages, said in ((1, "PDF, 2 kB, 1 page"), (12, "PDF, 2 kB, 12 pages"), (0, "PDF, 2 kB")):
        page = parse(render(world_with(body, "form.pdf", pages=pages)).page(PAGE))
        assert page.words("span", class_="file-type") == [said]
    world = World()
    world.add("k7m29xqf", "work-updates", "消息", "见[表](form.pdf)。", language="zh-Hans", dated=date(2026, 11, 23),
              attachments=[("form.pdf", 2_000)])  # fmt: skip
    measure(world, "k7m29xqf", pages=12)
    assert parse(render(world).page(PAGE)).words("span", class_="file-type") == ["PDF, 2 kB, 12页"]
