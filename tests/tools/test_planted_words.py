"""Small false changes, put into files of a release of the demonstration: the program names each of them."""

from __future__ import annotations

import os
import re
from html import escape, unescape
from typing import Any

import pytest

from tests.tools.planted import PAGES, put, spread
from tests.tools.pressed import table

STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 4
"""The long profile changes every page, the fast one every fourth, beginning elsewhere for each kind."""

LEAST = {
    "a digit": 20,
    "a sign": 20,
    "a negation": 10,
    "a unit": 5,
    "a name": 5,
    "a date": 5,
    "a letter": 50,
    "a cell": 12,
    "a link target": 12,
    "an article number": 12,
    "an order of paragraphs": 20,
    "words of nobody": 50,
    "a title": 20,
    "a field": 40,
}
"""So many of each kind are planted at least, each on its own."""


def shows(release: Any, *kinds: str) -> list[tuple[str, str]]:
    """Return path and content of the files of some kinds."""
    paths = sorted(path for path, file in table(release, "files").items() if file["kind"] in kinds)
    return [(path, (release.folder / path).read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("kind", PAGES)
def test_each_change_on_a_page_is_named(release, kind):
    planted = 0
    for path, page in shows(release, "document", "former")[list(PAGES).index(kind) % STEP :: STEP]:
        for what, changed in PAGES[kind](page):
            if "former" in path and what.startswith("'<title>"):
                continue  # it begins with the word for an earlier text
            planted += 1
            assert any(release.page_faults(path, changed)), f"{path}: {what}"
    assert planted >= LEAST[kind]


def test_more_than_two_hundred_are_planted():
    assert sum(LEAST.values()) > 200
    assert LEAST.keys() == PAGES.keys()


def test_each_change_in_an_entry_of_a_feed_is_named(release):
    planted = 0
    for path, feed in shows(release, "feed"):
        entries = re.findall(r"<entry\b.*?</entry>", feed, re.DOTALL)
        for entry in entries:
            content = re.search(r'(<content type="html">)(.*?)</content>', entry, re.DOTALL)
            digits = re.finditer(r"(?<=[ （])[0-9]", content[2])
            for start, end, new in (
                *((m.start() + content.start(2), m.end() + content.start(2), f"{m[0]}1") for m in spread(list(digits))),
                *((m.end(), m.end(), "x") for m in re.finditer("<title>[^<]*|<summary>[^<]*", entry)),
                *((m.end(), m.end(), "-x") for m in re.finditer(r'<link rel="alternate"[^>]*(?=\.html)', entry)),
            ):
                what, changed = put(entry, start, end, new)
                planted += 1
                assert any(release.feed_faults(path, changed)), f"{path}: {what}"
    assert planted >= 100


def test_each_title_and_day_in_a_list_is_compared(release):
    planted = 0
    for path, page in shows(release, "home", "list", "site-map"):
        entries = re.finditer(
            r'(?:datetime="([0-9-]{10})">[^<]*</time>\s*<div class="entry-what">\s*<p>)?<a href="([^"]*)"[^>]*>([^<]*)',
            page,
        )
        for entry in spread([entry for entry in entries if release.shown_at(entry[2][1:])]):
            changes = [put(page, entry.end(), entry.end(), "x")]
            if entry[1]:
                changes.append(put(page, entry.start(1), entry.end(1), "2020-01-01"))
            for what, changed in changes:
                planted += 1
                assert any(release.link_faults(path, changed)), f"{path}: {what}"
    assert planted >= 40


MARK = re.compile(r'<div class="amended".*?</div>', re.DOTALL)
"""What the site adds behind an article that another text amends."""


def test_what_the_site_adds_follows_from_the_text_that_amends_this_one(release):
    path, page, _ = amended(release)
    assert len(MARK.findall(page)) >= 9
    assert not any(release.page_faults(path, page))


@pytest.mark.parametrize(
    ("there", "false"),
    [
        ("1 October 2026", "2 October 2026"),
        ("1 October 2026", "1 October 2027"),
        ("Amended from", "Repealed from"),
        ("Not part of the text", "Part of the text"),
        ("Article 3, Second", "Article 4, Second"),
        ("Second Decision", "First Decision"),
        ("second-amendment.html#article-1", "second-amendment.html#article-2"),
        ("second-amendment.html#article-1", "first-amendment.html#article-1"),
        (" by: <a", " by: not <a"),
        ("</a></p>", "</a> in part</p>"),
        ("</a></p>", "<span hidden> or not</span></a></p>"),
        ("</a></p>", "</a></p><p>Not in force.</p>"),
        ('lang="en"', 'lang="en" hidden'),
        ('role="note"', 'role="note" hidden'),
        ("<p>Amended", "<p hidden>Amended"),
        (' data-added="amendment"', ""),
    ],
)
def test_each_change_in_what_the_site_adds_is_named(release, there, false):
    path, page, _ = amended(release)
    mark = next(mark for mark in MARK.findall(page) if there in mark)
    assert any(release.page_faults(path, page.replace(mark, mark.replace(there, false, 1), 1)))


def test_what_the_site_adds_stands_once_and_behind_its_article(release):
    path, page, _ = amended(release)
    first, second, *_ = MARK.findall(page)
    assert any(release.page_faults(path, page.replace(first, "", 1)))
    assert any(release.page_faults(path, page.replace(first, f"{first}{first}", 1)))
    assert any(release.page_faults(path, page.replace(second, "", 1).replace(first, second, 1)))
    assert any(release.page_faults(path, page.replace(first, "", 1).replace(second, f"{second}{first}", 1)))


def test_to_a_text_that_nothing_amends_nothing_is_added(release):
    _, page, amending = amended(release)
    mark = MARK.search(page)[0]
    for path, other in (*shows(release, "former"), (amending[1:], (release.folder / amending[1:]).read_text("utf-8"))):
        at = re.search(r'<p id="article-[0-9]+">.*?</p>', other)
        if at:
            assert any(release.page_faults(path, f"{other[: at.end()]}{mark}{other[at.end() :]}"))


@pytest.mark.parametrize(
    "mark",
    [
        "<div data-added><p>Not in force.</p></div>",
        '<div data-added><p>Not in force: <a href="/">home</a></p></div>',
        '<div data-added><p>See <a href="{amending}">x</a></p></div><div data-added>not</div>',
        '<div data-added hidden><a href="{amending}">x</a>',
    ],
)
def test_other_words_may_not_be_added(release, mark):
    path, page, amending = amended(release)
    at = page.index("</p>", page.index('id="article-2"')) + len("</p>")
    assert any(release.page_faults(path, f"{page[:at]}\n{mark.format(amending=amending)}\n{page[at:]}"))


@pytest.mark.parametrize("tag", ["span", "div", "p"])
def test_nothing_may_be_added_within_words(release, tag):
    path, page, amending = amended(release)
    at = page.index(" ", page.index("</strong> ", page.index('id="article-2"')) + 12)
    mark = f'<{tag} data-added>not <a href="{amending}">x</a></{tag}>'
    assert any(release.page_faults(path, f"{page[:at]}{mark}{page[at:]}"))


def test_what_is_marked_as_added_does_not_stand_for_approved_words(release):
    path, page, amending = amended(release)
    paragraph = re.search(r'<p id="article-2">.*?</p>', page)[0]
    inside = re.sub(" id=.article-2.", "", paragraph)
    hidden = page.replace(paragraph, f'<div data-added>{inside}<a href="{amending}">x</a></div>')
    assert any(release.page_faults(path, hidden))


def amended(release: Any) -> tuple[str, str, str]:
    """Return path and page of a law that another amends, and the address of that one."""
    for id in sorted(table(release, "documents")):
        front, _ = release.text(id)
        for other in front.get("amends", ()):
            path = release.text(other)[0]["page"].removeprefix("/")
            return path, (release.folder / path).read_text(encoding="utf-8"), front["page"]
    raise LookupError("the demonstration has no amendment")


def test_what_is_compared_is_not_changed_by_escapes(release):
    for path, page in shows(release, "document")[:5]:
        title = re.search(r"<h1[^>]*>([^<]*)</h1>", page)[1]
        assert escape(unescape(title), quote=False) == title
        assert not any(release.page_faults(path, page))
