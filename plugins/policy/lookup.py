"""What people type, found in the policy."""

from __future__ import annotations

from plugins.model.error import UsageError
from plugins.model.policy import Policy


def column_key(policy: Policy, column: str) -> str:
    """Return the key of a column by its key or an unambiguous beginning of it.

    Raises:
        UsageError: none or several fit.
    """
    fits = [key for key in policy.columns if key == column] or [k for k in policy.columns if k.startswith(column)]
    if len(fits) != 1:
        raise UsageError(f"{column!r} is not a column; there are {', '.join(policy.columns)}")
    return fits[0]
