"""Text is compressed as well as server and browser can; packs, of which parts are read, are not."""

from __future__ import annotations

import pytest

from tests.operator.nginx import has_brotli, started

TEXTS = ("search.html", "search/search.js", "search/manifest.json", "feed.xml", "feed.json", "sitemap.xml")
MODULES = (False, True) if has_brotli() else (False,)


@pytest.fixture(scope="module", params=MODULES)
def server(request, demonstration, tmp_path_factory):
    with started(tmp_path_factory.mktemp("nginx"), demonstration, brotli=request.param) as running:
        yield running.address, "br" if request.param else "gzip"


@pytest.fixture
def get(server, new_page):
    """Ask for a path of the server as a browser that understands some encodings; return the answer."""
    reader = new_page(ignore_https_errors=True)
    return lambda path, known: reader.request.get(f"{server[0]}/{path}", headers={"Accept-Encoding": known})


def test_text_comes_in_the_best_encoding_that_both_know(server, get, demonstration):
    styles = sorted(path.relative_to(demonstration).as_posix() for path in demonstration.glob("assets/*.css"))
    assert len(styles) > 3
    for path in (*TEXTS, *styles):
        assert get(path, "gzip, deflate, br").headers["content-encoding"] == server[1], path
        assert get(path, "gzip").headers["content-encoding"] == "gzip", path
        assert get(path, "identity").headers.get("content-encoding") is None, path
        assert get(path, "gzip").headers["vary"] == "Accept-Encoding", path


def test_packs_are_never_compressed(get, demonstration):
    packs = sorted(path.relative_to(demonstration).as_posix() for path in demonstration.glob("search/*.bin"))
    assert len(packs) >= 4
    for path in packs:
        answer = get(path, "gzip, deflate, br")
        assert answer.headers.get("content-encoding") is None, path
        assert answer.body() == (demonstration / path).read_bytes(), path
