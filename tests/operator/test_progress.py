"""Pages of applications are shown from beside the release, kept by nobody on the way, and in no log (IV.6)."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request

import pytest

ADDRESS = "k7m2-9xqf-t4wa-3h8c"


@pytest.fixture
def served(nginx, tmp_path):
    """A server over a release, with the page of one application beside it."""
    release, beside = tmp_path / "current", tmp_path / "progress"
    for folder in (release, beside):
        folder.mkdir()
    for name in ("redirects.map", "withdrawn.map"):
        (release / name).touch()
    (release / "404.html").write_text("the site's own page")
    (beside / f"{ADDRESS}.html").write_text("received")
    (beside / "notes.html").write_text("no page of an application")
    return nginx(release)


def ask(served, path):
    """Return status, body and headers of an answer."""
    own = ssl._create_unverified_context()  # noqa: S323 - the certificate is the test's own
    try:
        with urllib.request.urlopen(f"{served.address}{path}", context=own) as answer:  # noqa: S310
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers


def test_the_page_is_shown_and_nobody_keeps_or_lists_it(served):
    status, body, headers = ask(served, f"/progress/{ADDRESS}.html")
    assert (status, body) == (200, "received")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/progress/", "/progress/notes.html", "/progress/aaaa-aaaa-aaaa-aaaa.html"])
def test_nothing_else_of_the_folder_is_shown(served, path):
    assert ask(served, path)[:2] == (404, "the site's own page")


def test_no_log_has_the_address(served):
    ask(served, f"/progress/{ADDRESS}.html")
    ask(served, "/404.html")
    assert ADDRESS not in served.log
