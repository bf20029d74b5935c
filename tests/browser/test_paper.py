"""What Chromium really prints: each page says which document it is of, and addresses are whole."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

Visit = Callable[[Page, str], None]


def printed(page: Page) -> list[str]:
    """The words of each page of paper."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [unicodedata.normalize("NFKC", " ".join(one.extract_text().split())) for one in pages]


@pytest.mark.parametrize(
    ("name", "running"),
    [
        ("law with history", "Regulations on Safe Drinking Water in Villages and Small Towns Order No. 31"),
        ("law", "Measures for the Storage and Transport of Vaccines Order No. 41"),
    ],
)
def test_every_page_but_the_first_begins_with_title_and_number_and_all_are_numbered(
    name: str, running: str, visit: Visit, page: Page
) -> None:
    visit(page, name)
    pages = printed(page)
    assert len(pages) > 2
    assert [one[: len(running)] == running for one in pages] == [False] + [True] * (len(pages) - 1)
    assert all(f"{number} / {len(pages)}" in one for number, one in enumerate(pages, 1))


def test_addresses_on_paper_are_whole_and_the_last_page_is_no_footer(visit: Visit, page: Page) -> None:
    visit(page, "law with history")
    pages = printed(page)
    words = "".join(pages).replace(" ", "")
    assert "(https://www.health.example/laws-and-regulations/2025/safe-drinking-water-first-amendment.html)" in words
    assert "(/" not in words
    assert "(tel:" not in words
    assert "/departments/" not in words
    assert "Fingerprint" in pages[-1]
    assert "Sponsor" not in pages[-1]
