"""In which line of a text something stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property


class LineNumbers:
    """Tells lines by offsets, in the time of one look through the text however often it is asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        ends, end = [], self._text.find("\n")
        while end >= 0:
            ends.append(end)
            end = self._text.find("\n", end + 1)
        return ends

    def at(self, offset: int) -> int:
        """Return the line, counted from 0, in which the character at an offset stands."""
        return bisect_left(self._ends, offset)
