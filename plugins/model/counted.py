"""How many of something, in words that are right for one."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: ``1 finding``, ``2 findings``, ``0 findings``.

    Args:
        count: how many.
        one: what is said of one, such as ``document is``.
        many: what is said of any other number; ``one`` with an s behind it by default.
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
