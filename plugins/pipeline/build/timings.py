"""Where the time of a build goes, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter


@dataclass(slots=True)
class Stage:
    """One stage of a build.

    Attributes:
        name: what it does.
        seconds: how long it took.
        things: how many documents, pages or files it is about.
        hits: how many of them were taken over from earlier work.
    """

    name: str
    seconds: float = 0.0
    things: int = 0
    hits: int = 0


class Timings:
    """The stages of one build in their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.stages: list[Stage] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Measure what runs inside; the counts are entered by it."""
        stage = Stage(name)
        self.stages.append(stage)
        begun = perf_counter()
        try:
            yield stage
        finally:
            stage.seconds += perf_counter() - begun

    def table(self) -> Iterator[str]:
        """Yield the lines of a table: stage, things, of these taken over, seconds."""
        rows = [
            ("stage", "things", "taken over", "seconds"),
            *((s.name, str(s.things), str(s.hits), f"{s.seconds:.3f}") for s in self.stages),
            ("together", "", "", f"{sum(s.seconds for s in self.stages):.3f}"),
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for name, *numbers in rows:
            cells = [name.ljust(widths[0]), *(n.rjust(w) for n, w in zip(numbers, widths[1:], strict=True))]
            yield "  ".join(cells).rstrip()
