"""Registers as lines for people at work, and what is owed on their entries. Never in the public output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.desk.faults import STEP
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.finding import Finding
from plugins.model.register import RegisterEntry, StepTaken


@dataclass(frozen=True, slots=True)
class EntryAccount:
    """An entry with what its register says of it.

    Attributes:
        entry: itself.
        about: one line, from facts and particulars.
        closed: the step that closed it, ``""`` while it is open.
        step: the step due, ``""`` for none.
        holder: in words, who takes that.
        due: the instant by which it is owed, None without a deadline.
        does: what each step says, by its name.
        particulars: of each step taken, by the id of its act; none where the note was removed.
    """

    entry: RegisterEntry
    about: str
    closed: str
    step: str
    holder: str
    due: datetime | None
    does: Mapping[str, str]
    particulars: Mapping[str, Mapping[str, str]]

    @property
    def name(self) -> str:
        """Register and reference, ``interview 9tq4w2ha``."""
        return f"{self.entry.register} {self.entry.reference}"

    def is_late(self, at: datetime) -> bool:
        """Tell whether the step due is owed since before an instant, or since then."""
        return self.due is not None and self.due <= at


def listed(accounts: Iterable[EntryAccount], at: datetime) -> Iterator[str]:
    """Yield a line for each entry, those that are open first, in the order in which they were opened."""
    every = sorted(accounts, key=lambda one: (one.closed != "", one.entry.opened, one.entry.reference))
    if not every:
        yield "Nothing is registered."
    for one in every:
        yield f"{one.name}  {_shown(one.entry.opened)}  {_state(one, at)}  {_first_line(one.about)}"


def account(one: EntryAccount, at: datetime) -> Iterator[str]:
    """Yield all that is known of one entry."""
    yield f"{one.name}  {_state(one, at)}"
    for taken in one.entry.taken:
        yield f"  {_shown(taken.at)}  {taken.step} by {taken.by} as {taken.role}: {one.does.get(taken.step, '')}"
        known = {**dict(taken.facts), **one.particulars.get(taken.act, {"": "its note was removed"})}
        for name, value in known.items():
            first, *more = value.splitlines() or [""]
            yield f"      {name}: {first}" if name else f"      {first}"
            yield from (f"        {line}" for line in more)


def owed(accounts: Iterable[EntryAccount], at: datetime) -> Iterator[Finding]:
    """Yield a finding for each step that is owed by an instant, late or not."""
    for one in accounts:
        if not one.step or one.due is None:
            continue
        opening: StepTaken = one.entry.taken[0]
        yield Finding(
            path=opening.path,
            line=0,
            code=STEP.code,
            rule=STEP.name,
            field=one.step,
            got=f"{one.name} without it, due {_shown(one.due)}{', overdue' if one.is_late(at) else ''}",
            expected=f"the {one.holder}: python3 inv register {one.name} {one.step} --as WHO",
            weight=STEP.weight,
            due=one.due,
        )


def _state(one: EntryAccount, at: datetime) -> str:
    if one.closed:
        return f"closed by {one.closed}"
    if not one.step:
        return "nothing is missing"
    until = f", due {_shown(one.due)}" if one.due else ""
    return f"waits for {one.step} by {one.holder}{until}{', overdue' if one.is_late(at) else ''}"


def _shown(at: datetime) -> str:
    return f"{at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"


def _first_line(words: str) -> str:
    return words.splitlines()[0] if words else ""
