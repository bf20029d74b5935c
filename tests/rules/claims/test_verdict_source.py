"""CLA001: a verdict rests on a primary source that is published."""

import pytest

from plugins.rules.claims.verdict_source import verdict_source
from plugins.rules.library import Library
from tests.rules.make import approved, catalogue, document, policy, publication, shown

PUBLIC, WAITING = "k7m29xqf", "pa034pye"
PLACE = "content/clarifications/2026/a.md"


def findings(**raw):
    known = catalogue(publication(PUBLIC, "work-updates"), dossiers=[approved(WAITING)])
    return shown(verdict_source(document("clarifications", id="m29gpaa5", **raw), Library(known, {}, policy())))


@pytest.mark.parametrize(
    "raw",
    [
        {"evidence": (PUBLIC,)},
        {"evidence_address": "https://figures.marsund.example/flu"},
        {"evidence": (PUBLIC,), "evidence_address": "https://figures.marsund.example/flu"},
        {"evidence": (WAITING,), "publish": f"with {WAITING}"},
    ],
)
def test_a_published_source_passes(raw):
    assert findings(**raw) == []


def test_a_verdict_without_a_source_is_one_finding():
    assert findings(verdict="false") == [
        f"{PLACE}:1: CLA001 evidence: got nothing, expected the ids of published documents that show it, "
        "such as evidence: [k7m29xqf], or evidence_address: of figures or a report that its author published"
    ]


def test_a_source_that_nobody_can_read_yet_is_one_finding():
    assert findings(evidence=(PUBLIC, WAITING)) == [
        f"{PLACE}:3: CLA001 evidence: got pa034pye, which is not public, "
        "expected a published document, or publish: with pa034pye so that both come at once"
    ]


def test_a_source_that_nobody_has_submitted_is_one_finding():
    draft = document("work-updates", id=WAITING)
    library = Library(catalogue(), {WAITING: draft}, policy())
    text = document("clarifications", id="m29gpaa5", evidence=(WAITING,))
    assert len(list(verdict_source(text, library))) == 1


def test_a_document_of_this_site_is_named_by_its_id():
    assert findings(evidence_address="https://www.health.example/public-qa/2026/a.html") == [
        f"{PLACE}:3: CLA001 evidence_address: got 'https://www.health.example/public-qa/2026/a.html', "
        "expected evidence: with the id of the document, for a source on this site"
    ]


@pytest.mark.parametrize("column", ["media-reports", "international-updates", "clarifications"])
def test_what_others_report_and_another_clarification_are_no_primary_source(column):
    assert column not in policy().columns["clarifications"].fields["evidence"].columns
