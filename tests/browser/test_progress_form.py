"""The form that asks for an acceptance number, in a real browser (IV.6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.model.acceptance_number import address_of_number, number_of, read_number, shown_number
from tests.render.make import World
from tests.render.site import render

NUMBER = number_of([19, 7, 20, 2, 9, 29, 22, 14, 25, 4, 27, 10, 3, 16, 8, 12])
MODULE = "import(document.querySelector('script[src*=\"progress-form\"]').src)"
TYPED = [
    shown_number(NUMBER),
    NUMBER,
    f" {NUMBER[:4]} {NUMBER[4:]} ",
    NUMBER[:3] + "k" + NUMBER[4:],
    NUMBER[:16] + "00",
    NUMBER[:16] + ("0" if NUMBER[16] != "0" else "1") + NUMBER[17],
    NUMBER[1] + NUMBER[0] + NUMBER[2:],
    NUMBER[:8] + NUMBER[9] + NUMBER[8] + NUMBER[10:],
    NUMBER[:-1],
    NUMBER + "0",
    "u" + NUMBER[1:],
    "",
    "编号",
]
PLACES = re.compile(r"\d+")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without documents, and the page of one application beside it."""
    folder = tmp_path_factory.mktemp("progress")
    for path, content in render(World()).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "progress").mkdir()
    page = "<!DOCTYPE html><html lang=en><title>Yours</title><h1>Received</h1>"
    (folder / "progress" / f"{address_of_number(NUMBER)}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def opened(built: Path, serve: Callable[[Path], str], page: Page) -> Page:
    """The form, under the policy of the site's web server."""
    page.goto(f"{serve(built)}/progress.html")
    page.wait_for_selector("form.progress-form:not([hidden])")
    return page


def ask(page: Page, typed: str) -> None:
    """Type a number and press Enter."""
    page.get_by_label("Acceptance number").fill(typed)
    page.get_by_label("Acceptance number").press("Enter")


def said(page: Page) -> str:
    return page.locator(".progress-fault").inner_text()


def python(typed: str) -> tuple[str, list[str]]:
    """What the program makes of something typed: the number, or the figures in what it says."""
    try:
        return read_number(typed), []
    except ValueError as error:
        return "", PLACES.findall(re.sub(r"'.'", "", str(error)).replace("18 signs; ", ""))


@pytest.mark.parametrize("typed", TYPED)
def test_the_script_reads_a_number_as_the_program_does(opened: Page, typed: str) -> None:
    found = opened.evaluate(f"async (typed) => (await {MODULE}).read(typed)", typed)
    figures = [str(found[name]) for name in ("place", "other", "count") if name in found]
    assert (found.get("number", ""), figures) == python(typed)


def test_the_script_computes_the_address_that_the_program_computes(opened: Page) -> None:
    address = opened.evaluate(
        f"async (number) => (await {MODULE}).addressOf(number)",
        NUMBER,
    )
    assert address == address_of_number(NUMBER)


def test_a_number_opens_the_page_of_its_application_and_is_sent_nowhere(opened: Page) -> None:
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    ask(opened, shown_number(NUMBER))
    opened.get_by_role("heading", name="Received").wait_for()
    assert opened.url.endswith(f"/progress/{address_of_number(NUMBER)}.html")
    assert [one for one in asked if NUMBER in one.lower().replace("-", "")] == []


def test_a_wrong_sign_is_named_and_selected(opened: Page) -> None:
    ask(opened, shown_number(NUMBER[:3] + "k" + NUMBER[4:]))
    assert said(opened) == "Sign 4, “K”, is not the one on the receipt. Look at it again."
    field = opened.get_by_label("Acceptance number")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "K"


def test_a_number_of_nothing_that_is_shown_gets_a_sentence(opened: Page, faults: list[str]) -> None:
    ask(opened, number_of(range(16)))
    opened.wait_for_function("() => document.querySelector('.progress-fault').textContent.includes('well formed')")
    assert opened.url.endswith("/progress.html")
    faults.clear()  # the browser writes every answer that something is not there to its console


def test_without_a_script_the_page_says_where_the_address_stands(
    built: Path, serve: Callable[[Path], str], new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve(built)}/progress.html")
    assert page.get_by_text("open the address that stands on your receipt").is_visible()
    assert not page.locator("form.progress-form").is_visible()


def test_with_a_script_the_form_stands_alone(opened: Page) -> None:
    assert opened.locator(".progress-plain").count() == 0
