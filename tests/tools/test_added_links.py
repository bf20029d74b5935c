"""Links that the site adds around words of a text: they lead to what the words name, and add nothing."""

from __future__ import annotations

import re

from tests.tools.planted import bounds, references
from tests.tools.test_planted_words import shows


def test_each_change_of_a_link_that_the_site_added_is_named(release):
    planted = 0
    for path, page in shows(release, "document", "former"):
        for what, changed in references(page):
            planted += 1
            assert any(release.page_faults(path, changed)), f"{path}: {what}"
    assert planted >= 36


def test_an_added_link_may_be_missing_because_its_words_stay(release):
    (path, page), *_ = [one for one in shows(release, "document") if " data-reference>" in one[1]]
    without = re.sub(r'<a href="[^"]*" data-reference>([^<]*)</a>', r"\1", page)
    assert without != page
    assert not any(release.page_faults(path, without))


def test_an_added_link_within_a_link_of_the_text_is_named(release):
    pages = [one for one in shows(release, "document") if re.search(r'<a href="/[^"]*">[^<]', text_of(one[1]))]
    path, page = pages[0]
    link = re.search(r'<a href="(/[^"#]*)">([^<]*)</a>', text_of(page))
    inside = f'<a href="{link[1]}"><a href="{link[1]}" data-reference>{link[2]}</a></a>'
    assert any(release.page_faults(path, page.replace(link[0], inside)))


def text_of(page: str) -> str:
    """Return the part of a page that holds its text."""
    start, end = bounds(page)
    return page[start:end]
