"""The address of the search page holds the question, behind the sign that no browser sends to a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.search.make import index_of, write
from tests.search.pages import ask, search_page, texts


@pytest.fixture
def site(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """A small site without pages of documents, served."""
    pages = {one.document.url.lstrip("/"): b"" for one in texts()}
    return serve(write(tmp_path, {**index_of(texts()), **pages, "search.html": search_page()}))


def test_a_question_that_is_typed_stands_in_the_address_and_in_the_history(site, page):
    page.goto(f"{site}/search.html")
    ask(page, "measles")
    expect(page.get_by_role("status")).to_have_text("25 results")
    assert page.url == f"{site}/search.html#q=measles"
    ask(page, "pertussis")
    expect(page.get_by_role("status")).to_have_text("1 result")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("25 results")
    expect(page.get_by_role("searchbox")).to_have_value("measles")
