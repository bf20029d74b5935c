"""LNK002: links into a text lead to a place in it."""

import pytest

from plugins.model.document import Link
from plugins.rules.library import Library
from plugins.rules.links.link_anchor import link_anchor
from tests.rules.make import catalogue, document, policy, shown


def findings(link):
    one = document(id="aaaaaaaa", links=[link], anchors=["article-1"])
    other = document(id="bbbbbbbb", anchors=["article-12"])
    public = document(id="dddddddd", anchors=["article-7"])
    library = Library(catalogue(), {"aaaaaaaa": one, "bbbbbbbb": other}, policy(), {"dddddddd": public})
    return shown(link_anchor(one, library))


@pytest.mark.parametrize(
    "link",
    [
        Link("anchor", "", "article-1", 7),
        Link("document", "bbbbbbbb", "article-12", 7),
        Link("document", "bbbbbbbb", "", 7),
        Link("document", "cccccccc", "article-9", 7),
        Link("document", "dddddddd", "article-7", 7),
        Link("web", "https://www.example.org/", "article-9", 7),
    ],
)
def test_a_place_that_exists_or_cannot_be_known_passes(link):
    assert findings(link) == []


@pytest.mark.parametrize(
    "link",
    [
        Link("anchor", "", "article-12", 7),
        Link("document", "bbbbbbbb", "article-1", 7),
        Link("document", "dddddddd", "article-1", 7),
    ],
)
def test_a_place_of_another_text_is_one_finding(link):
    assert len(findings(link)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(Link("document", "bbbbbbbb", "artcle-12", 7)) == [
        "content/policy-information/2026/a.md:7: LNK002 link_anchor: got '#artcle-12', "
        "expected an anchor of that text; did you mean article-12?"
    ]
