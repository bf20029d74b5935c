"""What a rule yields: one fault, its place, and what would pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum


class Weight(IntEnum):
    """How much a finding holds up.

    ``NOTE`` is information; ``OWED`` names work with a deadline and blocks
    nothing; ``REFUSE`` blocks `approve`; ``STOP`` cannot be waived and
    withholds the document in the public build as well (integrity, secrecy
    marks, paths).
    """

    NOTE = 0
    OWED = 1
    REFUSE = 2
    STOP = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault that no rule finds, as findings and the documentation name it.

    Attributes:
        code: three letters and three digits that no other kind has.
        name: as the name of a rule.
        sentence: what holds where there is no fault, for the documentation.
        weight: what it holds up, where nothing else is said.
    """

    code: str
    name: str
    sentence: str
    weight: Weight = Weight.REFUSE


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault. Sorted by place, then rule.

    Attributes:
        path: POSIX path relative to the root, or a public path for findings on the plan.
        line: 1-based; 0 when the fault has no line.
        code: of the rule, for example ``COL012``.
        rule: the rule's name, one word or several joined by underscores.
        field: the front matter key concerned, ``""`` for the text or the file.
        got: what was found, ready for reading; never quoted from a text that may be secret.
        expected: what would pass, with an example.
        weight: what it holds up.
        document: id of the document concerned, ``""`` if it has none.
        due: the instant by which it is to be settled, None without a deadline.
    """

    path: str
    line: int
    code: str
    rule: str
    field: str
    got: str
    expected: str
    weight: Weight = Weight.REFUSE
    document: str = ""
    due: datetime | None = None

    def __str__(self) -> str:
        """``path:line: CODE field: got …, expected …``: the one wording of findings."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.code} {self.field or self.rule}: got {self.got}, expected {self.expected}"


HOLDS_UP = {
    Weight.NOTE: "note: holds nothing up",
    Weight.OWED: "owed: holds nothing up yet",
    Weight.REFUSE: "refused: not approved until it is mended or waived",
    Weight.STOP: "STOP: neither approved nor public, and nobody can waive it",
}
"""What a finding holds up, in words, by its weight."""


def weighed(finding: Finding) -> str:
    """Return a finding as a line for people, with what it holds up behind it."""
    return f"{finding} [{HOLDS_UP[finding.weight]}]"


MOST_ALIKE = 50
"""So many findings of one code and weight are told of one file; the rest is counted."""


def bounded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return sorted findings as they are, but of each code and weight in a file at most `MOST_ALIKE` and a count.

    Nobody mends four thousand lines from a list of four thousand. What is
    counted holds up as much as what is told.
    """
    told: Counter[tuple[str, str, Weight]] = Counter()
    kept: dict[tuple[str, str, Weight, int], Finding] = {}
    for finding in findings:
        alike = (finding.path, finding.code, finding.weight)
        told[alike] += 1
        kept.setdefault((*alike, min(told[alike], MOST_ALIKE + 1)), finding)
    return tuple(
        finding
        if number <= MOST_ALIKE
        else replace(finding, got=f"{told[path, code, weight] - MOST_ALIKE} more of this kind, from here on")
        for (path, code, weight, number), finding in kept.items()
    )
