"""The shipped web server sends parts of the search's packs as they are asked for, and headers where they are needed."""

from __future__ import annotations

import pytest

DOCUMENTS_ALONE = (
    "content-security-policy",
    "strict-transport-security",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "last-modified",
)


@pytest.fixture
def server(nginx, demonstration):
    return nginx(demonstration)


@pytest.fixture
def get(server, new_page):
    """Ask for a path of the server; return the answer."""
    reader = new_page(ignore_https_errors=True)
    return lambda path, **headers: reader.request.get(f"{server.address}/{path}", headers=headers)


@pytest.fixture
def pack(get):
    """The path of the base's terms."""
    return f"search/terms.{get('search/manifest.json').json()['generations'][0]['terms']}.bin"


def test_several_ranges_come_as_they_lie_in_the_file(get, pack, demonstration):
    whole = (demonstration / pack).read_bytes()
    headers = {"Range": "bytes=0-3,100-119", "Accept-Encoding": "gzip"}
    answer = get(pack, **headers)
    assert answer.status == 206
    for first, last in ((0, 3), (100, 119)):
        said = f"Content-Range: bytes {first}-{last}/{len(whole)}\r\n\r\n".encode()
        assert said + whole[first : last + 1] + b"\r\n" in answer.body()


def test_a_pack_is_kept_for_good_and_carries_no_policy(get, pack):
    headers = get(pack).headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["x-content-type-options"] == "nosniff"
    assert [name for name in DOCUMENTS_ALONE if name in headers] == []


def test_what_a_page_loads_carries_no_policy(get, demonstration):
    assets = sorted(f"assets/{path.name}" for path in (demonstration / "assets").iterdir())
    assert len(assets) > 5
    for path in [*assets, "search/search.js", "search/manifest.json"]:
        headers = get(path).headers
        assert [name for name in DOCUMENTS_ALONE if name in headers] == [], path
        assert headers["etag"], path


@pytest.mark.parametrize("path", ["", "search.html", "zh/", "sitemap.xml", "robots.txt"])
def test_what_is_opened_by_itself_carries_every_policy(get, path):
    headers = get(path).headers
    assert [name for name in DOCUMENTS_ALONE if name not in headers] == []


def test_a_search_in_the_browser_finds_what_it_finds_with_whole_files(server, new_page):
    page = new_page(ignore_https_errors=True)
    ranges = []
    page.on("request", lambda request: ranges.append(request.headers.get("range", "")))
    page.goto(f"{server.address}/search.html#q=vaccine+storage")
    page.wait_for_selector(".results .result-title")
    assert sum("," in one for one in ranges) >= 2
    found = page.evaluate(
        """async () => {
          const { open } = await import("/search/search.js");
          const whole = (address) => fetch(address);
          const ids = async (index) => (await index.search("vaccine storage 疫苗")).map(({ id, title }) => [id, title]);
          return [await ids(await open()), await ids(await open({ fetch: whole }))];
        }"""
    )
    assert found[0]
    assert found[0] == found[1]
