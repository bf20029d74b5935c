"""CLA004: what a verdict rests on stays public."""

from plugins.model.finding import Weight
from plugins.rules.claims.source_still_public import source_still_public
from tests.rules.make import catalogue, clock, publication, shown


def findings(*publications):
    return list(source_still_public(catalogue(*publications), clock()))


def test_a_source_that_is_public_passes():
    source = publication("pa034pye", "public-qa")
    assert findings(publication("m29gpaa5", "clarifications", evidence=("pa034pye",)), source) == []


def test_it_holds_nothing_back():
    assert source_still_public.weight is Weight.OWED


def test_a_source_that_is_gone_is_one_finding():
    assert shown(findings(publication("m29gpaa5", "clarifications", evidence=("pa034pye",)))) == [
        "approved/m2/m29gpaa5/0123456789ab/document.md: CLA004 evidence: got pa034pye, which is not public, "
        "expected another published source on which the verdict rests, or the clarification withdrawn"
    ]
