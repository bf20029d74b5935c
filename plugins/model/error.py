"""Everything the program raises on purpose, as one tree.

Each carries the exit status that ``inv`` ends with: 1 the program failed,
2 the call was wrong, 3 something was withheld, 4 something is overdue.
"""

from __future__ import annotations


class SiteError(Exception):
    """The head of the tree; the message is one sentence for the person who reads it."""

    exit_status = 1


class UsageError(SiteError):
    """The command cannot be carried out as it was given."""

    exit_status = 2


class PolicyError(SiteError):
    """Policy files do not say what they must; the message holds one line a fault."""

    exit_status = 2


class RefusedError(SiteError):
    """An act was not taken because a rule of the review forbids it."""

    exit_status = 3


class IntegrityError(SiteError):
    """Bytes, signatures or the chain of seals are not what they claim to be."""

    exit_status = 3
