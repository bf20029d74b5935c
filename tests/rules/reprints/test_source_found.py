"""REP002: what is reprinted can be found where it was published."""

import pytest

from plugins.rules.reprints.source_found import source_found
from tests.rules.make import NOW, document, policy, shown

PLACE = "content/international-updates/2026/a.md"


def findings(**raw):
    return shown(source_found(document("international-updates", title="A", **raw), policy(), NOW))


@pytest.mark.parametrize(
    "raw",
    [
        {"source_address": "https://reports.marsund-health.example/2026/week-45.html"},
        {"edition": "12 November 2026, page 4"},
        {"source_address": "https://www.island-health-network.example/", "edition": "Number 4"},
    ],
)
def test_an_address_or_an_edition_passes(raw):
    assert findings(**raw) == []


def test_neither_is_one_finding():
    assert findings() == [
        f"{PLACE}:1: REP002 source_address: got nothing, "
        "expected the address of the original, or where it is not on the web edition: with day and page"
    ]


def test_the_ministry_does_not_reprint_itself():
    assert findings(source_address="https://www.health.example/work-updates/2026/a.html") == [
        f"{PLACE}:3: REP002 source_address: got 'https://www.health.example/work-updates/2026/a.html', "
        "expected an address of whoever published it; a text of this site is linked, not reprinted"
    ]
