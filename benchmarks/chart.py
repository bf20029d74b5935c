"""The curves of growth as an SVG: two panels, time and memory, both axes in powers of ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from benchmarks.results import Point

WIDTH, HEIGHT = 480, 340
LEFT, RIGHT, TOP, BOTTOM = 62, 168, 44, 44
STYLE = """
svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
text { fill: #24292f; } .faint { fill: #59636e; } .grid { stroke: #d1d9e0; }
.limit { stroke: #59636e; stroke-dasharray: 4 4; }
.c0 { stroke: #0550ae; fill: #0550ae; } .c1 { stroke: #116329; fill: #116329; }
.c2 { stroke: #8250df; fill: #8250df; } .c3 { stroke: #bc4c00; fill: #bc4c00; }
.line { fill: none; stroke-width: 2.5; } .label { stroke: none; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .faint { fill: #9198a1; } .grid { stroke: #3d444d; } .limit { stroke: #9198a1; }
.c0 { stroke: #79c0ff; fill: #79c0ff; } .c1 { stroke: #56d364; fill: #56d364; }
.c2 { stroke: #d2a8ff; fill: #d2a8ff; } .c3 { stroke: #ffa657; fill: #ffa657; }
.line { fill: none; } .label { stroke: none; }
}
"""
Value = Callable[[Point], float | None]


def svg(points: Sequence[Point], limit_mb: float) -> str:
    """Return the chart; ``limit_mb`` is drawn into the panel of memory.

    Raises:
        ValueError: there are no points.
    """
    if not points:
        raise ValueError("there is nothing to draw")
    names = sorted({_name(point) for point in points})
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Time and peak memory by number of documents">',
        f"<style>{STYLE}</style>",
        *_panel(points, names, lambda point: point.seconds, "Seconds", 0),
    ]
    watched = [point for point in points if point.peak_mb is not None]
    if watched:
        parts += _panel(watched, names, lambda point: point.peak_mb, "Peak memory, MB", WIDTH, limit_mb)
    return "\n".join([*parts, "</svg>", ""])


def _panel(
    points: Sequence[Point], names: Sequence[str], value: Value, title: str, start: int, limit: float | None = None
) -> Iterator[str]:
    """Yield one panel, ``start`` to the right of the chart's edge."""
    values = [value(point) or 0 for point in points]
    across = _scale([point.size for point in points], start + LEFT, start + WIDTH - RIGHT)
    up = _scale([*values, *([limit] if limit else [])], HEIGHT - BOTTOM, TOP)
    yield f'<text x="{start + LEFT}" y="20" font-weight="600">{title}</text>'
    for tick in _ticks([*values, *([limit] if limit else [])]):
        yield _level("grid", start, up(tick))
        yield f'<text class="faint" x="{start + LEFT - 8}" y="{up(tick) + 4:.1f}" text-anchor="end">{tick:,g}</text>'
    for size in sorted({point.size for point in points}):
        x, y = across(size), HEIGHT - BOTTOM + 20
        yield f'<text class="faint" x="{x:.1f}" y="{y}" text-anchor="middle">{size:,}</text>'
    yield f'<text class="faint" x="{start + LEFT}" y="{HEIGHT - 6}">documents</text>'
    if limit:
        yield _level("limit", start, up(limit))
        yield f'<text class="faint" x="{start + LEFT + 4}" y="{up(limit) - 5:.1f}">{limit / 1024:g} GB</text>'
    ends = {}
    for number, name in enumerate(names):
        curve = sorted((p.size, value(p) or 0) for p in points if _name(p) == name)
        if curve:
            path = " ".join(f"{across(size):.1f},{up(amount):.1f}" for size, amount in curve)
            yield f'<polyline class="line c{number % 4}" points="{path}"/>'
            yield from (
                f'<circle class="c{number % 4}" cx="{across(s):.1f}" cy="{up(a):.1f}" r="3"/>' for s, a in curve
            )
            ends[name] = (number, across(curve[-1][0]) + 8, up(curve[-1][1]) + 4)
    yield from _labels(ends)


def _level(kind: str, start: int, y: float) -> str:
    return f'<line class="{kind}" x1="{start + LEFT}" x2="{start + WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _labels(ends: dict[str, tuple[int, float, float]]) -> Iterator[str]:
    """Yield the names at the ends of their curves, none upon another."""
    lowest = 0.0
    for name, (number, x, y) in sorted(ends.items(), key=lambda end: end[1][2]):
        lowest = max(y, lowest)
        for line, words in enumerate(name.split(": ")):
            yield f'<text class="label c{number % 4}" x="{x:.1f}" y="{lowest + 15 * line:.1f}">{escape(words)}</text>'
        lowest += 15 * name.count(": ") + 18


def _name(point: Point) -> str:
    return f"{point.tool}: {point.curve}"


def _scale(values: Iterable[float], first: float, last: float) -> Callable[[float], float]:
    """Return where a value lies between two places, by its logarithm."""
    marks = _ticks(values)
    low, high = log10(marks[0]), log10(marks[-1])
    return lambda value: first + (log10(max(value, marks[0])) - low) / (high - low) * (last - first)


def _ticks(values: Iterable[float]) -> list[float]:
    """Return the powers of ten that enclose the values."""
    there = [value for value in values if value > 0] or [1]
    low, high = floor(log10(min(there))), ceil(log10(max(there)))
    return [10.0**power for power in range(low, max(high, low + 1) + 1)]
