"""LNK001: links lead to documents that exist."""

import pytest

from plugins.model.document import Link
from plugins.model.finding import Weight
from plugins.model.standing import Dossier
from plugins.rules.library import Library
from plugins.rules.links.link_target import link_target
from tests.rules.make import act, approved, catalogue, document, policy, publication

OTHER = "bbbbbbbb"


def findings(*links, public=False, working=False, dossier=None):
    known = catalogue(*([publication(OTHER)] if public else []), dossiers=[dossier] if dossier else [])
    one = document(id="aaaaaaaa", links=links)
    return list(link_target(one, Library(known, {OTHER: document(id=OTHER)} if working else {}, policy())))


TO_OTHER = Link("document", OTHER, "", 7)


def test_a_link_to_something_public_passes():
    assert findings(TO_OTHER, public=True) == []


@pytest.mark.parametrize("kind", ["web", "anchor", "attachment"])
def test_other_links_are_left_alone(kind):
    assert findings(Link(kind, "x", "", 7)) == []


@pytest.mark.parametrize(
    "known",
    [{"working": True}, {"dossier": approved(OTHER)}, {"dossier": Dossier(OTHER, withdrawn=act("withdraw"))}],
)
def test_a_link_to_something_not_public_is_noted(known):
    assert [f.weight for f in findings(TO_OTHER, **known)] == [Weight.NOTE]


def test_a_target_is_named_once_at_its_first_link():
    assert [f.line for f in findings(TO_OTHER, Link("document", OTHER, "article-2", 9))] == [7]


def test_a_link_to_nothing_is_refused_with_its_line():
    found = findings(TO_OTHER)
    assert [f.weight for f in found] == [Weight.REFUSE]
    assert str(found[0]) == (
        "content/policy-information/2026/a.md:7: LNK001 link_target: got doc:bbbbbbbb, no document, "
        "expected the id of one, such as [text](doc:k7m29xqf)"
    )
