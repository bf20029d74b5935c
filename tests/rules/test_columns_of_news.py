"""Each column of news and letters lets a good document through, and refuses what the regulation forbids."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.model.finding import Weight
from plugins.rules.every_rule import RULES
from plugins.rules.library import Library
from plugins.rules.ruleset import check_document
from tests.rules.make import NOW, approved, catalogue, document, policy, publication

PUBLIC, WAITING = "k7m29xqf", "pa034pye"
BODY = "Samples were taken at all twelve points and examined for sixty-four substances.\n"
NEWS = {"id": "m29gpaa5", "status": "draft", "language": "en", "summary": "What was found at twelve points."}
OFFICE = {"department": "information-office", "contact": "chen.yu"}
REPRINT = {
    **NEWS,
    **OFFICE,
    "title": "The Winter Wave Begins Early",
    "source": "Marsund Port Health Institute",
    "source_dated": "2026-11-09",
    "reprinted": "2026-11-11",
    "source_address": "https://reports.marsund.example/45.html",
}
CALL = {"telephone": "000-5550-1400", "hours": ("Day and night",), "verified": "2026-11-16", "dated": "2026-11-16"}

GOOD: dict[str, dict[str, Any]] = {
    "regional-updates": {
        **NEWS,
        "title": "Boat Clinics Reach Every Landing",
        "department": "medical-administration",
        "contact": "gu.lan",
        "dated": "2026-11-10",
        "source": "Health Bureau of Hexi Province",
        "region": "hexi",
    },
    "international-updates": REPRINT,
    "media-reports": REPRINT,
    "spokesperson-statements": {
        **NEWS,
        **OFFICE,
        "title": "The Spokesperson on Ambulances",
        "dated": "2026-11-13",
        "announces": (PUBLIC,),
        "spokesperson": "ye.ting",
    },
    "clarifications": {
        **NEWS,
        "title": "No Sleeping Agent in Tap Water",
        "department": "disease-control",
        "contact": "li.wei",
        "dated": "2026-11-10",
        "claim": "A sleeping agent has been put into the tap water.",
        "appeared": ("Messages in groups of parents",),
        "appeared_on": "2026-11-07",
        "verdict": "false",
        "evidence": (PUBLIC,),
    },
    "ministers-mailbox": {
        **NEWS,
        **OFFICE,
        "title": "A Tap in Waiting Rooms",
        "kind": "reply",
        "dated": "2026-11-10",
        "received": "2026-10-21",
        "answered_by": "medical-administration",
        "concern": "That waiting rooms have a tap with drinking water.",
    },
    "incident-reporting-mailbox": {
        **NEWS,
        "title": "How to Report an Incident",
        "department": "emergency-office",
        "contact": "deng.fei",
        "kind": "how-to",
        **CALL,
    },
}

FORBIDDEN = [
    ("regional-updates", {"region": None}, "COL001"),
    ("regional-updates", {"source": None}, "COL001"),
    ("regional-updates", {"source": "Ministry of Health"}, "LOC001"),
    ("regional-updates", {"contact": "ma.li"}, "PEO003"),
    ("regional-updates", {"body": f"{BODY}An unnamed official said so.\n"}, "PRE001"),
    *(
        (column, change, code)
        for column in ("international-updates", "media-reports")
        for change, code in (
            ({"source": None}, "COL001"),
            ({"source_dated": None}, "COL001"),
            ({"reprinted": None}, "COL001"),
            ({"source": "Internet"}, "REP001"),
            ({"source_address": None}, "REP002"),
            ({"source_address": "https://www.health.example/about.html"}, "REP002"),
            ({"reprinted": "2026-11-08"}, "REP003"),
            ({"department": "disease-control", "contact": "li.wei"}, "PEO005"),
            ({"body": f"{BODY}An unnamed official said so.\n"}, "PRE001"),
        )
    ),
    ("spokesperson-statements", {"announces": None}, "COL001"),
    ("spokesperson-statements", {"announces": ("zzzzzzzz",)}, "LNK005"),
    ("spokesperson-statements", {"announces": (WAITING,)}, "PRE003"),
    ("spokesperson-statements", {"spokesperson": None}, "COL001"),
    ("spokesperson-statements", {"spokesperson": "zhao.min"}, "PRE004"),
    ("spokesperson-statements", {"body": f"{BODY}An unnamed official said so.\n"}, "PRE001"),
    ("clarifications", {"verdict": None}, "COL001"),
    ("clarifications", {"claim": None}, "COL001"),
    ("clarifications", {"appeared": None}, "COL001"),
    ("clarifications", {"evidence": None}, "CLA001"),
    ("clarifications", {"evidence": ("zzzzzzzz",)}, "LNK005"),
    ("clarifications", {"evidence": (WAITING,)}, "CLA001"),
    ("clarifications", {"body": f"{BODY}An unnamed official said so.\n"}, "PRE001"),
    ("clarifications", {"title": "A Sleeping Agent Has Been Put into the Tap Water"}, "CLA002"),
    ("clarifications", {"appeared_on": "2026-11-11"}, "CLA003"),
    ("clarifications", {"expert": "He Yun, water chemistry, Institute of Lakes"}, "REG009"),
    ("clarifications", {"body": f"{BODY}绝密★10年\n"}, "SEC001"),
    ("ministers-mailbox", {"concern": None}, "MBX001"),
    ("ministers-mailbox", {"answered_by": None}, "MBX001"),
    ("ministers-mailbox", {"body": f"Dear Ms Gao,\n\n{BODY}"}, "MBX002"),
    ("ministers-mailbox", {"concern": "Receipt number: MB-2026-0412, a tap is asked for."}, "MBX002"),
    ("ministers-mailbox", {"received": "2026-11-11"}, "MBX004"),
    ("ministers-mailbox", {"department": "medical-administration", "contact": "wang.qing"}, "PEO005"),
    ("incident-reporting-mailbox", {"telephone": None}, "MBX001"),
    ("incident-reporting-mailbox", {"hours": None}, "MBX001"),
    ("incident-reporting-mailbox", {"verified": None}, "MBX001"),
    ("incident-reporting-mailbox", {"verified": "2026-11-24"}, "DAT004"),
    ("incident-reporting-mailbox", {"body": "Write to incidents@health.example first.\n"}, "MBX003"),
    ("incident-reporting-mailbox", {"body": f"{BODY}举报原文：食堂有人中毒。\n"}, "MBX002"),
    ("incident-reporting-mailbox", {"department": "information-office", "contact": "chen.yu"}, "PEO005"),
]


def refusals(column: str, change: dict[str, Any]) -> list[str]:
    """The codes that refuse the good document of a column after a change; None takes a key out."""
    said = {name: value for name, value in {"body": BODY, **GOOD[column], **change}.items() if value is not None}
    public = publication(PUBLIC, "work-updates", title="Rules", language="en")
    library = Library(catalogue(public, dossiers=[approved(WAITING)]), {}, policy())
    found = check_document(document(column, **said), library=library, at=NOW)
    return [finding.code for finding in found if finding.weight >= Weight.REFUSE]


@pytest.mark.parametrize("column", GOOD)
def test_a_good_document_passes(column: str) -> None:
    assert refusals(column, {}) == []


@pytest.mark.parametrize(("column", "change", "code"), FORBIDDEN)
def test_what_is_forbidden_is_refused(column: str, change: dict[str, Any], code: str) -> None:
    assert code in refusals(column, change)


@pytest.mark.parametrize("column", GOOD)
def test_every_rule_that_the_column_names_and_that_can_refuse_is_seen_refusing(column: str) -> None:
    named = {rule.code for rule in RULES if rule.name in policy().columns[column].rules}
    seen = {code for where, _, code in FORBIDDEN if where == column}
    assert named - seen == set()
