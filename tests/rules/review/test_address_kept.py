"""REV004: a public document keeps its address."""

import pytest

from plugins.rules.library import Library
from plugins.rules.review.address_kept import address_kept
from tests.rules.make import catalogue, document, policy, publication, shown

PUBLIC = {"slug": "vaccine-storage", "announced": "2026-11-23"}


def findings(column="policy-information", **changed):
    library = Library(catalogue(publication("k7m29xqf", **PUBLIC)), {}, policy())
    return shown(address_kept(document(column, id="k7m29xqf", **PUBLIC | changed), library))


@pytest.mark.parametrize("changed", [{}, {"announced": "2026-11-24"}, {"title": "Another title"}])
def test_the_same_slug_and_year_pass(changed):
    assert findings(**changed) == []


def test_a_document_that_is_not_public_may_move():
    assert list(address_kept(document(id="k7m29xqf", slug="a"), Library(catalogue(), {}, policy()))) == []


def test_a_slug_that_approval_made_from_the_title_is_the_same():
    public = publication("k7m29xqf", slug="vaccine-storage", announced="2026-11-23")
    library = Library(catalogue(public), {}, policy())
    made = {"id": "k7m29xqf", "announced": "2026-11-23"}
    assert shown(address_kept(document(title="Vaccine storage", **made), library)) == []
    assert len(shown(address_kept(document(title="Storage of vaccines", **made), library))) == 1


@pytest.mark.parametrize("changed", [{"slug": "vaccines"}, {"announced": "2027-01-01"}, {"column": "work-updates"}])
def test_another_slug_year_or_column_is_one_finding(changed):
    assert len(findings(**changed)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(slug="vaccines") == [
        "content/policy-information/2026/a.md:3: REV004 slug: got 'vaccines', expected vaccine-storage, "
        "as in its public address /policy-information/2026/vaccine-storage.html"
    ]
