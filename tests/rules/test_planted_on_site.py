"""Of each thing that is planted among all that is public the right rule names the document; else nothing is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.clock import Clock
from plugins.model.debt import Debt
from plugins.model.plan import Catalogue
from plugins.model.row import Publications
from plugins.model.value import parse_instant
from plugins.pipeline.workspace.workspace import Workspace
from plugins.rules.every_rule import RULES
from plugins.rules.ruleset import check_site
from tests.rules.planted.on_site import CODES, DEBTS, ROWS

AT = parse_instant("2026-11-24T09:00")
KNOWN = {"SAM009": "gnmb5h1x", "SAM002": "qwtt5wg0", "SRV007": "sv1wt6kq", "TOP003": "t0pcm0xc"}
"""What the demonstration owes on purpose, and the document that owes it."""


@pytest.fixture(scope="module")
def everything(recorded: Path) -> Catalogue:
    return Workspace(recorded, AT).catalogue


def found(catalogue: Catalogue) -> Counter[tuple[str, int, str]]:
    return Counter((one.path, one.line, one.code) for one in check_site(catalogue, Clock(AT)))


def place(catalogue: Catalogue, at: str) -> str:
    return at if at.endswith(".yaml") else f"{catalogue.rows[at].path}/document.md"


def test_of_the_demonstration_only_what_it_owes_on_purpose_is_found(everything):
    assert found(everything) == Counter((place(everything, id), 0, code) for code, id in KNOWN.items())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code}: {row.wrong}")
def test_what_is_planted_is_found_at_its_document_by_its_rule_and_nothing_else_is(everything, row):
    rows = dict(everything.rows)
    row.plant(rows)
    policy = replace(everything.policy, site=replace(everything.policy.site, **dict(row.settings)))
    changed = replace(everything, policy=policy, publications=Publications(everything.publications.get, rows))
    new = found(changed) - found(everything)
    assert new == Counter((place(everything, at), 0, code) for at, code in ((row.at, row.code), *row.also))


@pytest.mark.parametrize(("code", "wrong", "kind"), DEBTS)
def test_what_an_act_owes_is_found_at_that_act(everything, code, wrong, kind):
    path = "ledger/2026/11/20261112T122409Z-urgent-01234567.act"
    debt = Debt(kind, "0" * 64, path, "sun.hao", parse_instant("2026-11-13T20:24"))
    owing = replace(everything, debts={"m22zv431": (debt,)})
    assert found(owing) - found(everything) == Counter([(path, 1, code)]), wrong


def test_every_rule_of_the_whole_site_has_a_violation():
    assert {rule.code for rule in RULES if rule.scope == "site"} == CODES
