"""``policy/synonyms.yaml``: groups of words that mean the same to those who search."""

from __future__ import annotations

from plugins.model.counted import counted
from plugins.policy.fields import texts
from plugins.policy.nodes import Entry

MOST = 300
LONGEST = 40
"""Largest number of groups, and of characters of a word: browsers load all of them."""


def read_synonyms(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Read the groups, in the order of the file."""
    groups = []
    places: dict[str, int] = {}
    for number, one in enumerate(entry.entries(), 1):
        words = texts(one)
        if len(words) < 2:
            one.fault(
                "got a group of fewer than two words, expected words that mean the same, such as [flu, influenza]"
            )
        for word in words:
            if len(word) > LONGEST:
                one.fault(f"got {word!r}, expected a word of at most {LONGEST} characters")
            if word in places:
                one.fault(f"{word!r} stands in group {places[word]} already")
            places.setdefault(word, number)
        groups.append(words)
    if len(groups) > MOST:
        entry.fault(f"got {counted(len(groups), 'group')}, expected at most {MOST}")
    return tuple(groups)
