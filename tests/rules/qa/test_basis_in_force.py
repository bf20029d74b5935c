"""QNA004: what an answer rests on is in force."""

import pytest

from plugins.model.finding import Weight
from plugins.model.publication import Notice, Validity
from plugins.rules.qa.basis_in_force import basis_in_force
from tests.rules.make import NOW, catalogue, clock, publication, shown

LAW = "bbbbbbbb"


def findings(validity=None, notices=()):
    answer = publication("k7m29xqf", "public-qa", basis=(LAW,))
    law = [publication(LAW, "laws-and-regulations", validity=validity)] if validity else []
    return shown(basis_in_force(catalogue(answer, *law, notices=notices), clock()))


@pytest.mark.parametrize("validity", [Validity.IN_FORCE, Validity.AMENDED, Validity.NOT_YET, None])
def test_a_basis_in_force_or_unknown_passes(validity):
    assert findings(validity) == []


def test_it_is_owed_and_refuses_nothing():
    assert basis_in_force.weight is Weight.OWED


@pytest.mark.parametrize("validity", [Validity.REPEALED, Validity.EXPIRED])
def test_a_basis_that_has_ended_is_one_finding(validity):
    assert len(findings(validity)) == 1


def test_a_basis_that_was_withdrawn_is_one_finding():
    assert (
        len(findings(notices=[Notice(LAW, "/laws-and-regulations/2026/a.html", "laws-and-regulations", NOW, "en")]))
        == 1
    )


def test_the_message_names_place_fault_and_remedy():
    assert findings(Validity.REPEALED) == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: QNA004 basis: got bbbbbbbb, which is repealed, "
        "expected a text checked against the law in force, and its id, such as basis: [k7m29xqf]"
    ]
