"""Departments that were renamed or merged: from then on their successor stands in new documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.model.clock import day_of
from plugins.model.document import Document, NamedRule
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.similar import did_you_mean


def successor_of(key: str, day: date | None, policy: Policy) -> tuple[str, date] | None:
    """Return the department that stands in a document of ``day`` in place of ``key``, and since when; None: ``key``."""
    found = None
    department = policy.departments.get(key)
    while day and department and department.until and department.successor and day_of(department.until) <= day:
        found = department.successor, day_of(department.until)
        department = policy.departments.get(department.successor)
    return found


def named_wrongly(
    document: Document, rule: NamedRule, field: str, day: date | None, policy: Policy
) -> Iterator[Finding]:
    """Find that a field names no department of ``policy/departments.yaml``, or one that was followed by ``day``."""
    key = document.string(field)
    if key and key not in policy.departments:
        expected = did_you_mean(key, policy.departments, "a key of policy/departments.yaml", "disease-control")
        yield document.finding(rule, field=field, got=key, expected=expected)
    elif ended := successor_of(key, day, policy):
        successor, since = ended
        got = (f"{key}, which is {successor} since {since}",)
        yield document.finding(rule, field=field, got=got, expected=f"{successor} in a document of {day}")
