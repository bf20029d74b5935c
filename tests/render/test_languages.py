"""A reader meets what is in the language of the page first, and is told how much there is in others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.render.html_pages import Parsed, parse, part_of
from tests.render.make import World
from tests.render.site import Site, render

UPDATE = "work-updates"


def law(world: World, id: str, title: str, day: date, language: str = "en") -> None:
    world.add(id, "laws-and-regulations", title, "Words.", language=language, issued_by=("M",), announced=day)


def updates(world: World, language: str, count: int, year: int) -> None:
    for number in range(count):
        day = date(year, 5, 1) + timedelta(number)
        id = f"{language[0]}{year % 100}w00{number:02}"
        world.add(id, UPDATE, f"{language} {year} {number}", "Words.", language=language, dated=day)


@pytest.fixture(scope="module")
def two_languages() -> Site:
    """Fifty-one updates in Chinese, newer than nine in English, and a law in each language."""
    world = World()
    updates(world, "en", 9, 2024)
    updates(world, "zh-Hans", 51, 2025)
    law(world, "encdaw01", "A Law", date(2026, 11, 1))
    law(world, "zhcdaw01", "一部法", date(2026, 11, 20), "zh-Hans")
    return render(world)


def entries(page: Parsed) -> list[str]:
    """The titles in the lists of a page, in their order."""
    return [e.text for e in page.all("a") if "/20" in e.attributes.get("href", "")]


def test_the_first_headline_is_in_the_language_of_the_page(two_languages):
    assert parse(two_languages.page("index.html")).words("h2")[0] == "A Law"
    assert parse(two_languages.page("zh/index.html")).words("h2")[0] == "一部法"


def test_what_is_announced_today_in_another_language_is_no_headline_but_stands_beside():
    world = World()
    law(world, "encdaw01", "A Law", date(2026, 11, 1))
    law(world, "zhcdaw01", "一部法", date(2026, 11, 23), "zh-Hans")
    site = render(world)
    page = parse(site.page("index.html"))
    assert (page.words("h2")[0], page.words("h3")[0]) == ("A Law", "Also announced today")
    assert "一部法" in [e.text for e in page.all("a", lang="zh-Hans", hreflang="zh-Hans")]
    assert parse(site.page("zh/index.html")).words("p", class_="headline-when") == ["今日公布 · 10:00 起公开"]


def test_the_newest_law_comes_first_or_where_it_cannot_be_read_the_newest_of_the_main_columns():
    world = World()
    law(world, "encdaw01", "A Law", date(2016, 11, 1))
    law(world, "zhcdaw01", "一部法", date(2026, 11, 20), "zh-Hans")
    updates(world, "en", 1, 2025)
    assert parse(render(world).page("index.html")).words("h2")[0] == "en 2025 0"
    law(world, "encdaw02", "A Newer Law", date(2026, 11, 21))
    assert parse(render(world).page("index.html")).words("h2")[0] == "A Newer Law"


def test_where_nothing_can_be_read_there_is_no_headline():
    world = World()
    law(world, "zhcdaw01", "一部法", date(2026, 11, 20), "zh-Hans")
    page = parse(render(world).page("index.html"))
    assert page.words("p", class_="headline-when") == []
    assert page.words("span", class_="home-elsewhere") == ["1 in Chinese"]


@pytest.mark.parametrize("path", ["index.html", "news/index.html"])
def test_home_and_group_show_a_column_in_the_language_of_the_page_first_and_count_the_rest(path, two_languages):
    page = parse(two_languages.page(path))
    shown = [title for title in entries(page) if "20" in title]
    assert shown == ["en 2024 8", "en 2024 7", "en 2024 6", "en 2024 5"]
    assert "51 in Chinese" in page.words("span", class_="home-elsewhere")


def test_a_column_with_few_documents_in_the_language_goes_on_with_others():
    world = World()
    updates(world, "en", 1, 2024)
    updates(world, "zh-Hans", 5, 2025)
    shown = entries(parse(render(world).page("news/index.html")))
    assert shown == ["en 2024 0", "zh-Hans 2025 4", "zh-Hans 2025 3", "zh-Hans 2025 2"]


def test_a_list_page_has_a_stretch_for_each_language_and_the_newest_page_counts_the_whole_column():
    world = World()
    updates(world, "en", 3, 2025)
    updates(world, "zh-Hans", 5, 2024)
    page = parse(render(world).page("work-updates/index.html"))
    assert page.words("p", class_="list-languages") == ["3 in English, 5 in Chinese"]
    assert [title.split()[0] for title in entries(page)] == ["en"] * 3 + ["zh-Hans"] * 5
    assert page.words("section", class_="list-others")[0].startswith("5 in Chinese")
    chinese = parse(render(world).page("zh/work-updates/index.html"))
    assert chinese.words("p", class_="list-languages") == ["中文文件 5 篇、英文文件 3 篇"]
    assert entries(chinese)[0] == "zh-Hans 2024 4"


def test_a_column_in_the_language_of_the_page_alone_says_nothing_of_languages():
    world = World()
    updates(world, "en", 3, 2025)
    page = parse(render(world).page("work-updates/index.html"))
    assert page.words("p", class_="list-languages") == []
    assert page.words("section", class_="list-others") == []


def test_a_new_document_in_either_language_changes_no_full_page(two_languages):
    world = two_languages.world
    for language in ("en", "zh-Hans"):
        more = World()
        more.publications, more.texts, more.bodies = dict(world.publications), dict(world.texts), dict(world.bodies)
        more.add("nwp00001", UPDATE, "One more", "Words.", language=language, dated=date(2026, 11, 23))
        after = render(more)
        full = [path for path in after.files if "work-updates/page-" in path]
        assert len(full) == 4
        assert [path for path in full if after.files[path] != two_languages.files.get(path)] == []


def translated() -> World:
    """A law, its English translation, and a second law alone."""
    world = World()
    law(world, "zhcdaw01", "一部法", date(2026, 11, 20), "zh-Hans")
    values = {"issued_by": ("M",), "announced": date(2026, 11, 20), "translates": "zhcdaw01"}
    world.add("encdaw01", "laws-and-regulations", "A Law", "Words.", **values)
    law(world, "encdaw02", "Another Law", date(2026, 11, 19))
    return world


def addresses(site: Site, id: str) -> dict[str, str]:
    """Where the alternates of a document's page lead, by language, and its switch under ``switch``."""
    page = parse(site.page(site.world.publications[id].url[1:]))
    found = {
        e.attributes["hreflang"]: e.attributes["href"]
        for e in page.all("link", rel="alternate")
        if "hreflang" in e.attributes
    }
    switch = next(e for e in page.all("a") if e.text in ("English", "简体中文"))
    return {**found, "switch": switch.attributes["href"]}


def test_the_switch_of_a_document_leads_to_its_translation_and_back():
    site = render(translated())
    base = site.world.policy.site.base_url
    chinese, english = (site.world.publications[id].url for id in ("zhcdaw01", "encdaw01"))
    both = {"en": base + english, "zh-Hans": base + chinese}
    assert addresses(site, "zhcdaw01") == {**both, "switch": english}
    assert addresses(site, "encdaw01") == {**both, "switch": chinese}


def bar(world: World, id: str) -> tuple[str, list[str]]:
    """Language and words of what the page of a document says in the other language."""
    html = render(world).page(world.publications[id].url[1:])
    (found,) = parse(html).all("div", class_="other-language")
    links = [e.attributes["href"] for e in part_of(html, "div", "other-language").all("a")]
    return found.attributes["lang"], [" ".join(found.text.split()), *links]


def test_the_page_of_a_document_alone_says_in_the_other_language_that_it_is_and_the_switch_leads_there():
    world = translated()
    assert addresses(render(world), "encdaw02") == {"switch": "#in-other-language"}
    language, (words, column) = bar(world, "encdaw02")
    assert (language, words) == ("zh-Hans", "本文只有英文本。法律法规（中文）")
    assert column == "/zh/laws-and-regulations/"
    updates(world, "zh-Hans", 1, 2025)
    assert bar(world, "z25w0000")[1][0] == "This text is in Chinese only. Work Updates in English"


def test_what_a_document_says_of_itself_in_the_other_language_stands_there():
    world = translated()
    values = {"issued_by": ("M",), "announced": date(2026, 11, 18)}
    other = {"title_other": "第三部法", "summary_other": "第三部法的摘要。"}
    world.add("encdaw03", "laws-and-regulations", "A Third Law", "Words.", **values, **other)
    assert bar(world, "encdaw03")[1][0] == "本文只有英文本。第三部法 法律法规（中文） 第三部法的摘要。"
    paired = {"title_other": "一部法", "translates": "zhcdaw01"}
    world.add("encdaw04", "laws-and-regulations", "A Law", "Words.", **values, **paired)
    words, address = bar(world, "encdaw04")[1]
    assert (words, address) == ("本文另有中文本。一部法 中文本", world.publications["zhcdaw01"].url)


def test_a_list_says_the_title_in_the_language_of_the_page_first_and_its_own_below():
    world = translated()
    other = {"title_other": "第三部法", "document_number": "令第3号"}
    world.add(
        "encdaw03", "laws-and-regulations", "A Third Law", "W.", issued_by=("M",), announced=date(2026, 11, 18), **other
    )
    url = world.publications["encdaw03"].url
    for path in ("zh/laws-and-regulations/index.html", "zh/openness/index.html"):
        page = parse(render(world).page(path))
        (link,) = page.all("a", href=url)
        assert (link.text, link.attributes.get("lang"), link.attributes["hreflang"]) == ("第三部法", None, "en")
        assert page.words("span", class_="entry-original") == ["A Third Law"]
        assert set(page.words("span", class_="entry-language")) == {"英文"}
    english = parse(render(world).page("laws-and-regulations/index.html"))
    assert english.words("span", class_="entry-original") == []
    assert "Order No. 3" in english.words("span", class_="entry-number")
