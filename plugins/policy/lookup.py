"""What people type, found in the policy."""

from __future__ import annotations

from plugins.model.error import UsageError
from plugins.model.policy import Policy


def column_key(policy: Policy, column: str) -> str:
    """Return the key of a column by its key, an unambiguous beginning of it, or its title in any language.

    Raises:
        UsageError: none or several fit.
    """
    titled = [key for key, one in policy.columns.items() if column.lower() in map(str.lower, one.title.values())]
    begun = [key for key in policy.columns if key.startswith(column)]
    fits = [key for key in policy.columns if key == column] or titled or begun
    if len(fits) != 1:
        raise UsageError(f"{column!r} is not a column; there are {', '.join(begun or policy.columns)}")
    return fits[0]
