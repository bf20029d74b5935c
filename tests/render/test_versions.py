"""A law says which of its texts was in force on which day (I.2, IV.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import render

LAWS = "laws-and-regulations"
LAW, FIRST, SECOND, TEXT, LATER = "pa034pye", "7pcqbkr4", "9tq4w2ha", "c4w8n2jd", "k7m29xqf"
BODY = "**Article 1** Wells are covered.\n\n**Article 2** Wells are tested.\n"
DAYS: dict[str, Any] = {"announced": date(2014, 5, 1), "effective": date(2014, 7, 1)}
FIRST_DAYS: dict[str, Any] = {"announced": date(2014, 12, 1), "effective": date(2015, 1, 1)}
SECOND_DAYS: dict[str, Any] = {"announced": date(2016, 2, 1), "effective": date(2016, 4, 1)}
LATER_DAYS: dict[str, Any] = {"announced": date(2027, 1, 8), "effective": date(2027, 3, 1)}


def add(world: World, id: str, title: str, body: str = BODY, **fields: Any) -> None:
    world.add(id, LAWS, title, body, issued_by=("Ministry of Health",), **fields)


def amended(*, consolidated: tuple[str, ...] = (), repealed: bool = False, **law: Any) -> World:
    """A law that was amended twice."""
    world = World()
    add(world, LAW, "Regulations on Wells", **{**DAYS, **law})
    add(world, FIRST, "First Amendment", f"**Article 1** [It](doc:{LAW}#article-1).", amends=(LAW,), **FIRST_DAYS)
    add(world, SECOND, "Second Amendment", f"**Article 3** [It](doc:{LAW}#article-2).", amends=(LAW,), **SECOND_DAYS)
    if consolidated:
        add(world, TEXT, "Regulations on Wells (as of 2015)", consolidates=consolidated, **FIRST_DAYS)
    if repealed:
        add(world, LATER, "Water Act", repeals=(LAW,), **LATER_DAYS)
    return world


def page(world: World, id: str = LAW) -> Parsed:
    return parse(render(world).page(world.publications[id].url[1:]))


def table(found: Parsed) -> list[str]:
    """The lines of the table of versions, without its headings."""
    return [words for element, words in zip(found.all("tr"), found.words("tr"), strict=True)][1:]


def test_a_law_that_nobody_changes_needs_no_table() -> None:
    world = World()
    add(world, LAW, "Regulations on Wells", **DAYS)
    assert table(page(world)) == []


def test_each_amendment_begins_a_version_on_the_day_on_which_it_takes_effect() -> None:
    assert table(page(amended())) == [
        "1 July 2014 31 December 2014 This text",
        "1 January 2015 31 March 2016 This text, changed by: First Amendment",
        "1 April 2016 No end date This text, changed by: First Amendment · Second Amendment",
    ]


def test_a_consolidated_text_stands_in_the_line_of_the_days_of_which_it_is() -> None:
    found = table(page(amended(consolidated=(LAW, FIRST))))
    assert found[1] == "1 January 2015 31 March 2016 Regulations on Wells (as of 2015)"


def test_a_consolidated_text_that_lacks_an_amendment_stands_in_no_line_after_it() -> None:
    found = table(page(amended(consolidated=(LAW, FIRST))))
    assert found[2] == "1 April 2016 No end date This text, changed by: First Amendment · Second Amendment"


def test_the_page_of_a_consolidated_text_has_the_same_lines_with_its_own_marked() -> None:
    world = amended(consolidated=(LAW, FIRST))
    assert table(page(world, TEXT))[:2] == [
        "1 July 2014 31 December 2014 Regulations on Wells",
        "1 January 2015 31 March 2016 This text",
    ]


def test_a_consolidated_text_says_above_itself_of_which_law_and_of_which_days_it_is() -> None:
    (notes,) = page(amended(consolidated=(LAW, FIRST)), TEXT).words("div", class_="notes")
    assert notes.startswith(
        "A compilation, not a separate act. It shows what was in force from 1 January 2015 to 31 March 2016 of: "
        "Regulations on Wells"
    )


def test_a_consolidated_text_says_what_was_amended_after_it() -> None:
    (notes,) = page(amended(consolidated=(LAW, FIRST)), TEXT).words("div", class_="notes")
    assert "Amended from 1 April 2016 by: Second Amendment It changes: Article 2" in notes


def test_a_consolidated_text_marks_the_articles_that_were_amended_after_it() -> None:
    found = page(amended(consolidated=(LAW, FIRST)), TEXT)
    assert found.words("div", class_="amended") == ["Amended from 1 April 2016 by: Article 3, Second Amendment"]


def test_a_repeal_ends_the_last_version_the_day_before_it_takes_effect() -> None:
    assert table(page(amended(repealed=True)))[-2:] == [
        "1 April 2016 28 February 2027 This text, changed by: First Amendment · Second Amendment",
        "1 March 2027 None: repealed by Water Act",
    ]


def test_a_law_that_says_its_end_has_it_in_the_table() -> None:
    world = World()
    add(world, LAW, "Regulations on Wells", expires=date(2018, 1, 1), **DAYS)
    assert table(page(world)) == [
        "1 July 2014 31 December 2017 This text",
        "1 January 2018 None: the law had expired.",
    ]


def test_an_amendment_that_takes_effect_before_the_law_counts_from_its_first_day() -> None:
    found = table(page(amended(effective=date(2015, 2, 1))))
    assert found[0] == "1 February 2015 31 March 2016 This text, changed by: First Amendment"


def test_an_amendment_after_the_end_of_a_law_begins_nothing() -> None:
    found = table(page(amended(expires=date(2016, 4, 1))))
    assert [line[:14] for line in found] == ["1 July 2014 31", "1 January 2015", "1 April 2016 N"]


def test_a_law_that_ends_before_it_begins_was_never_in_force() -> None:
    assert table(page(amended(expires=date(2014, 7, 1)))) == []


@pytest.mark.parametrize("said", ["amended", "repealed", "expired"])
def test_nothing_is_said_of_a_text_taken_over_whose_force_changed_on_an_unknown_day(said: str) -> None:
    assert table(page(amended(adopted=True, validity=said))) == []


def test_a_text_taken_over_without_its_first_day_says_that_this_is_not_known() -> None:
    world = amended(adopted=True, validity="in-force", effective=None)
    assert table(page(world))[0] == "Not stated in the original 31 December 2014 This text"


def test_a_translation_shows_the_versions_of_its_original_and_marks_the_articles_that_were_amended() -> None:
    world = amended()
    add(world, TEXT, "水井条例", translates=LAW, translated_text="3fa91c0d2b11", language="zh-Hans", **FIRST_DAYS)
    found = page(world, TEXT)
    assert table(found)[0] == "2014年7月1日 2014年12月31日 Regulations on Wells"
    assert len(found.all("div", class_="amended")) == 2


def test_an_earlier_text_leads_to_the_table_of_the_law() -> None:
    world = amended(change="A misprint was corrected.")
    site = render(world)
    (path,) = [entry.path for entry in site.plan.entries if entry.kind == "former"]
    links = {link.attributes["href"] for link in parse(site.page(path)).all("a")}
    assert f"{world.publications[LAW].url}#page-versions" in links


def test_an_earlier_text_names_the_language_of_what_it_said_of_itself_in_the_other() -> None:
    """WCAG 3.1.2: a passage in another language than its page says in which."""
    said = {"title_other": "水井条例", "summary_other": "水井由谁检测。", "summary": "Who tests wells."}
    site = render(amended(change="A misprint was corrected.", **said))
    (path,) = [entry.path for entry in site.plan.entries if entry.kind == "former"]
    spoken = {cell.text: cell.attributes.get("lang") for cell in parse(site.page(path)).all("dd")}
    assert [spoken[words] for words in said.values()] == ["zh-Hans", "zh-Hans", None]
