"""Questions to whoever sits at the terminal; where nobody answers any more, nothing more is signed."""

from __future__ import annotations

from plugins.model.error import UsageError
from plugins.system.terminal import escaped

BACK = "back"
"""The word with which somebody leaves a question that another answer led to."""


class EndedError(UsageError):
    """Whoever was asked went away."""


def asked(question: str) -> str:
    """Return what is answered, without spaces around it.

    Raises:
        EndedError: the input has ended; nothing more is signed.
    """
    try:
        return input(escaped(question)).strip()
    except EOFError:
        raise EndedError("no answer; nothing more was signed") from None


def one_of(question: str, *words: str) -> str:
    """Ask until the answer is one of some whole words, in any case, and return it; the beginning of a word is none.

    Raises:
        EndedError: the input has ended.
    """
    while (answer := asked(f"{question} ({', '.join(words)}): ").lower()) not in words:
        print(f"Got {answer!r}, expected the whole word: {', '.join(words)}. Nothing was signed.")
    return answer


def one_of_or_back(question: str, *words: str) -> str:
    """Ask as `one_of` until the answer is one of some words, `BACK` or nothing; the last two are ``""``.

    Raises:
        EndedError: the input has ended.
    """
    while (answer := asked(f"{question} ({', '.join((*words, BACK))}): ").lower()) not in (*words, BACK, ""):
        print(f"Got {answer!r}, expected the whole word: {', '.join((*words, BACK))}. Nothing was signed.")
    return "" if answer == BACK else answer


def something_or_back(question: str) -> str:
    """Ask until the answer is not empty; ``""`` where it is `BACK`.

    Raises:
        EndedError: the input has ended.
    """
    while not (answer := asked(f"{question} ({BACK} leaves this): ")):
        print(
            "Got nothing, expected words that say what is to be mended, such as: the date is missing in line 12; "
            f"or {BACK}."
        )
    return "" if answer.lower() == BACK else answer
