"""REV005: an index number, once public, never changes."""

from plugins.rules.library import Library
from plugins.rules.review.index_kept import index_kept
from tests.rules.make import catalogue, document, policy, publication, shown

NUMBER = "000013127/2026-00017"


def findings(public, **changed):
    library = Library(catalogue(publication("k7m29xqf", **public)), {}, policy())
    return shown(index_kept(document(id="k7m29xqf", **changed), library))


def test_the_same_number_passes_and_so_does_the_first():
    assert findings({"index_number": NUMBER}, index_number=NUMBER) == []
    assert findings({}, index_number=NUMBER) == []


def test_a_document_that_is_not_public_may_get_another():
    library = Library(catalogue(), {}, policy())
    assert list(index_kept(document(id="k7m29xqf", index_number=NUMBER), library)) == []


def test_another_number_and_none_are_one_finding():
    assert len(findings({"index_number": NUMBER})) == 1
    assert findings({"index_number": NUMBER}, index_number="000013127/2026-00018") == [
        "content/policy-information/2026/a.md:3: REV005 index_number: got '000013127/2026-00018', "
        "expected 000013127/2026-00017, under which it is public"
    ]
