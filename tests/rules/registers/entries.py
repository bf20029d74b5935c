"""Entries of registers as rules see them, made of the steps that were taken."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.model.register import RegisterEntry, StepTaken
from plugins.rules.library import Library
from tests.rules.make import NOW, catalogue, policy

REFERENCE = "9tq4w2ha"


def taken(step: str, by: str = "chen.yu", at: datetime = NOW, **facts: str) -> StepTaken:
    """Make a step that was taken."""
    given = tuple((name.replace("_", "-"), value) for name, value in facts.items())
    return StepTaken("a" * 64, step, by, "information-office", at, given, "", "ledger/2026/11/x.act")


def entry(register: str, *steps: StepTaken) -> RegisterEntry:
    """Make an entry."""
    return RegisterEntry(register, steps)


def library(one: RegisterEntry | None = None) -> Library:
    """Make a library whose registers hold nothing, or one entry."""
    return Library(catalogue(), {}, policy(), entries={REFERENCE: one} if one else {})


def hours(count: int) -> datetime:
    """Return the instant so many hours from now."""
    return NOW + timedelta(hours=count)
