"""Entries of the registers: what the office must know of plans, interviews, conferences, events and experts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.model.packing import packed

REFERENCE = "reference"
"""The fact that names an entry to people and in documents. The ledger knows it by another id, which seals list."""

Facts = Mapping[str, str]
"""What decides about an entry, by the name of the question."""


@packed
@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of an entry, as its act says it.

    Attributes:
        act: id of the act.
        step: its name in the register.
        by: key of the person who took it.
        role: in which they acted.
        at: when it counted: its seal, or the instant of the evaluation while it has none.
        facts: that it gave or changed, in the order of their questions.
        note: digest of the note with the particulars.
        path: of the act's file.
    """

    act: str
    step: str
    by: str
    role: str
    at: datetime
    facts: tuple[tuple[str, str], ...]
    note: str
    path: str


@packed
@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of a register, from the step that opened it to the last.

    Attributes:
        register: the name of its file in ``plugins/review/registers``.
        taken: the steps, oldest first.
    """

    register: str
    taken: tuple[StepTaken, ...]

    @property
    def facts(self) -> Facts:
        """What decides about it; of a fact that was given twice, the last."""
        return {name: value for one in self.taken for name, value in one.facts}

    @property
    def reference(self) -> str:
        """Eight characters by which people and documents name it."""
        return self.facts.get(REFERENCE, "")

    @property
    def opened(self) -> datetime:
        """When its first step counted."""
        return self.taken[0].at

    def step(self, name: str) -> StepTaken | None:
        """Return the last step of a name that was taken, None when it was not."""
        return next((one for one in reversed(self.taken) if one.step == name), None)


def joined(entries: Iterable[RegisterEntry | None]) -> RegisterEntry | None:
    """Join what branches know of one entry: every step taken on any, by the time it counted, else as each has them."""
    known = [entry for entry in entries if entry]
    if not known:
        return None
    steps = {one.act: one for entry in known for one in entry.taken}
    return RegisterEntry(known[0].register, tuple(sorted(steps.values(), key=lambda one: one.at)))
