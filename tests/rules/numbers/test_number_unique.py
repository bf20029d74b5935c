"""COL017: a number belongs to one document."""

import pytest

from plugins.rules.library import Library
from plugins.rules.numbers.number_unique import number_unique
from tests.rules.make import catalogue, document, policy, publication, shown

HEAD = {
    "language": "en",
    "issued_by": ("Ministry of Health",),
    "formed": "2026-11-20",
    "document_number": "卫规〔2026〕3号",
    "index_number": "000013127/2026-00003",
}
OTHER = HEAD | {"document_number": "卫规〔2026〕4号", "index_number": "000013127/2026-00004"}


def findings(**other):
    one = document(id="aaaaaaaa", **HEAD)
    library = Library(catalogue(publication("bbbbbbbb", **other)), {"aaaaaaaa": one}, policy())
    return shown(number_unique(one, library))


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"document_number": "卫规〔2026〕3号", "issued_by": ("Ministry of Health", "Ministry of Education")},
        {"document_number": "卫规〔2026〕3号", "language": "zh-Hans"},
        {"document_number": "卫规〔2026〕3号", "formed": "2025-11-20"},
    ],
)
def test_a_number_of_its_own_passes(other):
    assert findings(**OTHER | other) == []


def test_its_own_public_state_is_no_other_document():
    one = document(id="aaaaaaaa", **HEAD)
    library = Library(catalogue(publication("aaaaaaaa", **HEAD)), {"aaaaaaaa": one}, policy())
    assert list(number_unique(one, library)) == []


@pytest.mark.parametrize("name", ["document_number", "index_number"])
def test_a_number_that_another_document_has_is_one_finding(name):
    assert len(findings(**OTHER | {name: HEAD[name]})) == 1


def test_an_index_number_is_never_used_again_not_even_in_another_language():
    assert len(findings(**OTHER | {"index_number": HEAD["index_number"], "language": "zh-Hans"})) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(**OTHER | {"document_number": HEAD["document_number"]}) == [
        "content/policy-information/2026/a.md:6: COL017 document_number: got '卫规〔2026〕3号', "
        "expected a number of its own: bbbbbbbb has this one"
    ]
