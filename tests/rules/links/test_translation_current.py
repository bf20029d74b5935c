"""LNK009: a public translation follows its original."""

import pytest

from plugins.model.finding import Weight
from plugins.model.revision import Revision
from plugins.rules.links.translation_current import translation_current
from tests.rules.make import catalogue, clock, publication, shown

LAW, DIGITS = "aaaaaaaa", "3fa91c0d2b11"


def findings(**fields):
    revision = Revision(LAW, f"sha256:{DIGITS}{'0' * 52}", "approved/aa", "laws-and-regulations", {"id": LAW}, ())
    original = publication(LAW, "laws-and-regulations", revision=revision)
    translation = publication("k7m29xqf", "laws-and-regulations", **fields)
    return shown(translation_current(catalogue(translation, original), clock()))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"translates": LAW, "translated_text": DIGITS},
        {"translates": "zzzzzzzz", "translated_text": "000000000000"},
    ],
)
def test_a_translation_of_the_public_text_or_of_none_that_is_public_passes(fields):
    assert findings(**fields) == []


def test_it_is_owed_and_refuses_nothing():
    assert translation_current.weight is Weight.OWED


@pytest.mark.parametrize("said", [{"translated_text": "000000000000"}, {}])
def test_a_translation_of_another_text_is_one_finding(said):
    assert len(findings(translates=LAW, **said)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(translates=LAW, translated_text="000000000000") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: LNK009 translated_text: got 000000000000, "
        "expected a translation of the text of aaaaaaaa that is public now, 3fa91c0d2b11"
    ]
