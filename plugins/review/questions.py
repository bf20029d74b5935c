"""Questions that several registers ask."""

from __future__ import annotations

from collections.abc import Callable

from plugins.model.register import Facts
from plugins.review.answers import key
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
