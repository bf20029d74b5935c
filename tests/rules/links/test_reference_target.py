"""LNK005: references name documents of the columns that policy allows."""

import pytest

from plugins.rules.library import Library
from plugins.rules.links.reference_target import reference_target
from tests.rules.make import approved, catalogue, document, policy, publication, shown

LAW, DRAFT, UPDATE, WAITING = "aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"


def findings(column, **references):
    known = catalogue(
        publication(LAW, "laws-and-regulations"), publication(UPDATE, "work-updates"), dossiers=[approved(WAITING)]
    )
    library = Library(known, {DRAFT: document("laws-and-regulations", id=DRAFT)}, policy())
    return shown(reference_target(document(column, id="k7m29xqf", **references), library))


@pytest.mark.parametrize(
    ("column", "references"),
    [
        ("laws-and-regulations", {"amends": (LAW,), "repeals": (DRAFT,)}),
        ("public-qa", {"basis": (LAW, DRAFT)}),
        ("press-releases", {"announces": (LAW, UPDATE)}),
        ("laws-and-regulations", {"amends": (WAITING,)}),
        ("laws-and-regulations", {}),
    ],
)
def test_documents_of_an_allowed_column_pass(column, references):
    assert findings(column, **references) == []


@pytest.mark.parametrize(
    ("column", "references"),
    [
        pytest.param("laws-and-regulations", {"amends": ("zzzzzzzz",)}, id="nothing"),
        pytest.param("laws-and-regulations", {"amends": (UPDATE,)}, id="a work update"),
        pytest.param("laws-and-regulations", {"press_release": LAW}, id="a law as press release"),
        pytest.param("laws-and-regulations", {"repeals": ("k7m29xqf",)}, id="itself"),
    ],
)
def test_anything_else_is_one_finding(column, references):
    assert len(findings(column, **references)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("public-qa", title="A", basis=(LAW, UPDATE)) == [
        "content/public-qa/2026/a.md:4: LNK005 basis: got cccccccc of work-updates, "
        "expected a document of laws-and-regulations or policy-information"
    ]
