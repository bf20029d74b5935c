"""Why an earlier text of a document is not shown: the reasons that an approval can give, and those that follow."""

from __future__ import annotations

REASONS = ("personal-data", "secrecy", "trade-secret", "court-order")
"""The kinds of reason that an approval can give; nobody invents another."""

SECRECY = "secrecy"
"""Follows as well from a mark of secrecy that a rule finds in the text."""

WITHDRAWN = "withdrawn"
"""Follows from a withdrawal: what stood here before it does not come back with a later approval."""

MISSING = "missing"
"""Follows from approved bytes that are not at hand, or from acts that cannot be believed."""

PREFIX = "withheld: "


def withheld(reason: str) -> str:
    """Return the value of ``former`` in an approval that withholds the earlier texts, ``withheld: personal-data``."""
    return PREFIX + reason


def reason_of(value: str) -> str:
    """Return the kind of reason in a value of ``former``, ``""`` for what is no such value."""
    reason = value.removeprefix(PREFIX)
    return reason if reason in REASONS and value == withheld(reason) else ""
