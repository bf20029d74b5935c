"""The table of a data set in a real browser: searched, narrowed, sorted, paged and saved; complete without a script."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.render.make import World
from tests.render.site import render

ROWS = [(f"W{n:03d}", ("Hexi", "Lake, north")[n % 2], str(n * 7 % 60)) for n in range(1, 61)]
FIELDS = {"dated": date(2026, 11, 12), "as_at": date(2026, 9, 30), "interval": "quarter", "terms": "Free"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one data set of sixty rows, written to a folder."""
    world = World()
    rows = "".join(f"| {' | '.join(row)} |\n" for row in ROWS)
    body = f"## Data\n\n| Supply | Province | People |\n| --- | --- | ---: |\n{rows}"
    files = [("wells.csv", 100), ("wells.schema.json", 100)]
    world.add("k7m29xqf", "database-query", "Wells", body, slug="wells", attachments=files, **FIELDS)
    folder = tmp_path_factory.mktemp("data-set")
    for path, content in render(world).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def opened(built: Path, serve: Callable[[Path], str], page: Page) -> Page:
    """The page of the data set, under the policy of the site's web server."""
    page.goto(f"{serve(built)}/database-query/2026/wells.html")
    page.wait_for_selector(".data-table:not([hidden])")
    return page


def shown(page: Page) -> list[str]:
    """The first cells of the rows that can be seen."""
    return page.locator(".document-main tbody tr:not(.data-away) td:first-child").all_inner_texts()


def said(page: Page) -> str:
    return page.locator(".data-table output").inner_text()


def test_the_first_page_has_25_rows_in_the_order_of_the_file(opened: Page) -> None:
    assert shown(opened) == [row[0] for row in ROWS[:25]]
    assert said(opened) == "Rows: 60 of 60"
    assert opened.get_by_text("Page 1 of 3").is_visible()


def test_pages_are_turned_to_the_last_and_back(opened: Page) -> None:
    opened.get_by_role("button", name="Next page").click()
    opened.get_by_role("button", name="Next page").click()
    assert shown(opened) == [row[0] for row in ROWS[50:]]
    assert opened.get_by_role("button", name="Next page").is_disabled()
    opened.get_by_role("button", name="Previous page").click()
    assert shown(opened) == [row[0] for row in ROWS[25:50]]


def test_words_narrow_the_rows_whatever_their_case(opened: Page) -> None:
    opened.get_by_label("Words in the table").fill("lake w003")
    assert shown(opened) == ["W003"]
    assert said(opened) == "Rows: 1 of 60"


def test_a_value_of_one_column_narrows_the_rows(opened: Page) -> None:
    value = opened.get_by_label("Value")
    assert value.is_disabled()
    opened.get_by_label("In", exact=True).select_option("Province")
    value.select_option("Hexi")
    assert said(opened) == "Rows: 30 of 60"
    assert shown(opened) == [row[0] for row in ROWS if row[1] == "Hexi"][:25]


def test_numbers_are_sorted_as_numbers_in_both_directions(opened: Page) -> None:
    by_people = sorted(ROWS, key=lambda row: int(row[2]))
    head = opened.get_by_role("button", name="People")
    head.click()
    assert shown(opened) == [row[0] for row in by_people[:25]]
    assert opened.locator("th").nth(2).get_attribute("aria-sort") == "ascending"
    head.click()
    assert int(opened.locator("tbody tr:not(.data-away) td").nth(2).inner_text()) == 59
    assert opened.locator("th").nth(2).get_attribute("aria-sort") == "descending"


def test_what_is_found_is_saved_as_csv_with_all_its_pages(opened: Page, tmp_path: Path) -> None:
    opened.get_by_label("Words in the table").fill("lake")
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save these rows as CSV").click()
    assert download.value.suggested_filename == "wells-selection.csv"
    download.value.save_as(tmp_path / "saved.csv")
    with (tmp_path / "saved.csv").open(encoding="utf-8", newline="") as file:
        saved = [tuple(row) for row in csv.reader(file)]
    assert saved == [("Supply", "Province", "People"), *[row for row in ROWS if row[1] == "Lake, north"]]


def test_all_rows_are_printed(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert opened.locator("tbody tr:visible").count() == 60
    assert not opened.locator(".data-table").is_visible()


def test_on_paper_each_sheet_of_the_table_begins_with_its_head(opened: Page) -> None:
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(opened.pdf(format="A4"))).pages]
    with_rows = [sheet for sheet in sheets if "W0" in sheet]
    assert len(with_rows) > 1
    assert [("Supply" in sheet, "People" in sheet) for sheet in with_rows] == [(True, True)] * len(with_rows)


def test_without_a_script_the_table_is_whole_and_nothing_promises_more(
    built: Path, serve: Callable[[Path], str], new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve(built)}/database-query/2026/wells.html")
    assert page.locator("tbody tr:visible").count() == 60
    assert not page.locator(".data-table").is_visible()


def test_where_everything_stands_on_one_page_there_are_no_ways_to_others(opened: Page) -> None:
    opened.get_by_label("Words in the table").fill("W001")
    assert not opened.get_by_role("button", name="Next page").is_visible()
    assert opened.get_by_text("Rows: 1 of 60").is_visible()
