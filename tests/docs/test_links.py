"""Every link of the documentation leads somewhere."""

from __future__ import annotations

import posixpath

import pytest

from tests.docs.pages import anchors, links, pages
from tests.repository import REPOSITORY

PAGES = pages()


@pytest.mark.parametrize("path", PAGES)
def test_every_relative_link_leads_to_a_file_and_an_anchor(path: str) -> None:
    lost = []
    for link in links(PAGES[path]):
        if "://" in link or link.startswith("mailto:"):
            continue
        file, _, anchor = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        if not (REPOSITORY / target).exists() or (anchor and anchor not in anchors(PAGES[target])):
            lost.append(link)
    assert lost == []


def test_the_index_of_the_documentation_leads_to_every_page() -> None:
    index = {
        posixpath.normpath(posixpath.join("docs", link.partition("#")[0])) for link in links(PAGES["docs/README.md"])
    }
    of_decisions = {f"docs/decisions/{link}" for link in links(PAGES["docs/decisions/README.md"])}
    missing = [path for path in PAGES if path.startswith("docs/") and path not in index | of_decisions]
    assert missing == ["docs/README.md"]


def test_links_in_code_are_not_looked_at_and_headings_are_anchors() -> None:
    text = "# A `b.c` (d)\n\n`[x](nowhere)` [y](z.md#e)\n\n```md\n# No\n[w](v)\n```\n"
    assert links(text) == ["z.md#e"]
    assert anchors(text) == {"a-bc-d"}
