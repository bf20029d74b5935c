"""How a long loop shows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]
"""Given things, what is done to them, and how many there are: yields the same things."""


def no_progress(things: Iterable[Any], what: str, total: int) -> Iterable[Any]:
    """Show no progress."""
    return things
