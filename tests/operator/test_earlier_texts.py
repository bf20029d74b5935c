"""No search engine leads to a text that no longer holds, nor to a file that belonged to it."""

import ssl
import urllib.request

import pytest


@pytest.fixture
def robots(nginx, tmp_path):
    """Tell what the server says to search engines of an address."""
    for path in ("former/k7m29xqf/3fa91c0b2d4e/table.csv", "former/k7m29xqf/3fa91c0b2d4e.html", "index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    for name in ("redirects.map", "withdrawn.map"):
        (tmp_path / name).touch()
    address = nginx(tmp_path).address
    own = ssl._create_unverified_context()  # noqa: S323 - the certificate is the test's own

    def said(path):
        with urllib.request.urlopen(f"{address}/{path}", context=own) as answer:  # noqa: S310
            return answer.headers["X-Robots-Tag"]

    return said


@pytest.mark.parametrize("path", ["former/k7m29xqf/3fa91c0b2d4e/table.csv", "former/k7m29xqf/3fa91c0b2d4e.html"])
def test_earlier_texts_and_their_files_are_kept_out(robots, path):
    assert robots(path) == "noindex"


def test_everything_else_is_not(robots):
    assert robots("") is None
