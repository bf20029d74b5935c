"""Acts that do not count: what is said of them, and until when that stops a machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plugins.model.act import Act
from plugins.model.finding import Finding, Weight
from plugins.review.act_kind import Case
from plugins.review.faults import ACT

SETTLED = "nothing: it counts for nothing, and a later act has decided"


def refused(act: Act, fault: str, document: str = "") -> Finding:
    """Make the finding on an act that does not count."""
    return Finding(
        path=act.path,
        line=1,
        code=ACT.code,
        rule=ACT.name,
        field=act.act,
        got=fault,
        expected="an act by somebody entitled to it, on the text that is there; it counts for nothing",
        weight=ACT.weight,
        document=document or (act.items[0].id if len(act.items) == 1 else ""),
    )


def weighed(finding: Finding, act: Act, settled: Mapping[str, set[str]]) -> Finding:
    """Return the finding on an act that does not count, a note where a later act decided on all that it was about."""
    if {item.id for item in act.items} - settled.get(act.id, set()):
        return finding
    return replace(finding, weight=Weight.NOTE, expected=SETTLED)


def decided_before(head: Act | None, cases: Mapping[str, Case]) -> set[str]:
    """Return the acts that came before the last one that decided, and count by now if ever."""
    if head is None:
        return set()
    last = (cases[head.id].counted_at, head.at)
    return {id for id, case in cases.items() if (case.counted_at, case.act.at) < last}
