"""Questions to whoever sits at the terminal; where nobody answers any more, nothing more is signed."""

from __future__ import annotations

from plugins.model.error import UsageError
from plugins.system.terminal import escaped


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


def something(question: str) -> str:
    """Ask until the answer is not empty.

    Raises:
        EndedError: the input has ended.
    """
    while not (answer := asked(question)):
        print("Got nothing, expected words that say what is to be mended, such as: the date is missing in line 12.")
    return answer
