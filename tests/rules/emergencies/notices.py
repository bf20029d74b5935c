"""Notices of emergencies, with the clocks of policy as a test wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plugins.model.document import Document
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.reporting_clock import ReportingClock
from tests.rules.make import document, policy, publication

COLUMN = "epidemics-and-emergencies"
FIRST, SECOND, THIRD = "aaaaaaaa", "bbbbbbbb", "cccccccc"


def rules_with(clock: str, hours: int, checked: date | None = None, *, named: bool = True) -> Policy:
    """Return the policy in which a clock has so many hours, and in which the column names it or not."""
    rules = policy()
    column = replace(rules.columns[COLUMN], clocks=(clock,) if named else ())
    clocks = {clock: ReportingClock(clock, {"en": "A", "zh-Hans": "A"}, hours, "Order 1, article 2", checked)}
    return replace(rules, columns={**rules.columns, COLUMN: column}, clocks=clocks)


def notice(id: str = FIRST, **raw: str) -> Document:
    """A working notice."""
    return document(COLUMN, id=id, **raw)


def public(id: str = FIRST, **settings: object) -> Publication:
    """A public notice."""
    return publication(id, COLUMN, **settings)
