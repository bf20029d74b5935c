"""Withdrawn, not found, search, site map and plain pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from plugins.model.withdrawal import REASONS
from plugins.plan.entries import plan
from plugins.render.assets import load_assets
from plugins.render.site import Renderer
from plugins.render.theme import Theme
from plugins.render.words import load_words
from plugins.search.operators import taken_apart
from tests.render.html_pages import parse
from tests.render.make import THEME
from tests.render.site import whole_site


def test_a_notice_says_since_when_and_neither_title_nor_text():
    page = parse(whole_site().page("laws-and-regulations/2026/gne00001.html"))
    assert page.words("h1") == ["This document has been withdrawn"]
    assert page.words("time") == ["9 October 2026"]
    assert page.meta()["robots"] == "noindex"
    assert "ArticleTitle" not in page.meta()


def test_a_notice_speaks_the_language_of_what_stood_there():
    page = parse(whole_site().page("work-updates/2026/gne00002.html"))
    assert page.words("h1") == ["本文件已撤回"]


def test_a_notice_says_title_reason_and_successor_as_far_as_the_withdrawal_permits_it():
    page = parse(whole_site().page("work-updates/2026/gne00003.html"))
    law = whole_site().world.publications["art00001"]
    assert page.words("cite") == ["Rules <for> Depots"]
    assert "撤回原因：已由其他文件取代。" in page.words("p")
    (link,) = page.all("a", href=law.url)
    assert (link.text, link.attributes["lang"]) == (law.revision.title, law.revision.language)


def test_every_kind_of_reason_of_a_withdrawal_has_a_sentence_in_each_language():
    for language in ("en", "zh-Hans"):
        words = load_words(THEME, language)
        for reason in REASONS:
            assert words[f"withdrawn_because_{reason.replace('-', '_')}"]


def test_the_not_found_page_speaks_every_language():
    page = parse(whole_site().page("404.html"))
    assert page.words("h1") == ["There is no page at this address"]
    assert page.words("section", lang="zh-Hans")[0].startswith("此地址没有页面")


@pytest.mark.parametrize(("path", "action"), [("search.html", "/search.html"), ("zh/search.html", "/zh/search.html")])
def test_the_search_page_has_what_its_script_asks_for(path, action):
    page = parse(whole_site().page(path))
    form = page.all("form", class_="search-form", role="search", method="dialog")
    assert form[0].attributes["action"] == action
    assert page.all("input", id="q", name="q")
    named = dict.fromkeys(name for column in whole_site().world.policy.columns.values() for name in column.filters)
    narrowed = [
        "column",
        *(name for name in named if name not in ("year", "force")),
        "year",
        "force",
        "language",
        "sort",
    ]
    assert [select.attributes["name"] for select in page.all("select")] == narrowed
    module = page.all("div", **{"data-module": "search"})[0]
    assert module.attributes["data-base"] == "/search/"
    language = "zh-Hans" if path.startswith("zh/") else "en"
    columns = whole_site().world.policy.columns
    offered = {one.attributes["value"]: one.text for one in page.all("option")}
    assert {key: column.title[language] for key, column in columns.items()}.items() <= offered.items()
    assert json.loads(module.attributes["data-department-titles"]).keys() == (
        whole_site().world.policy.departments.keys()
    )
    assert json.loads(module.attributes["data-words"])
    assert page.all("p", role="status", **{"aria-live": "polite"})
    assert page.all("ol", class_="results")
    assert page.all("script", type="module", src="/search/page.js")


def test_without_a_script_the_site_map_leads_to_every_list_and_feed():
    maps = {"en": "site-map.html", "zh-Hans": "zh/site-map.html"}
    led = {
        language: {e.attributes.get("href") for e in parse(whole_site().page(path)).all("a")}
        for language, path in maps.items()
    }
    hrefs = led["en"]
    for entry in whole_site().plan.entries:
        if entry.kind == "list" and entry.language == "en" and entry.part and entry.part[-1][0] != "page":
            if len(entry.part) == 1:
                assert f"/{entry.path}" in hrefs
            else:  # a year of one legal force: the list of that force leads to it
                force = parse(whole_site().page(f"{entry.key}/{'-'.join(entry.part[0])}.html"))
                assert f"/{entry.path}" in {e.attributes.get("href") for e in force.all("a")}
        if entry.kind == "feed":
            ways = led[entry.language]
            if entry.key.startswith("departments/"):  # the page of the department leads to it
                at = entry.path.replace("/feed.xml", ".html")
                assert f"/{at}" in ways
                ways = {e.attributes.get("href") for e in parse(whole_site().page(at)).all("a")}
            assert f"/{entry.path}" in ways


def test_a_site_map_without_feeds_as_in_a_preview_has_no_link_that_leads_nowhere():
    world = whole_site().world
    catalogue = world.catalogue()
    planned = plan(catalogue, [], None)
    pages = replace(planned, entries=tuple(entry for entry in planned.entries if not entry.kind.is_for_machines))
    addresses, _ = load_assets(THEME)
    renderer = Renderer(Theme(THEME, world.policy.site.languages, addresses), catalogue, pages, {})
    entry = next(entry for entry in pages.entries if entry.path == "site-map.html")
    page = parse(renderer.render(entry, renderer.view(entry), {}).decode())
    assert [e.text for e in page.all("a") if not e.attributes.get("href")] == []


def test_without_a_script_the_search_leads_to_every_column_and_to_the_site_map():
    main = parse(whole_site().page("search.html").partition("<main")[2].partition("</main>")[0])
    hrefs = {e.attributes.get("href") for e in main.all("a")}
    assert {f"/{key}/" for key in whole_site().world.policy.columns} | {"/site-map.html"} <= hrefs


def test_what_narrows_a_column_folds_away_on_the_site_map_and_says_by_what_it_does():
    page = whole_site().page("site-map.html")
    assert parse(page).words("summary")[0] == "Narrow by year, department or legal force"
    assert "/work-updates/year-2026.html" in page
    assert "/work-updates/year-2026.html" not in re.sub("(?s)<details>.*?</details>", "", page)


def test_the_search_offers_what_few_columns_have_with_these_alone():
    columns = whole_site().world.policy.columns
    fields = parse(whole_site().page("search.html")).all("div", class_="field")
    few = {one.attributes["data-columns"] for one in fields if "hidden" in one.attributes}
    regions = " ".join(key for key, column in columns.items() if "region" in column.filters)
    assert regions in few
    assert [len(keys.split()) * 2 < len(columns) for keys in few] == [True] * len(few)
    assert not [one for one in fields if "data-columns" in one.attributes and "hidden" not in one.attributes]


@pytest.mark.parametrize(("folder", "quoted", "minus"), [("", "quotation marks", "minus"), ("zh/", "引号", "减号")])
def test_the_search_says_what_quotation_marks_and_a_minus_do(folder, quoted, minus):
    html = whole_site().page(f"{folder}search.html").partition('<details class="search-narrow">')[2]
    (said,) = re.findall('<p class="search-plain">(.*?)</p>', html.partition("</details>")[0])
    assert taken_apart(said).needed == (quoted,)  # as the search itself reads it
    assert minus in said


@pytest.mark.parametrize("name", ["about", "contact", "progress", "press", "privacy", "accessibility"])
def test_plain_pages_stand_in_both_languages(name):
    english, chinese = (parse(whole_site().page(f"{folder}{name}.html")) for folder in ("", "zh/"))
    assert english.all("html")[0].attributes["lang"] == "en"
    assert chinese.all("html")[0].attributes["lang"] == "zh-Hans"
    assert len(english.words("main")[0]) > 500
    assert len(english.all("h2")) == len(chinese.all("h2"))


def test_line_ends_between_chinese_sentences_leave_no_space():
    assert "您的浏览器会记住这一选择。未启用脚本时" in whole_site().page("zh/accessibility.html")


def test_the_script_of_the_search_is_given_its_sentences_and_the_states():
    words = json.loads(
        parse(whole_site().page("zh/search.html")).all("div", **{"data-module": "search"})[0].attributes["data-words"]
    )
    assert words["results_not_yet"] == "尚未施行"
    assert words["results_many"] == "{count} 条结果"
