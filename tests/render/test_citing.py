"""At each article of a law stands which public documents cite it (I.2, IV.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from plugins.render.views.citing import SHOWN
from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import Site, render

LAWS, NEWS = "laws-and-regulations", "work-updates"
LAW, OTHER = "pa034pye", "7pcqbkr4"
BODY = "**Article 1** Wells are covered.\n\n**Article 2** Wells are tested.\n"
DAY = date(2026, 11, 2)


def add(world: World, id: str, title: str, body: str = BODY, **fields: Any) -> None:
    """Add a law."""
    fields = {"announced": date(2025, 5, 1), "effective": date(2025, 7, 1), **fields}
    world.add(id, LAWS, title, body, issued_by=("Ministry of Health",), **fields)


def cited(*bodies: str, **law: Any) -> Site:
    """A law, and news of successive days."""
    world = World()
    add(world, LAW, "Regulations on Wells", **law)
    for number, body in enumerate(bodies):
        day = DAY + timedelta(days=number)
        world.add(f"news{number:04d}", NEWS, f"News {number}", body, dated=day)
    return render(world)


def boxes(site: Site, id: str = LAW) -> list[str]:
    return page(site, id).words("details", class_="cited")


def page(site: Site, id: str = LAW) -> Parsed:
    return parse(site.page(site.world.publications[id].url[1:]))


def test_a_law_that_nobody_cites_says_nothing() -> None:
    assert boxes(cited("Wells are sampled.")) == []


def test_an_article_says_how_many_documents_cite_it_and_then_which_the_newest_first() -> None:
    body = "Under Article 2 of the Regulations on Wells all is well."
    assert boxes(cited(body, body)) == ["Cited by documents: 2 News 1 News 0"]


def test_the_box_stands_behind_the_article_that_is_cited() -> None:
    found = page(cited("Under Article 1 of the Regulations on Wells all is well."))
    classes = [(e.attributes.get("id"), e.attributes.get("class")) for e in found.elements]
    place = classes.index((None, "cited"))
    assert classes.index(("article-1", None)) < place < classes.index(("article-2", None))


def test_a_box_says_to_machines_that_it_is_no_part_of_the_text() -> None:
    (box,) = page(cited("Under Article 1 of the Regulations on Wells all is well.")).all("details", class_="cited")
    assert box.attributes["data-added"] == "citations"


def test_a_document_that_cites_an_article_twice_counts_once() -> None:
    body = "Article 1 of the Regulations on Wells holds. Article 1 of the Regulations on Wells holds."
    assert boxes(cited(body)) == ["Cited by documents: 1 News 0"]


def test_a_link_of_the_author_counts_as_well() -> None:
    assert boxes(cited(f"See [there](doc:{LAW}#article-2).")) == ["Cited by documents: 1 News 0"]


def test_a_title_alone_is_a_citation_of_no_article() -> None:
    assert boxes(cited(f"The Regulations on Wells hold; see [there](doc:{LAW}).")) == []


def test_an_article_that_the_law_does_not_have_is_nowhere() -> None:
    assert boxes(cited("Article 9 of the Regulations on Wells holds.")) == []


def test_a_text_that_is_older_than_the_law_does_not_cite_its_articles() -> None:
    assert boxes(cited("Article 1 of the Regulations on Wells holds.", announced=date(2026, 11, 20))) == []


def test_of_two_laws_of_one_name_the_one_that_is_meant_is_cited() -> None:
    world = World()
    add(world, LAW, "Regulations on Wells")
    add(world, OTHER, "Regulations on Wells", announced=date(2026, 11, 10), effective=date(2026, 11, 12))
    world.add("news0000", NEWS, "News 0", "Article 1 of the Regulations on Wells holds.", dated=DAY)
    site = render(world)
    assert (boxes(site), boxes(site, OTHER)) == (["Cited by documents: 1 News 0"], [])


def test_what_the_law_says_of_itself_is_no_citation() -> None:
    body = "**Article 1** Article 2 of the Regulations on Wells holds.\n\n**Article 2** It holds."
    assert boxes(cited(body=body)) == []


def test_what_amends_an_article_stands_in_its_own_mark_and_not_among_what_cites_it() -> None:
    world = World()
    add(world, LAW, "Regulations on Wells")
    body = f"**Article 1** In [Article 2](doc:{LAW}#article-2) a word is replaced."
    add(world, OTHER, "First Amendment", body, amends=(LAW,), announced=date(2026, 11, 10))
    site = render(world)
    assert boxes(site) == []
    assert len(page(site).all("div", class_="amended")) == 1


def test_of_many_documents_the_newest_are_named_and_all_are_counted() -> None:
    found = boxes(cited(*["Article 1 of the Regulations on Wells holds."] * (SHOWN + 3)))
    assert found[0].startswith(f"Cited by documents: {SHOWN + 3} News {SHOWN + 2} News {SHOWN + 1} ")
    assert found[0].count("News") == SHOWN


def test_documents_without_legal_force_have_no_boxes() -> None:
    world = World()
    world.add("news0000", NEWS, "News 0", BODY, dated=DAY)
    world.add("news0001", NEWS, "News 1", "See [there](doc:news0000#article-1).", dated=DAY)
    assert boxes(render(world), "news0000") == []


@pytest.mark.parametrize(("language", "label"), [("en", "Cited by documents: 1"), ("zh-Hans", "引用本条的文件：1")])
def test_the_box_speaks_the_language_of_the_law(language: str, label: str) -> None:
    world = World()
    add(world, LAW, "Regulations on Wells", language=language)
    world.add("news0000", NEWS, "News 0", f"See [there](doc:{LAW}#article-2).", dated=DAY)
    assert boxes(render(world))[0].startswith(label)
