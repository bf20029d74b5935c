"""Who leads a department and who answers for what it writes, at an instant, as policy says it."""

from __future__ import annotations

from datetime import datetime

from plugins.model.policy import Policy

HEADS = ("department-head", "information-office-head")
CONTACT = "content-contact"
SHOWN = (*HEADS, CONTACT)
"""Roles whose holders stand on the page of their department; those who stand in for somebody do not."""


def staff(policy: Policy, department: str, at: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of the heads of a department and of its content contacts, each in the order of policy."""

    def holders(*roles: str) -> tuple[str, ...]:
        return tuple(
            key
            for key, person in policy.people.items()
            if any(
                term.role in roles and term.is_for(term.role, at, department) and not term.deputises
                for term in person.terms
            )
        )

    return holders(*HEADS), holders(CONTACT)


def next_change(policy: Policy, at: datetime) -> datetime | None:
    """Return the next instant at which `staff` of any department gives another answer, None for none."""
    terms = (term for person in policy.people.values() for term in person.terms if term.role in SHOWN)
    bounds = (bound for term in terms for bound in (term.since, term.until) if bound and bound > at)
    return min(bounds, default=None)
