"""A service whose legal basis was amended is compared with the law again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from plugins.model.clock import Clock, day_starts
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("SRV007", clause="IV.6", scope="site", weight=Weight.OWED, needs=("basis", "checked", "amends", "effective"))
def basis_amended(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report public documents that say when they were checked, and whose basis was amended since.

    An amendment is a finding from the day on which it takes effect. It goes
    when the department has looked at the document again and entered the day
    under ``checked``, in a change that is approved. That a basis has ended is
    QNA004; the page names the very articles.

    Source: regulation IV.6, I.1 (accurate information).
    """
    checked = {row.id: day for row, (day,) in basis_amended.having(catalogue, "checked")}
    if not checked:
        return
    amending = defaultdict(list)
    for row, ids in basis_amended.having(catalogue, "amends"):
        for id in ids:
            amending[id].append(row)
    for id, day in checked.items():
        row = catalogue.rows[id]
        for law in basis_amended.texts(row, "basis"):
            for other in amending[law]:
                effective = basis_amended.text(other, "effective") or other.day
                if other.day > day and clock.reached(day_starts(date.fromisoformat(effective))):
                    yield basis_amended.on(
                        row,
                        field="checked",
                        got=f"{day}; {law}, which it rests on, was amended by {other.id} of {other.day}",
                        expected="the text compared with the law as amended, and the day of that under checked",
                    )
