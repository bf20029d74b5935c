"""How time and memory grow with the documents: single runs, watched, at each size."""

from __future__ import annotations

from functools import partial

from benchmarks.field import Field
from benchmarks.machine import available_mb
from benchmarks.measure import Cost
from benchmarks.results import Point
from benchmarks.tool import Tool

COLD, PLAIN = "from nothing, with search", "from nothing, no search"
CHANGE, NOTHING = "one document changed", "nothing changed"
PEER_MB_PER_DOCUMENT = 0.16
"""What Hugo is given before it is tried; where the machine has less, its point is left out."""


def grow(field: Field) -> None:
    """Add the points of one size; this site is built with its search, Hugo without one."""
    ours, hugo = field.ours, field.hugo

    def point(curve: str, tool: Tool, cost: Cost) -> None:
        field.results.points.append(Point(curve, tool.name, field.size, cost.wall_s, cost.peak_mb))

    point(COLD, ours, field.cold(ours, partial(ours.build, memory=True)))
    if hugo and available_mb() < PEER_MB_PER_DOCUMENT * field.size:
        field.results.left_out.append(f"{hugo.name} at {field.size:,} documents: this machine has too little memory.")
    elif hugo:
        point(PLAIN, hugo, field.cold(hugo, partial(hugo.build, memory=True)))
    field.release()
    field.step(f"{ours.name}, before a change", ours.build)
    number, word = field.oldest[1], field.new_word()
    field.step(f"{ours.name}, submit and approve", partial(ours.edit, number, word))
    point(CHANGE, ours, field.again(ours, number, word, memory=True))
    point(NOTHING, ours, field.nothing(memory=True))
