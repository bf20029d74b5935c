"""How frozen records are pickled: their values in order, and made again by their class.

What `dataclasses` does for frozen records with slots looks every field up by
name; a build unpacks ten thousands of them.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, TypeVar

Kind = TypeVar("Kind")


def packed(kind: type[Kind]) -> type[Kind]:
    """Have records of a frozen dataclass with two or more slots, all of them fields of its constructor, pickled so."""
    values = attrgetter(*kind.__slots__)  # type: ignore[attr-defined]

    def reduce(record: Kind) -> tuple[type[Kind], tuple[Any, ...]]:
        return kind, values(record)

    kind.__reduce__ = reduce  # type: ignore[assignment, method-assign]
    return kind
