"""Questions that several registers ask."""

from __future__ import annotations

from collections.abc import Callable

from plugins.model.register import Facts
from plugins.review.answers import instant, key, words
from plugins.review.register_kind import Question, always


def department(asks: str, when: Callable[[Facts], bool] = always) -> Question:
    """Return the question for a department, in the words of a register; its answer decides who may do what."""
    return Question(
        name="department",
        asks=asks,
        passes="a key of policy/departments.yaml, such as disease-control",
        parse=key,
        decides=True,
        when=when,
    )


def begin(asks: str) -> Question:
    """Return the question when something begins; its answer decides what is due."""
    return Question(
        name="held-at", asks=asks, passes="a day and time such as 2026-11-23T10:00", parse=instant, decides=True
    )


def reason(asks: str = "Why?", passes: str = "the reason") -> Question:
    """Return the question for a reason, which decides nothing."""
    return Question(name="reason", asks=asks, passes=passes, parse=words)
