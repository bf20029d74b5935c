"""Addresses of the old site lead to where documents are now, or a finding says why they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.plan.redirects import LONGEST_BYTES, Former, redirects

OWN = {"index.html", "about.html", "robots.txt", "news/index.html", "news/feed.xml", "news/2026/d0.html"}


def moved(*origins: str) -> tuple[list[str], list[str]]:
    """The lines of the map for one document an origin, and what the findings say."""
    made = redirects([Former(f"d{n}", f"d{n}.md", f"/news/2026/d{n}.html", o) for n, o in enumerate(origins)], OWN)
    return made.data.decode("utf-8", "replace").splitlines(), [f"{f.document}: {f.expected}" for f in made.findings]


def lines(*origins: str) -> list[str]:
    found, findings = moved(*origins)
    assert findings == []
    return found


@pytest.mark.parametrize(
    ("origin", "key"),
    [
        pytest.param("https://old.example/news/1.html", "/news/1.html", id="plain"),
        pytest.param("http://old.example/show.php?id=41", "/show.php?id=41", id="a query"),
        pytest.param("http://old.example/?p=41", "/?p=41", id="a query of the home page"),
        pytest.param("http://old.example/%E6%96%B0%E9%97%BB/a.html", "/新闻/a.html", id="percent-encoded"),
        pytest.param("http://old.example/新闻/b.html", "/新闻/b.html", id="raw Chinese"),
        pytest.param("http://old.example/a%20b.html", "/a b.html", id="a space"),
        pytest.param("http://old.example/50%25.html", "/50%.html", id="a percent sign"),
        pytest.param("http://old.example/x//c.html", "/x/c.html", id="two slashes"),
        pytest.param("http://old.example/x/./y/../c/", "/x/c/", id="dots"),
        pytest.param("http://old.example/a.html#part", "/a.html", id="a place of a page"),
        pytest.param("http://old.example/a.html?", "/a.html", id="a query without words"),
        pytest.param("http://old.example/{a}", "/{a}", id="braces"),
        pytest.param("http://old.example/$uri;x", "/$uri;x", id="signs of a configuration"),
    ],
)
def test_an_old_address_leads_to_the_new_one(origin, key):
    assert lines(origin) == [f'"{key}" /news/2026/d0.html;']


def test_a_query_in_chinese_is_known_raw_and_as_browsers_send_it():
    assert lines("http://old.example/s?k=新闻") == [
        '"/s?k=%E6%96%B0%E9%97%BB" /news/2026/d0.html;',
        '"/s?k=新闻" /news/2026/d0.html;',
    ]


def test_an_address_in_an_older_encoding_is_kept_byte_by_byte():
    made = redirects([Former("d0", "d0.md", "/news/2026/d0.html", "http://old.example/%D0%C2/a.html")], OWN)
    assert made.data == b'"/\xd0\xc2/a.html" /news/2026/d0.html;\n'


def test_quotes_and_backslashes_stay_within_their_words():
    assert lines("http://old.example/a%22;%5C/b") == [r'"/a\";\\/b" /news/2026/d0.html;']


def test_of_two_hosts_with_one_path_the_first_has_it_and_the_second_has_it_on_its_host():
    assert lines("https://old.example/a", "https://Older.example:8080/a", "https://older.example/b?c=1") == [
        '"/a" /news/2026/d0.html;',
        '"/b?c=1" /news/2026/d2.html;',
        '"older.example/a" /news/2026/d1.html;',
    ]
    assert lines("https://old.example/show?id=1", "https://older.example/show?id=1")[1:] == [
        '"older.example/show?id=1" /news/2026/d1.html;'
    ]


def test_a_host_in_chinese_is_known_as_browsers_send_it():
    """The name of the top-level domain is that of IANA's root zone."""
    assert lines("https://old.example/a", "https://old.中国/a")[1] == '"old.xn--fiqs8s/a" /news/2026/d1.html;'


def test_a_third_document_on_the_second_host_is_named():
    found, findings = moved("https://old.example/a", "https://older.example/a", "https://older.example/A")
    assert len(found) == 2
    assert findings == ["d2: an address that no other document has; this one leads to /news/2026/d1.html"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("https://old.example/%E7%94%B2", "https://old.example/甲", id="two spellings"),
        pytest.param("https://old.example/A.html", "https://old.example/a.html", id="two cases"),
        pytest.param("https://old.example/a#1", "https://old.example/a#2", id="two places"),
    ],
)
def test_of_two_that_claim_one_address_the_second_is_named(first, second):
    found, findings = moved(first, second)
    assert len(found) == 1 and found[0].endswith(" /news/2026/d0.html;")
    assert findings == ["d1: an address that no other document has; this one leads to /news/2026/d0.html"]


@pytest.mark.parametrize(
    "path", ["", "/", "/index.html", "/about.html", "/robots.txt", "/news/feed.xml", "/news/", "/news", "/news/2026/"]
)
def test_what_the_site_has_itself_is_not_taken_away(path):
    found, (finding,) = moved("", f"https://old.example{path}")
    assert found == []
    assert finding.startswith("d1: an address that this site does not have itself, or none; ")


@pytest.mark.parametrize("path", ["/search/manifest.json", "/search/0123456789abcdef/w0", "/about.html?id=1"])
def test_neither_are_the_search_and_pages_with_a_query(path):
    assert moved(f"https://old.example{path}")[0] == []


def test_a_document_at_its_old_address_needs_no_redirect():
    assert lines("https://old.example/news/2026/d0.html") == []


def test_a_document_without_an_old_address_is_no_finding():
    assert moved("") == ([], [])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/" + "a" * LONGEST_BYTES, "an address of at most 2000 bytes", id="too long"),
        pytest.param("/a%0Ab", "an address without control characters", id="a line end"),
        pytest.param("/.git/a", "an address in which no name begins with a dot", id="a name with a dot"),
    ],
)
def test_what_a_web_server_does_not_lead_on_is_named(path, expected):
    found, (finding,) = moved(f"https://old.example{path}")
    assert found == []
    assert finding.startswith(f"d0: {expected}")


def test_an_address_of_the_greatest_length_passes():
    assert len(lines("https://old.example/" + "a" * (LONGEST_BYTES - 1))) == 1


@given(st.lists(st.text(st.sampled_from('/aA.%20E6;?#"\\新=&$~{}'), max_size=12), max_size=6))
def test_every_document_has_a_line_or_a_finding_or_stands_where_it_stood(paths):
    documents = [Former(f"d{n}", "", f"/x/{n}.html", f"https://old.example/{path}") for n, path in enumerate(paths)]
    made = redirects(documents, OWN)
    led = {f"/x/{n}.html" for n in range(len(paths)) if f" /x/{n}.html;\n".encode() in made.data}
    named = {f"/x/{finding.document[1:]}.html" for finding in made.findings}
    assert led | named == {one.url for one in documents}
    assert not led & named
