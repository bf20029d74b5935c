"""How far a long run is: a line that is renewed on a terminal, a line for each step in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Progress:
    """Tells what is being done, and how long what is done has taken."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._live = sys.stderr.isatty()

    def step(self, what: str, work: Callable[[], Value]) -> Value:
        """Do a step of the work and tell of it."""
        began = time.monotonic()
        if self._live:
            self._print(f"\r{self._clock()}  {what} …", end="")
        value = work()
        start = "\r\033[K" if self._live else ""
        self._print(f"{start}{self._clock()}  {what}: {time.monotonic() - began:.1f} s")
        return value

    def say(self, sentence: str) -> None:
        """Tell something once."""
        self._print(f"{self._clock()}  {sentence}")

    def _clock(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        return f"{minutes:3d}:{seconds:02d}"

    @staticmethod
    def _print(text: str, end: str = "\n") -> None:
        print(text, file=sys.stderr, end=end, flush=True)
