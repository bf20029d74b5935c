"""A random walk: steps that can be written down, taken again, and left out one by one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from plugins.model.clock import day_of
from tests.incremental.apart import Built
from tests.incremental.changes import POLICY, THEME, toggle, toggle_column
from tests.incremental.damage import DAMAGE, HARMLESS, Kept, below, disturb, spoil
from tests.incremental.edits import EDITS
from tests.incremental.world import make_world
from tests.incremental.written import DATES, EVERYTHING, fresh

NEW = ("e0fresh0", "e1fresh0", "e2fresh0", "e3fresh0", "e4fresh0", "e5fresh0")
FATES = ("approve", "approve", "approve", "approve", "release", "submit", "write")
MINUTES = (1, 60, 6 * 60, 24 * 60, 24 * 60, 12 * 24 * 60, 400 * 24 * 60)
WAYS = {**DAMAGE, **HARMLESS}

Step = tuple[str, *tuple[Any, ...]]
"""Name of a method of `Walk` and its arguments."""

WEIGHTS = {
    "edit": 40,
    "add": 8,
    "act": 16,
    "release": 10,
    "clock": 6,
    "next_change": 6,
    "policy": 6,
    "column": 3,
    "theme": 4,
    "damage": 4,
    "mend": 3,
    "output": 2,
    "cache": 2,
    "nothing": 2,
    "another_time": 2,
}


class Walk:
    """One walk over a world of its own."""

    def __init__(self, folder: Path, *, released: bool, in_one_process: bool) -> None:
        """Begin with everything approved, and built."""
        self.world = make_world(folder, released=released, in_one_process=in_one_process)
        self.world.build()
        root = self.world.root
        self._folders = (root / "approved", root / "ledger", root / "public" / "approved")
        self._kept = Kept(*self._folders)
        self._last = Built({})
        self._undo: Step | None = None
        self._recent: list[str] = []

    def take(self, step: Step) -> list[str]:
        """Take a step, and build both ways; return how the builds differ."""
        name, *arguments = step
        found: list[str] | None = getattr(self, name)(*arguments)
        return found or self.world.differences()

    def choose(self, chance: random.Random) -> Step:
        """Choose a step; what was done a moment ago is likely to matter for the next."""
        if self._undo and chance.random() < 0.25:
            return self._undo
        name = chance.choices([*WEIGHTS], [*WEIGHTS.values()])[0]
        id, other = self._one(chance), self._one(chance)
        number = chance.randrange(12)
        choices: dict[str, Callable[[], Step]] = {
            "edit": lambda: (name, id, chance.choice([*EDITS]), number, other, chance.choice(FATES)),
            "add": lambda: (name, chance.choice(NEW), chance.choice([*DATES]), number, chance.choice(FATES)),
            "act": lambda: (name, id, chance.choice(["hold", "hold", "lift", "withdraw", "withdraw", "go"])),
            "release": lambda: (name, chance.choice(["release", "release", "release", "go back", "resume"])),
            "clock": lambda: (name, chance.choice(MINUTES)),
            "next_change": lambda: (name, chance.choice([-1, 0])),
            "policy": lambda: (name, chance.choice(POLICY)),
            "theme": lambda: (name, chance.choice(THEME)),
            "damage": lambda: (name, chance.randrange(1000), chance.choice([*WAYS])),
            "output": lambda: (name, chance.randrange(1000)),
            "cache": lambda: (name, chance.randrange(1000)),
            "another_time": lambda: (name, chance.choice([-400, -30, -1, 1, 30])),
        }
        return choices.get(name, lambda: (name,))()

    def _one(self, chance: random.Random) -> str:
        if self._recent and chance.random() < 0.4:
            return chance.choice(self._recent[-4:])
        return chance.choice([*self.world.written])

    def _touch(self, *ids: str) -> None:
        self._recent.extend(ids)

    def _send(self, id: str, fate: str) -> None:
        if fate != "write":
            self.world.act("submit", id)
        if fate in ("approve", "release"):
            self.world.act("approve", id)
        if fate == "release":
            self.world.release()

    def edit(self, id: str, how: str, number: int, other: str, fate: str) -> None:
        """Change a document, and take it on its way."""
        self._touch(id, other)
        if id in self.world.written:
            self.world.write(EDITS[how](self.world.written[id], number, other, day_of(self.world.site.instant)))
            self._send(id, fate)

    def add(self, id: str, column: str, number: int, fate: str) -> None:
        """Write a new document, of this year or another."""
        self._touch(id)
        self.world.write(
            fresh(id, column, number, ("2026-11-18", "2026-11-20", "2024-02-29", "2027-01-01")[number % 4])
        )
        self._send(id, fate)

    def act(self, id: str, kind: str) -> None:
        """Stop a document, or let it go on."""
        self._touch(id)
        if id in self.world.written:
            self.world.act(kind, id)

    def release(self, how: str) -> None:
        """Change what the public sees."""
        {"go back": self.world.go_back, "resume": self.world.resume, "release": self.world.release}[how]()

    def policy(self, change: tuple[str, str, str]) -> None:
        """Change the policy, or take the change back."""
        self._undo = None if self._undo else ("policy", change)
        toggle(self.world.root, change)

    def column(self) -> None:
        """Add a column, or take it away."""
        toggle_column(self.world.root)

    def theme(self, change: tuple[str, str, str]) -> None:
        """Change a template, a style or a translation, or take the change back."""
        toggle(self.world.theme, change)

    def clock(self, minutes: int) -> None:
        """Let time pass."""
        self.world.site.tick(minutes=minutes)

    def next_change(self, seconds: int) -> None:
        """Let time pass until something changes, or until just before."""
        following = self.world.build().next
        if following is not None and following - timedelta(seconds=1) > self.world.site.instant:
            self.world.site.at = (following + timedelta(seconds=seconds)).isoformat()

    def another_time(self, days: int) -> list[str]:
        """Build for another instant with the same cache and output."""
        return self.world.differences(days=days)

    def damage(self, number: int, how: str) -> None:
        """Let something happen to approved bytes, acts, seals or kept copies."""
        self._kept.keep()
        places = below(*self._folders)
        if places:
            WAYS[how](places[number % len(places)])
        self._undo = ("mend",)

    def mend(self) -> None:
        """Put back what was damaged."""
        self._kept.mend()
        self._undo = None

    def output(self, how: int) -> None:
        """Let something happen to the output."""
        disturb(self.world.root / "output", how)

    def cache(self, how: int) -> None:
        """Let something happen to the cache."""
        spoil(self.world.root / ".cache", how)

    def nothing(self) -> list[str]:
        """Build twice; the second time nothing is written."""
        self.world.build()
        touched = self.world.build().touched
        return [f"{touched} files written or removed although nothing changed"] if touched else []


assert set(NEW).isdisjoint(EVERYTHING)
