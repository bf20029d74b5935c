"""What is public without an approval that counts is named, with those who can approve it anew."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.plan.renewal import approvers, renewals
from tests.plan.make import BEFORE, NOW, dossier, revision
from tests.review.office import ID, policy

A = revision(ID)
LOST = Dossier(ID, released=((A.digest, BEFORE),))


def expected(account: Dossier, rules: Policy | None = None) -> list[str]:
    """Return what would pass, of each finding on the public text."""
    return [f.expected for f in renewals([A], {ID: account}, rules or policy(), NOW)]


def test_what_is_approved_is_no_finding():
    assert expected(dossier(A)) == []


def test_where_acts_cannot_be_believed_they_are_the_finding():
    assert expected(replace(LOST, broken=("the sealed act 01234567 is missing",))) == []


def test_a_public_text_without_an_approval_is_named_with_those_who_can_approve_it():
    assert expected(LOST) == [
        "a new approval: submit the text again, to be approved by "
        "chen.yu or fang.ning or zhao.min (information-office); withdraw it if it is not to stay"
    ]


def test_the_finding_stands_at_the_approved_text():
    (finding,) = renewals([A], {ID: LOST}, policy(), NOW)
    assert (finding.code, finding.path, finding.document) == ("PLN003", f"{A.path}/document.md", ID)


def test_whoever_wrote_it_is_not_named():
    own = revision(ID, contact="chen.yu")
    assert approvers(own, policy(), NOW) == "fang.ning or zhao.min (information-office)"
