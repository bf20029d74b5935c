"""REV001: the status in a document is that of the ledger."""

from dataclasses import replace

import pytest

from plugins.model.standing import Dossier, State
from plugins.rules.library import Library
from plugins.rules.review.status_agrees import status_agrees
from tests.rules.make import act, approved, catalogue, document, policy, publication, shown

ID = "k7m29xqf"
UNKNOWN = None
NAMED = Dossier(ID)
SUBMITTED = Dossier(ID, pending="sha256:1", steps=(act(),))
RETURNED = Dossier(ID, returned=act("return"))
APPROVED = approved(ID)
HELD = replace(APPROVED, held=act().at, held_by="chen.yu")
WITHDRAWN = replace(APPROVED, withdrawn=act("withdraw"))
ADOPTED = replace(APPROVED, approvals=(replace(APPROVED.approvals[0], adopted=True),))
CHANGED_AND_SUBMITTED = replace(APPROVED, pending="sha256:2", steps=(act(),))


def findings(dossier, path="", state=None, **raw):
    states = {ID: state} if state else {}
    known = catalogue(dossiers=[dossier] if dossier else [], states=states)
    return shown(status_agrees(document(id=ID, path=path, **raw), Library(known, {}, policy())))


@pytest.mark.parametrize(
    ("dossier", "status"),
    [
        (UNKNOWN, "draft"),
        (NAMED, "draft"),
        (SUBMITTED, "submitted"),
        (SUBMITTED, "draft"),
        (RETURNED, "returned"),
        (RETURNED, "draft"),
        (APPROVED, "approved"),
        (APPROVED, "draft"),
        (HELD, "approved"),
        (ADOPTED, "approved"),
        (WITHDRAWN, "withdrawn"),
        (CHANGED_AND_SUBMITTED, "submitted"),
    ],
)
def test_what_the_ledger_says_passes_and_a_draft_always_does(dossier, status):
    assert findings(dossier, status=status) == []


def test_approved_bytes_have_no_status_to_judge():
    assert findings(APPROVED, path="approved/k7/k7m29xqf/0123456789ab/document.md") == []


@pytest.mark.parametrize(
    ("dossier", "status"),
    [
        (UNKNOWN, "approved"),
        (UNKNOWN, "submitted"),
        (SUBMITTED, "approved"),
        (RETURNED, "submitted"),
        (APPROVED, "submitted"),
        (APPROVED, "withdrawn"),
        (WITHDRAWN, "approved"),
        (CHANGED_AND_SUBMITTED, "approved"),
    ],
)
def test_a_status_that_claims_something_else_is_one_finding(dossier, status):
    assert len(findings(dossier, status=status)) == 1


def test_a_missing_status_is_one_finding():
    assert len(findings(UNKNOWN)) == 1


def test_a_text_edited_after_approval_goes_back_to_draft():
    assert findings(APPROVED, state=State.CHANGED, status="draft") == []
    assert findings(APPROVED, state=State.CHANGED, status="approved") == [
        "content/policy-information/2026/a.md:3: REV001 status: got approved, "
        "expected draft: the text differs from what was approved; inv submit makes it submitted"
    ]


def test_fields_that_differ_from_what_is_public_are_an_edit_too():
    known = catalogue(publication(ID, title="Old title"), dossiers=[APPROVED])
    edited = document(id=ID, title="New title", status="approved")
    assert len(list(status_agrees(edited, Library(known, {}, policy())))) == 1
    same = document(id=ID, title="Old title", status="approved")
    assert list(status_agrees(same, Library(known, {}, policy()))) == []


def test_what_is_approved_and_waits_is_no_edit_of_what_is_public():
    waiting = replace(APPROVED, approvals=(*APPROVED.approvals, replace(APPROVED.approvals[0], digest="sha256:new")))
    known = catalogue(publication(ID, title="Old title"), dossiers=[waiting])
    new = document(id=ID, title="New title", status="approved")
    assert list(status_agrees(new, Library(known, {}, policy()))) == []


def test_the_message_names_place_fault_and_remedy():
    assert findings(SUBMITTED, title="A", status="approved") == [
        "content/policy-information/2026/a.md:4: REV001 status: got approved, "
        "expected submitted, as the ledger says, or draft"
    ]
    assert findings(UNKNOWN, title="A", status="approved") == [
        "content/policy-information/2026/a.md:4: REV001 status: got approved, "
        "expected draft, as the ledger says; inv submit changes it"
    ]
