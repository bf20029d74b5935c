"""Forms of the answers that registers ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.ids import ID
from plugins.model.value import KEY, parse_instant


def words(raw: str) -> str:
    """Take whatever is said.

    Raises:
        ValueError: nothing is.
    """
    said = "\n".join(line.strip() for line in raw.strip().splitlines())
    if not said:
        raise ValueError("some words")
    return said


def one_of(*choices: str) -> Callable[[str], str]:
    """Return a function that takes one of some words."""

    def parse(raw: str) -> str:
        chosen = raw.strip().lower()
        if chosen not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return chosen

    return parse


OPEN = "open"
"""What is said instead of a day and time while none is fixed."""

yes_or_no = one_of("yes", "no")
"""Takes ``yes`` or ``no``."""


def key(raw: str) -> str:
    """Take the key of a person or a department; whether policy has it is asked where the act is judged.

    Raises:
        ValueError: it is none.
    """
    if not KEY.fullmatch(raw.strip()):
        raise ValueError("a key of policy, in lower case, such as sun.hao or disease-control")
    return raw.strip()


def document(raw: str) -> str:
    """Take the id of a document.

    Raises:
        ValueError: it is none.
    """
    if not ID.fullmatch(raw.strip()):
        raise ValueError("the id of a document, such as k7m29xqf")
    return raw.strip()


def day(raw: str) -> str:
    """Take a day.

    Raises:
        ValueError: it is none.
    """
    try:
        found = date.fromisoformat(raw.strip())
    except ValueError:
        found = None
    if found is None or found.isoformat() != raw.strip():
        raise ValueError("a day as YYYY-MM-DD, such as 2026-12-14")
    return found.isoformat()


def instant(raw: str) -> str:
    """Take a day and time, and write it to the minute in Asia/Shanghai.

    Raises:
        ValueError: it is none.
    """
    return parse_instant(raw.strip()).astimezone(MINISTRY_ZONE).isoformat(timespec="minutes")


def instant_or_open(raw: str) -> str:
    """Take a day and time as `instant` does, or `OPEN` while none is fixed.

    Raises:
        ValueError: it is neither.
    """
    return OPEN if raw.strip().lower() == OPEN else instant(raw)
