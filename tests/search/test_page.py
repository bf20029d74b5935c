"""The search page: what a reader sees and does, under the strictest policy, in both languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.search.make import index_of, text, write
from tests.search.pages import INJECTION, ask, document_page, search_page, texts


@pytest.fixture
def site(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The small site, served."""
    files = dict(index_of(texts()))
    pages = {one.document.url.lstrip("/"): document_page(one) for one in texts()}
    return serve(
        write(tmp_path, {**files, **pages, "search.html": search_page(), "zh/search.html": search_page("zh-Hans")})
    )


def test_a_question_in_the_address_is_answered(site, page):
    page.goto(f"{site}/search.html#q=疫苗")
    expect(page.get_by_role("status")).to_have_text("1 result")
    expect(page.get_by_role("searchbox")).to_have_value("疫苗")
    result = page.locator(".results > .result")
    expect(result.get_by_role("link", name="疫苗管理条例")).to_have_attribute(
        "href", f"{site}/public-qa/2026/zh000001.html"
    )
    expect(result.locator(".result-title")).to_have_attribute("lang", "zh-Hans")
    expect(result.locator(".result-meta")).to_have_text("Public Q&ALegal AffairsIn force")
    expect(result.locator("time")).to_have_attribute("datetime", "2026-11-23")
    expect(result.locator("time")).to_have_text("23 Nov 2026")


def test_an_empty_page_asks_nothing(site, page):
    page.goto(f"{site}/search.html")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator(".result")).to_have_count(0)


def test_more_results_come_ten_by_ten_and_the_keyboard_goes_on_at_the_first_new_one(site, page):
    page.goto(f"{site}/search.html#q=measles")
    more = page.get_by_role("button", name="More results")
    expect(page.locator(".result")).to_have_count(10)
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".result")).to_have_count(20)
    expect(page.locator(".result").nth(10).get_by_role("link")).to_be_focused()
    more.click()
    expect(page.locator(".result")).to_have_count(25)
    expect(more).to_be_hidden()
    titles = page.locator(".result-title").all_text_contents()
    assert len(set(titles)) == 25


def test_filters_narrow_the_results(site, page):
    page.goto(f"{site}/search.html#q=measles+疫苗+pertussis")
    expect(page.get_by_role("status")).to_have_text("No document holds all the words; 27 hold some of them")
    page.get_by_label("column").select_option("public-qa")
    expect(page.get_by_role("status")).to_have_text("No document holds all the words; 1 holds some of them")
    assert "column=public-qa" in page.url
    page.get_by_label("year").select_option("2025")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_the_excerpt_shows_the_text_alone_with_the_words_marked(site, page):
    page.goto(f"{site}/search.html#q=接种")
    where = page.locator(".result-excerpt")
    expect(where.locator("mark")).to_have_text(["接种"])
    expect(where).to_contain_text("接种疫苗前应当告知。")
    expect(where).not_to_contain_text("Navigation")


def test_markup_in_titles_and_texts_stays_text(site, page):
    page.goto(f"{site}/search.html#q=pertussis")
    expect(page.locator(".result-title")).to_have_text(INJECTION)
    expect(page.locator(".result-excerpt mark")).to_have_text(["pertussis"])
    expect(page.locator(".result-excerpt")).to_contain_text("<script>")
    assert page.locator(".results img, .results script").count() == 0


def test_the_chinese_page_searches_the_same_index(site, page):
    page.goto(f"{site}/zh/search.html#q=疫苗")
    expect(page.get_by_role("link", name="疫苗管理条例")).to_have_attribute(
        "href", f"{site}/public-qa/2026/zh000001.html"
    )
    expect(page.locator(".result-title")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator(".results time")).to_have_text("2026-11-23")


def test_what_cannot_be_loaded_is_said_and_tried_again(site, page, faults, tmp_path):
    page.goto(f"{site}/search.html")
    manifest = tmp_path / "search" / "manifest.json"
    manifest.rename(tmp_path / "kept.json")
    ask(page, "measles")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    shutil.copy(tmp_path / "kept.json", manifest)
    ask(page, "measles")
    expect(page.get_by_role("status")).to_have_text("25 results")
    assert faults
    assert all("404" in fault for fault in faults)
    faults.clear()


def test_a_page_left_open_over_a_release_answers_from_the_new_one(site, page, faults, tmp_path):
    page.clock.install()
    page.goto(f"{site}/search.html#q=pertussis")
    expect(page.get_by_role("status")).to_have_text("1 result")
    expect(page.locator(".result-excerpt mark")).to_have_text(["pertussis"])
    shutil.rmtree(tmp_path / "search")
    write(tmp_path, index_of([one for one in texts() if one.document.id != "d03"]))
    page.clock.fast_forward("01:01")
    ask(page, "measles")
    expect(page.get_by_role("status")).to_have_text("24 results")
    assert all("404" in fault for fault in faults)
    faults.clear()


def test_a_page_left_open_over_another_form_of_the_files_misreads_none_of_them(site, page, tmp_path):
    page.clock.install()
    page.goto(f"{site}/search.html#q=pertussis")
    expect(page.get_by_role("status")).to_have_text("1 result")
    manifest = tmp_path / "search" / "manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**said, "form": said["form"] + 1}), encoding="utf-8")
    page.clock.fast_forward("01:01")
    ask(page, "measles")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    expect(page.locator(".result")).to_have_count(0)


def test_a_page_left_open_over_a_withdrawal_shows_nothing_of_it(site, page, tmp_path):
    page.clock.install()
    page.goto(f"{site}/search.html#q=measles")
    expect(page.get_by_role("status")).to_have_text("25 results")
    gone = [one for one in texts() if one.document.id == "d03"]
    write(tmp_path, index_of([one for one in texts() if one not in gone], gone))
    page.clock.fast_forward("01:01")
    for shown in (20, 24):
        page.get_by_role("button", name="More results").click()
        expect(page.locator(".result")).to_have_count(shown)
    expect(page.get_by_role("status")).to_have_text("24 results")
    expect(page.get_by_role("link", name="Measles report 3", exact=True)).to_have_count(0)


def test_packs_that_changed_have_another_address(site, page, tmp_path):
    asked = []
    page.on("request", lambda request: asked.append(request.url.partition("/search/")[2]))
    before = index_of(texts())
    gone = [one for one in texts() if one.document.id == "d03"]
    after = index_of([one for one in texts() if one not in gone], gone)
    for files in (before, after):
        page.goto("about:blank")  # what the page before still asks for is not written meanwhile
        write(tmp_path, files)
        page.goto(f"{site}/search.html#q=measles")
        expect(page.locator(".result")).to_have_count(10)
    assert [len({path for path in asked if path.startswith(kind)}) for kind in ("terms.", "texts.")] == [2, 2]


def test_a_site_in_a_folder_of_a_host_works(serve, page, tmp_path):
    one = text("d0000001", "Measles report", "Measles.")
    files = {
        **index_of([one]),
        "laws-and-regulations/2026/d0000001.html": document_page(one),
        "search.html": search_page(at="/ministry"),
    }
    write(tmp_path, {f"ministry/{path}": data for path, data in {**files, "favicon.svg": b"<svg/>"}.items()})
    address = serve(tmp_path)
    page.goto(f"{address}/ministry/search.html#q=measles")
    expect(page.get_by_role("link", name="Measles report")).to_have_attribute(
        "href", f"{address}/ministry/laws-and-regulations/2026/d0000001.html"
    )
    expect(page.locator(".result-excerpt mark")).to_have_text(["Measles"])
