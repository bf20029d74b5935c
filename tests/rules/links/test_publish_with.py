"""LNK007: a document that goes out with another names one that exists and does not wait for it in turn."""

import pytest

from plugins.rules.library import Library
from plugins.rules.links.publish_with import publish_with
from tests.rules.make import approved, catalogue, document, policy, shown

A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"


def findings(**publish):
    working = {id: document(id=id, publish=value) for id, value in publish.items()}
    library = Library(catalogue(dossiers=[approved("dddddddd")]), working, policy())
    return shown(publish_with(working[A], library))


@pytest.mark.parametrize(
    "publish",
    [
        {A: "on-approval"},
        {A: "with bbbbbbbb", B: "2026-11-23T10:00"},
        {A: "with bbbbbbbb", B: "with cccccccc", C: "on-go"},
        {A: "with dddddddd"},
        {A: "with bbbbbbbb", B: "with cccccccc", C: "with bbbbbbbb"},
    ],
)
def test_one_that_goes_out_with_another_passes(publish):
    assert findings(**publish) == []


@pytest.mark.parametrize(
    "publish", [{A: "with aaaaaaaa"}, {A: "with bbbbbbbb", B: "with aaaaaaaa"}, {A: "with zzzzzzzz"}]
)
def test_one_that_waits_for_itself_or_nothing_is_one_finding(publish):
    assert len(findings(**publish)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(**{A: "with zzzzzzzz"}) == [
        "content/policy-information/2026/a.md:3: LNK007 publish: got with zzzzzzzz, which no document has, "
        "expected the id of a document with a time of its own, such as with k7m29xqf"
    ]
