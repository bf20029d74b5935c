"""Ways from the page of a document: to its files and history without the text between, and to the former site."""

from __future__ import annotations

from datetime import date

from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import render


def made(body: str = "Article 1 Words.", **fields: object) -> Parsed:
    """The page of a law."""
    world = World()
    values: dict[str, object] = {"issued_by": ("Ministry of Health",), "announced": date(2026, 11, 23)}
    world.add("k7m29xqf", "laws-and-regulations", "A Law", body, **values | fields)
    return parse(render(world).page(world.publications["k7m29xqf"].url[1:]))


def test_the_way_to_the_former_site_says_in_words_what_is_there():
    there = "http://old.health.example/law/9.htm"
    (link,) = made(adopted=True, origin=there).all("a", href=there)
    assert link.text == "A Law (old.health.example)"


def test_an_old_address_on_the_host_of_this_site_is_no_link_for_it_leads_back_here():
    here = "https://www.health.example/old/9.htm"
    page = made(adopted=True, origin=here)
    assert not page.all("a", href=here)
    assert page.words("p", class_="origin") == ["Taken over from the former site as it stood there."]


def skips(page):
    """The ways that a keyboard finds before everything else."""
    return {one.attributes["href"]: one.text for one in page.all("a", class_="skip")}


def test_a_long_text_has_ways_around_it_to_its_files_and_its_history():
    body = "\n\n".join(f"Article {number} Words." for number in range(1, 12))
    page = made(body=body, attachments=(("map.pdf", 3),))
    assert skips(page) == {
        "#page-content": "Skip to content",
        "#page-files": "Skip to files",
        "#page-history": "Skip to history",
    }
    ids = {element.attributes.get("id") for element in page.elements}
    assert {way[1:] for way in skips(page)} <= ids


def test_a_short_text_has_one():
    assert list(skips(made(attachments=(("map.pdf", 3),)))) == ["#page-content"]
