"""COL014: the year in a document number is the year in which the document was formed."""

import pytest

from plugins.rules.numbers.number_in_year import number_in_year
from tests.corpus import corpus
from tests.rules.make import document, shown


def findings(number, **dates):
    return shown(number_in_year(document(document_number=number, **dates)))


@pytest.mark.parametrize(
    ("number", "dates"),
    [
        ("卫规〔2026〕3号", {"formed": "2026-11-20", "announced": "2026-11-23"}),
        ("卫规〔2026〕3号", {"formed": "2026-12-30", "announced": "2027-01-04"}),
        ("卫规〔2026〕3号", {"announced": "2027-01-04"}),
        ("公告2026年第3号", {"formed": "2026-11-20"}),
        ("Announcement No. 3 of 2026", {"formed": "2026-11-20"}),
        ("令第2025号", {"formed": "2026-11-20"}),
        ("令第517号", {"formed": "2026-11-20"}),
        ("卫规〔2026〕3号", {}),
    ],
)
def test_a_number_of_its_year_passes(number, dates):
    assert findings(number, **dates) == []


def test_every_real_number_passes():
    numbered = [(r["number"], r["announced"]) for r in corpus("laws.jsonl.xz") if r["number"]]
    assert [number for number, announced in numbered if findings(number, announced=announced)] == []


@pytest.mark.parametrize(
    ("number", "dates"),
    [
        ("卫规〔2025〕3号", {"formed": "2026-11-20", "announced": "2026-11-23"}),
        ("卫规〔2027〕3号", {"formed": "2026-12-30", "announced": "2027-01-04"}),
        ("卫规〔2024〕3号", {"announced": "2026-01-04"}),
        ("2025年第3号", {"formed": "2026-11-20"}),
        ("Order No. 61 (2025)", {"formed": "2026-11-20"}),
    ],
)
def test_a_number_of_another_year_is_one_finding(number, dates):
    assert len(findings(number, **dates)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("卫规〔2025〕3号", formed="2026-11-20") == [
        "content/policy-information/2026/a.md:2: COL014 document_number: got the year 2025 in a document formed on "
        "2026-11-20, expected the year 2026, such as 卫规〔2026〕3号, or the right date"
    ]
