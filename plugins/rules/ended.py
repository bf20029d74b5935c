"""Departments that were renamed or merged: from then on their successor stands in new documents."""

from __future__ import annotations

from datetime import date

from plugins.model.clock import day_of
from plugins.model.policy import Policy


def successor_of(key: str, day: date | None, policy: Policy) -> tuple[str, date] | None:
    """Return the department that stands in a document of ``day`` in place of ``key``, and since when; None: ``key``."""
    found = None
    department = policy.departments.get(key)
    while day and department and department.until and department.successor and day_of(department.until) <= day:
        found = department.successor, day_of(department.until)
        department = policy.departments.get(department.successor)
    return found
