"""A withdrawn document is gone for machines, and people see the notice that stands in its place."""

from __future__ import annotations

from tests.browser.demonstration import PAGES


def test_the_notice_is_answered_with_gone(nginx, demonstration, new_page):
    reader = new_page(ignore_https_errors=True)
    server = nginx(demonstration)
    answer = reader.request.get(f"{server.address}/{PAGES['notice']}")
    assert answer.status == 410
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>This document has been withdrawn</h1>" in answer.text()
    assert "Questions about it are answered by" in answer.text()
    for name in ("withdrawn.map", "redirects.map"):
        assert reader.request.get(f"{server.address}/{name}").status == 404
    assert reader.request.get(f"{server.address}/about.html").status == 200
