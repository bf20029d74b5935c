"""CLA002: what is false is not told as if it were so."""

import pytest

from plugins.rules.claims.claim_apart import claim_apart
from tests.rules.make import document, shown

CLAIM = "Cabbage leaves absorb carbon monoxide. Share this!"
PLACE = "content/clarifications/2026/a.md"


def findings(title, body="They do not: it hardly dissolves in water.\n", claim=CLAIM, verdict="false"):
    return shown(claim_apart(document("clarifications", title=title, claim=claim, verdict=verdict, body=body)))


@pytest.mark.parametrize(
    "title",
    [
        "Cabbage Leaves Do Not Absorb Carbon Monoxide",
        "The claim that cabbage leaves absorb carbon monoxide",
        "What helps against carbon monoxide",
    ],
)
def test_what_is_the_case_and_a_claim_called_so_pass(title):
    assert findings(title) == []


def test_a_claim_that_is_true_may_be_the_title():
    assert findings("Cabbage leaves absorb carbon monoxide", verdict="true") == []


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Cabbage Leaves absorb carbon-monoxide", CLAIM),
        ("白菜能吸收一氧化碳", "白菜能吸收一氧化碳，快转发！"),
        (CLAIM, CLAIM),
    ],
)
def test_the_claim_as_title_is_one_finding_whatever_its_case_and_signs(title, claim):
    assert len(findings(title, claim=claim)) == 1


@pytest.mark.parametrize("body", ["\n", f"*{CLAIM}*\n"])
def test_a_text_that_says_no_more_than_the_claim_is_one_finding(body):
    assert findings("What helps", body) == [
        f"{PLACE}:6: CLA002 claim_apart: got no more than the claim, "
        "expected what is the case and how that is known, below the front matter"
    ]


def test_the_message_names_place_fault_and_remedy():
    assert findings("Cabbage leaves absorb carbon monoxide") == [
        f"{PLACE}:2: CLA002 title: got 'Cabbage leaves absorb carbon monoxide', expected what is the case, "
        "or that it is a claim, such as No Sleeping Agent in Lanting's Tap Water"
    ]
