"""What was measured, as it is kept: rows of comparisons, points of growth, and what the machine was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median


@dataclass(slots=True)
class Row:
    """One line of the table.

    Attributes:
        key: of the group that measured it.
        what: was measured.
        size: documents.
        tool: whose values they are.
        unit: of the values, ``s`` or ``MB``.
        values: one a run.
        peer: whom they are compared with, ``""`` for nobody.
        peer_values: one a run, each beside the value of the same round.
        ratio_at_most: the figure to reach, for the ratio.
        at_most: the figure to reach, for the value.
    """

    key: str
    what: str
    size: int
    tool: str
    unit: str
    values: list[float] = field(default_factory=list)
    peer: str = ""
    peer_values: list[float] = field(default_factory=list)
    ratio_at_most: float | None = None
    at_most: float | None = None

    @property
    def value(self) -> float:
        """The median of the values."""
        return median(self.values)

    @property
    def peer_value(self) -> float | None:
        """The median of the peer's values."""
        return median(self.peer_values) if self.peer_values else None

    @property
    def ratio(self) -> float | None:
        """The median of the ratios, each of one round."""
        pairs = list(zip(self.values, self.peer_values, strict=False))
        return median(own / other for own, other in pairs) if pairs else None

    @property
    def reached(self) -> bool | None:
        """Whether the figure is reached; None where there is none, or nothing to compare with."""
        if self.at_most is not None:
            return self.value <= self.at_most
        ratio = self.ratio
        return None if self.ratio_at_most is None or ratio is None else ratio <= self.ratio_at_most


@dataclass(frozen=True, slots=True)
class Point:
    """What one run cost at one size: part of a curve.

    Attributes:
        curve: what was run, such as ``from nothing``.
        tool: by whom.
        size: documents.
        seconds: by the clock.
        peak_mb: of memory, None where the system does not tell.
    """

    curve: str
    tool: str
    size: int
    seconds: float
    peak_mb: float | None


@dataclass(slots=True)
class Results:
    """Everything of one run.

    Attributes:
        machine: facts by name, in the order in which they are shown.
        rows: of the table.
        points: of the curves.
        left_out: sentences on what was not measured, and why.
    """

    machine: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def measured(self) -> Iterator[Row]:
        """Yield the rows that have values."""
        return (row for row in self.rows if row.values)

    def keep(self, path: Path) -> None:
        """Write all of it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
