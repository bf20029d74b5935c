"""Keys of people that a reader takes for one another."""

from __future__ import annotations

from collections.abc import Iterable

_SHAPES = str.maketrans(
    {"1": "l", "i": "l", "j": "l", "0": "o", "5": "s", "8": "b", "9": "g", "2": "z", ".": "", "-": "", "_": ""}
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def look_alikes(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return each key that looks like one before it, with that one, such as ``1i.wei`` and ``li.wei``.

    Source: Unicode Technical Standard 39, 4 (confusable detection), for the characters that a key may have.
    """
    first: dict[str, str] = {}
    found = []
    for key in keys:
        other = first.setdefault(_shape(key), key)
        if other != key:
            found.append((key, other))
    return tuple(found)


def _shape(key: str) -> str:
    shape = key.translate(_SHAPES)
    for pair, one in _PAIRS:
        shape = shape.replace(pair, one)
    return shape
