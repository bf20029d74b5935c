"""Suggestions for mistyped keys."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(typed: str, known: Iterable[str], what: str, example: str) -> str:
    """Say what would pass: the known key that is most like ``typed``, else ``what`` with an example."""
    close = difflib.get_close_matches(typed, known, n=1)
    return f"{what}; did you mean {close[0]}?" if close else f"{what}, such as {example}"
