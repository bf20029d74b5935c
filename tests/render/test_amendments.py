"""A text that others amend says so above itself and at each article that they change."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.render.amendments import Amended, amended_places, numbers, with_marks
from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import render

LAW, FIRST = "pa034pye", "7pcqbkr4"
LAWS = "laws-and-regulations"
BODY = """**Article 7** A zone is fenced.

**Article 8** A sample is taken in each half-year.

**Article 9** Tanks are covered.
"""
AMENDING = f"""As [Article 9](doc:{LAW}#article-9) says, much was missed.

**Article 1** In [Article 8](doc:{LAW}#article-8) the words are replaced.

**Article 2** A paragraph is added to [the same](doc:{LAW}#article-8). Compare [another law](doc:r4smhv1x#article-7).
"""


AMENDED_BY = AMENDING.replace(f"[Article 9](doc:{LAW}#article-9)", "Article 9")


def page(body: str = BODY, amending: str = AMENDING, *, language: str = "en", **fields: object) -> Parsed:
    """The page of the law, amended once."""
    world = World()
    common = {"issued_by": ("Ministry of Health",), "language": language}
    world.add(LAW, LAWS, "Regulations on Water", body, announced=date(2025, 3, 12), **common, **fields)
    days = {"announced": date(2025, 12, 3), "effective": date(2026, 1, 1)}
    world.add(FIRST, LAWS, "First Amendment", amending, amends=(LAW,), **common, **days)
    return parse(render(world).page(world.publications[LAW].url[1:]))


def marks(found: Parsed) -> list[str]:
    return found.words("div", class_="amended")


@pytest.fixture(scope="module")
def amended() -> Parsed:
    return page(amending=AMENDED_BY)


def test_each_amended_article_says_since_when_and_by_which_article(amended: Parsed) -> None:
    assert marks(amended) == [
        "Amended from 1 January 2026 by: Article 1, First Amendment "
        "Amended from 1 January 2026 by: Article 2, First Amendment"
    ]
    links = [link.attributes["href"] for link in amended.all("a", lang="en") if "#article-" in link.attributes["href"]]
    address = "/laws-and-regulations/2025/7pcqbkr4.html"
    assert links == ["#article-8", f"{address}#article-1", f"{address}#article-2"]


def test_the_mark_stands_behind_its_article_and_before_the_next(amended: Parsed) -> None:
    classes = [(e.attributes.get("id"), e.attributes.get("class")) for e in amended.elements]
    place = classes.index((None, "amended"))
    assert classes.index(("article-8", None)) < place < classes.index(("article-9", None))


def test_a_mark_says_that_it_is_no_part_of_the_text(amended: Parsed) -> None:
    (mark,) = amended.all("div", class_="amended")
    assert mark.attributes["data-added"] == "amendment"
    assert mark.attributes["aria-label"] == "Not part of the text"


def test_above_the_text_stands_what_changed_it_and_which_articles(amended: Parsed) -> None:
    (notes,) = amended.words("div", class_="notes")
    assert notes == (
        "Amended from 1 January 2026 by: First Amendment It changes: Article 8 This is the text as it was announced. "
        "What the documents named here change is not worked into it; each article that they change is marked."
    )


def test_a_text_that_was_taken_over_may_hold_the_changes_already() -> None:
    (notes,) = page(adopted=True).words("div", class_="notes")
    assert "Whether the text below already holds these changes was not verified." in notes
    assert "as it was announced" not in notes


def test_words_before_any_article_lead_to_the_amending_document_itself() -> None:
    assert marks(page())[1] == "Amended from 1 January 2026 by: First Amendment"


def test_a_text_in_chinese_says_it_in_chinese() -> None:
    found = page("第八条　每半年采样一次。\n", f"第一条　[第八条](doc:{LAW}#article-8)修改为……\n", language="zh-Hans")
    assert marks(found) == ["自2026年1月1日起修改，依据： 第一条、First Amendment"]


def test_a_law_that_nobody_amends_has_no_mark() -> None:
    found = page(amending="**Article 1** Words.\n")
    assert marks(found) == []


def test_markup_in_titles_stays_text() -> None:
    world = World()
    common = {"issued_by": ("Ministry",), "announced": date(2025, 3, 12)}
    world.add(LAW, LAWS, "Regulations", BODY, **common)
    world.add(FIRST, LAWS, "<b>Bold</b>", AMENDING, amends=(LAW,), **common)
    assert "<b>Bold" not in render(world).page(world.publications[LAW].url[1:])


HTML = (
    '<h3 id="article-1"><span class="article-number">第一条</span> 甲</h3>'
    '<p id="article-2"><strong><span class="article-number">第二条</span></strong>'
    '　<a href="doc:pa034pye#article-5">乙</a></p>'
)


def test_numbers_stand_by_their_anchors() -> None:
    assert numbers(HTML) == {"article-1": "第一条", "article-2": "第二条"}


def test_places_are_found_with_the_article_that_leads_there() -> None:
    assert amended_places(HTML, LAW) == (Amended("article-5", "article-2", "第二条"),)
    assert amended_places(HTML, "r4smhv1x") == ()


def test_marks_stand_behind_headings_and_paragraphs_and_nothing_else_changes() -> None:
    marked = with_marks(HTML, {"article-1": "[1]", "article-2": "[2]", "article-9": "[9]"})
    assert marked == HTML.replace("</h3>", "</h3>[1]") + "[2]"
    assert with_marks(HTML, {}) == HTML
