"""What is not there is told in the language of its address; what was withdrawn has a notice in its place."""

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


def test_what_is_not_there_is_told_in_the_language_of_the_address(nginx, demonstration, new_page):
    reader = new_page(ignore_https_errors=True)
    address = nginx(demonstration).address
    for path, heading in {
        "zh/nothing-here.html": "此地址没有页面",
        "zh/work-updates/2026/nothing.html": "此地址没有页面",
        "nothing-here.html": "There is no page at this address",
        "zhuang/nothing.html": "There is no page at this address",
    }.items():
        answer = reader.request.get(f"{address}/{path}")
        assert (answer.status, f"<h1>{heading}</h1>" in answer.text()) == (404, True), path
    for path in ("404.html", "zh/404.html"):
        assert reader.request.get(f"{address}/{path}").status == 404


def test_the_description_of_the_search_has_its_type(nginx, demonstration, new_page):
    reader = new_page(ignore_https_errors=True)
    address = nginx(demonstration).address
    for path in ("opensearch.xml", "zh/opensearch.xml"):
        answer = reader.request.get(f"{address}/{path}")
        assert answer.headers["content-type"].partition(";")[0] == "application/opensearchdescription+xml"
        assert answer.headers["x-content-type-options"] == "nosniff"
