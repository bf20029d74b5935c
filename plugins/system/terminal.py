"""What is printed, with every character written out that a terminal would obey instead of showing it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # no width, direction, lines
    "\U000e0000-\U000e0fff]"  # tags
)
"""Characters that move the cursor, change colours, turn the order of letters round, or show nothing."""


def escaped(text: str) -> str:
    r"""Return a text with each such character written as in JSON: ESC as ``\u001b``.

    Source: ECMA-48, 5.4 (control sequences); Unicode Standard Annex 9, 2 (directional formatting characters).
    """
    return text if text.isprintable() else OBEYED.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


class Escaping:
    """A stream that writes everything `escaped`; in all else it is the one it was made of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; the number of its characters is returned, as streams do."""
        self._stream.write(escaped(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write one text after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def escaping() -> Iterator[None]:
    """Let everything that is printed go through `escaped` until the block ends."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Escaping(before[0]), Escaping(before[1])
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
