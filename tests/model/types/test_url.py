"""``url``: an address of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.shown import Words
from plugins.model.types.url import PLAIN_ADDRESS
from tests.model.types.make import read, refusal, shown

ADDRESS = "https://www.example.org/a.html"


def test_an_address_passes():
    assert read("url", ADDRESS) == ADDRESS
    assert shown("url", ADDRESS) == Words((ADDRESS,))


@pytest.mark.parametrize("raw", ["ftp://a.example", "https:///a", "www.example.org", "https://a.example/a b", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("url", raw) == (
        "an address that begins with https:// or http://, such as https://www.example.org/a.html"
    )


@given(
    st.from_regex(PLAIN_ADDRESS, fullmatch=True) | st.text("htps:/.a-[]?#@ \n１", max_size=20).map("https://".__add__)
)
def test_an_address_that_is_not_taken_apart_is_one_by_its_parts(raw):
    try:
        parts = urlsplit(raw)
        by_parts = parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", raw)
    except ValueError:
        by_parts = False
    assert (refusal("url", raw) == "") == by_parts
