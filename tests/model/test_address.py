"""Addresses: made of approved bytes and policy alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.address import LONGEST_SLUG, SLUG, address, slug_of
from plugins.model.revision import Revision

ID = "k7m29xqf"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Measures for the Storage and Transport of Vaccines", "measures-for-the-storage-and-transport-of-vaccines"),
        ("  A  b—c / d ", "a-b-c-d"),
        ("Mother's and Children’s Health", "mothers-and-childrens-health"),
        ("Café No. 3", "cafe-no-3"),
        ("COVID-19: Questions & Answers", "covid-19-questions-answers"),
        ("疫苗储存和运输管理规范", ID),
        ("Notice 卫", ID),
        ("Здоровье", ID),
        ("2026", ID),
        ("!?", ID),
        ("", ID),
        ("Aux", ID),
        ("COM1", ID),
        ("Aux Lamps", "aux-lamps"),
        ("x" * 72, ID),
        ("x" * 71, "x" * 71),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_the_words_of_a_latin_title_else_the_id(title, slug):
    assert slug_of(title, ID) == slug


@settings(deadline=None)
@given(st.text())
def test_any_title_gives_a_slug_that_an_address_can_hold(title):
    slug = slug_of(title, ID)

    assert SLUG.fullmatch(slug) and len(slug) <= LONGEST_SLUG


def revision(**fields: object) -> Revision:
    """Make a revision of a law."""
    return Revision(ID, "sha256:0", "", "laws-and-regulations", fields, ())


def test_an_address_is_column_year_and_slug():
    law = revision(slug="water", announced=date(2026, 11, 23), title="Other Words")

    assert address(law, "announced") == "/laws-and-regulations/2026/water.html"
    assert address(law, "dated") == address(law, "") == "/laws-and-regulations/undated/water.html"


def test_an_address_without_a_slug_holds_the_id():
    assert address(revision(title="Water"), "announced") == f"/laws-and-regulations/undated/{ID}.html"


def test_a_year_has_four_digits():
    assert address(revision(announced=date(618, 6, 18)), "announced") == f"/laws-and-regulations/0618/{ID}.html"
