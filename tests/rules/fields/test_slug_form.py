"""COL003: the address part is made of Latin words in lower case, joined by hyphens."""

import pytest

from plugins.rules.fields.slug_form import slug_form
from tests.rules.make import document, shown


def findings(slug):
    return shown(slug_form(document(slug=slug)))


@pytest.mark.parametrize("slug", ["vaccine-storage", "k7m29xqf", "2026", "a" * 80])
def test_a_slug_of_words_and_hyphens_passes(slug):
    assert findings(slug) == []


def test_no_slug_passes():
    assert list(slug_form(document())) == []


@pytest.mark.parametrize(
    "slug",
    [
        "Vaccine",
        "vaccine_storage",
        "vaccine--storage",
        "-a",
        "a-",
        "疫苗",
        "../out",
        "a/b",
        "a.html",
        "",
        "a" * 81,
        "a\n",
    ],
)
def test_anything_else_is_one_finding(slug):
    assert len(findings(slug)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("Vaccine Storage") == [
        "content/policy-information/2026/a.md:2: COL003 slug: got 'Vaccine Storage', "
        "expected at most 80 of a-z, 0-9 and single hyphens, such as vaccine-storage"
    ]
