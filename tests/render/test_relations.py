"""What a document does to others stands on the pages of both, and in the feed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import Site, render

LAWS, LAW, OTHER = "laws-and-regulations", "pa034pye", "7pcqbkr4"
BY = {"issued_by": ("Ministry of Health",)}


def site(*, later: bool = False, language: str = "en", **fields: object) -> Site:
    """A site with a law, and a text that refers to it; ``later``: a translation of another text than the public one."""
    world = World()
    law = world.add(LAW, LAWS, "Regulations on Water", "**Article 1** One.", announced=date(2025, 3, 12), **BY)
    if "translates" in fields:
        fields["translated_text"] = "0" * 12 if later else law.revision.digest
    world.add(OTHER, LAWS, "Other Text", "Text.", announced=date(2026, 1, 1), language=language, **BY, **fields)
    return render(world)


def page(of: Site, id: str) -> str:
    """The words of a page."""
    return " ".join(parse(of.page(of.world.publications[id].url[1:])).words("main")[0].split())


@pytest.mark.parametrize(
    ("field", "named", "label", "reverse"),
    [
        ("corrects", (LAW,), "Corrects", "Corrected by"),
        ("consolidates", (LAW,), "Consolidates", "Consolidated in"),
        ("interprets", (LAW,), "Interprets", "Interpreted by"),
        ("translates", LAW, "Translation of", "Translated as"),
    ],
)
def test_a_relation_stands_on_both_pages_and_in_the_feed(field, named, label, reverse):
    made = site(**{field: named})
    assert f"{label}Regulations on Water" in page(made, OTHER)
    assert f"{reverse} Other Text" in page(made, LAW)
    assert "Cited by" not in page(made, LAW)
    feed = made.page("laws-and-regulations/feed.xml")
    assert f'title="{label}: Regulations on Water" href="https://' in feed
    assert f'title="{reverse}: Other Text" href="https://' in feed


def test_amendments_and_repeals_stand_in_the_feed_from_both_sides():
    feed = site(amends=(LAW,)).page("laws-and-regulations/feed.xml")
    assert 'title="Amends: Regulations on Water"' in feed
    assert 'title="Amended by: Other Text"' in feed
    assert 'title="Repealed by: Other Text"' in site(repeals=(LAW,)).page("laws-and-regulations/feed.xml")


def test_a_translation_says_what_it_is_made_from():
    made = page(site(translates=LAW), OTHER)
    assert "This is a translation. Only the original has legal force: Regulations on Water" in made
    assert "has changed since" not in made


def test_a_translation_of_an_earlier_text_says_so():
    assert "The original has changed since it was translated" in page(site(translates=LAW, later=True), OTHER)


def test_it_says_so_in_the_language_of_the_page():
    assert "原文在翻译后已有改动" in page(site(translates=LAW, later=True, language="zh-Hans"), OTHER)


def test_structured_data_name_what_is_corrected_and_translated():
    html = site(corrects=(LAW,), translates=LAW).page(f"{LAWS}/2026/{OTHER}.html")
    address = f"{LAWS}/2025/{LAW}.html"
    for name in ("legislationCorrects", "translationOfWork"):
        assert address in html.partition(f'"{name}"')[2][:120]


@pytest.mark.parametrize(("language", "first"), [("en", "Second"), ("zh-Hans", "第一个")])
def test_related_documents_in_the_language_of_the_page_come_first(language, first):
    world = World()
    world.add(LAW, LAWS, "Law", "**Article 1** One.", announced=date(2025, 3, 12), language=language, **BY)
    for id, title, of in (
        ("aaaaaaaa", "第一个", "zh-Hans"),
        ("bbbbbbbb", "Second", "en"),
        ("cccccccc", "第三个", "zh-Hans"),
    ):
        world.add(id, LAWS, title, "Text.", announced=date(2026, 1, 1), language=of, corrects=(LAW,), **BY)
    made = render(world)

    titles = [
        one.text
        for one in parse(made.page(world.publications[LAW].url[1:])).all("a")
        if one.text in ("第一个", "Second", "第三个")
    ]

    assert titles[0] == first
    assert sorted(titles) == sorted(("第一个", "Second", "第三个"))
