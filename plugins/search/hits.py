"""What an index answers: documents while they are ranked, and those that are found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """What was found of a query in one document: contributions, and how many terms with their rarity."""

    score: float = 0.0
    terms: int = 0
    idf: float = 0.0
    names: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document with its score, before it is read."""

    id: str
    day: str
    score: float
    is_named: bool
    is_whole: bool
    number: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: its id and its score, rounded."""

    id: str
    score: float


class Hits(list[Hit]):
    """Documents found, best first.

    Attributes:
        total: how many have all terms of the query.
        some: how many more have some of them.
        is_unknown_number: whether the query is a document number that no document has.
        is_about: whether documents are counted that may not hold the words side by side.
    """

    total = 0
    some = 0
    is_unknown_number = False
    is_about = False
