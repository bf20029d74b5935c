"""Which documents cite an article is compared: each of them must, by the title that it has (I.2)."""

from __future__ import annotations

import re

import pytest

from tests.tools.test_planted_words import shows

BOX = re.compile(r'<details class="cited" data-added="citations">.*?</details>', re.DOTALL)
LINK = re.compile(r'<p><a href="(/[^"]*)"')


@pytest.fixture(scope="module")
def boxed(release):
    """Path and page of a law with a box, and the box."""
    return next((path, page, BOX.search(page)[0]) for path, page in shows(release, "document") if BOX.search(page))


def faults(release, boxed, box: str) -> list[str]:
    """The differences of the page with another box."""
    path, page, old = boxed
    assert box != old
    return [fault for fault in release.page_faults(path, page.replace(old, box)) if fault]


def test_the_demonstration_has_such_boxes(release):
    assert sum(len(BOX.findall(page)) for _, page in shows(release, "document")) >= 9


def test_a_document_that_does_not_cite_the_article_is_named(release, boxed):
    other = next(path for path, page in shows(release, "document") if f'href="/{boxed[0]}' not in page)
    href = LINK.search(boxed[2])[1]
    assert faults(release, boxed, boxed[2].replace(href, f"/{other}"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"\d+(?=</summary>)", "7"),
        (r"<summary>", "<summary>Not "),
        (r"(<p><a [^>]*>)", r"\1Not "),
        (r"<p>", "<p>Not "),
        (r"</details>", "<p>Not</p></details>"),
        (r"(<p>.*?</p>)", r"\1\1"),
        (r"<details ", "<details open "),
        (r' data-added="citations"', ""),
    ],
)
def test_another_word_in_a_box_is_a_difference(release, boxed, old, new):
    assert faults(release, boxed, re.sub(old, new, boxed[2], count=1, flags=re.DOTALL))


def test_a_box_behind_another_article_is_a_difference(release, boxed):
    path, page, box = boxed
    places = [m.end() for m in re.finditer(r'<p id="article-[^>]*>.*?</p>', page, re.DOTALL)]
    moved = [page.replace(box, "\n" * len(box)) for _ in places]
    found = [
        [*filter(None, release.page_faults(path, f"{m[:at]}{box}{m[at:]}"))]
        for m, at in zip(moved, places, strict=True)
    ]
    assert sum(not some for some in found) == 1


def test_that_a_box_is_missing_is_no_difference_because_no_word_of_the_text_is(release, boxed):
    assert faults(release, boxed, "") == []
