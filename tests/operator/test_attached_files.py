"""Files beside a document that a browser might run are saved by it, not opened (I.2, IV.2)."""

from __future__ import annotations

import ssl
import urllib.request

import pytest

BESIDE = "work-updates/2026/bus"
SAVED = (f"{BESIDE}/map.svg", f"{BESIDE}/page.HTML", f"{BESIDE}/feed.xml", "former/k7m29xqf/5043b2d87a6c/map.svg")
OPENED = (
    f"{BESIDE}.html",
    f"{BESIDE}/form.pdf",
    f"{BESIDE}/bus.png",
    "feed.xml",
    "zh/work-updates/feed.xml",
    "assets/emblem.svg",
)


@pytest.fixture
def headers_of(nginx, tmp_path):
    """Serve all files and return the headers of one."""
    for path in (*SAVED, *OPENED, "redirects.map", "withdrawn.map"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("" if path.endswith(".map") else "x")
    served = nginx(tmp_path)
    own = ssl._create_unverified_context()  # noqa: S323 - the certificate is the test's own

    def ask(path):
        with urllib.request.urlopen(f"{served.address}/{path}", context=own) as answer:  # noqa: S310
            return answer.headers

    return ask


def test_what_might_run_is_saved_and_is_of_no_host(headers_of):
    for path in SAVED:
        headers = headers_of(path)
        assert headers["Content-Disposition"] == "attachment", path
        assert "sandbox" in headers.get_all("Content-Security-Policy"), path


def test_pages_pictures_and_feeds_are_opened(headers_of):
    for path in OPENED:
        headers = headers_of(path)
        assert headers["Content-Disposition"] is None, path
        assert "sandbox" not in headers.get_all("Content-Security-Policy", []), path
