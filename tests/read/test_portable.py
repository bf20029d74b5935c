"""How many pages a PDF file has; nobody can count those of one that is encrypted or broken."""

from __future__ import annotations

import pytest

from plugins.read.portable import pdf_pages
from tests.read.pdf import pdf


@pytest.mark.parametrize("pages", [("text",), ("text", b"/Im0 Do", b"")])
def test_pages_are_counted_whatever_is_on_them(pages):
    assert pdf_pages(pdf(*pages)) == len(pages)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf("text", password="geheim"), id="encrypted"),
        pytest.param(b"%PDF-1.7\nnothing", id="broken"),
        pytest.param(b"", id="empty"),
    ],
)
def test_of_others_it_is_not_known(data):
    assert pdf_pages(data) is None
