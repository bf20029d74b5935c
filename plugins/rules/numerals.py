"""Runs of digits in a text, for the rules that look for numbers of people."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from plugins.rules.passages import Together

ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
RUN = re.compile(r"[0-9](?:[ .\-\u00a0\u2010-\u2013]?[0-9]){9,}+[Xx]?")
GAP = re.compile(r"[ .\-\u00a0\u2010-\u2013]")


@functools.lru_cache(maxsize=1)
def may_hold_digit_runs(together: Together) -> bool:
    """Tell whether a document may hold a run of ten digits or more; most hold none and are not searched further."""
    return bool(RUN.search(together.ascii))


@functools.lru_cache(maxsize=128)
def digit_runs(words: str) -> tuple[tuple[int, str], ...]:
    """Return offset and characters of every run of ten digits or more; single gaps in it are spaces.

    Digits in web addresses are no run: they number pages.
    """
    if "://" in words:
        words = ADDRESS.sub(lambda found: "·" * len(found[0]), words)
    return tuple((found.start(), GAP.sub(" ", found[0])) for found in RUN.finditer(words))


def numbers_like(pattern: re.Pattern[str], words: str) -> Iterator[tuple[int, str]]:
    """Yield offset and digits, gaps taken out, of what ``pattern`` matches inside the runs of digits."""
    for start, run in digit_runs(words):
        for found in pattern.finditer(run):
            yield start + found.start(), found[0].replace(" ", "")
