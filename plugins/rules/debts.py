"""Findings of what somebody owes because of an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.debt import Debt
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.rules.rule import Rule

Words = Callable[[str, Debt], str]
"""Returns words about a debt from the id of its document and the debt."""


def owed(
    rule: Rule[Catalogue, Clock],
    catalogue: Catalogue,
    clock: Clock,
    kind: str,
    *,
    field: str,
    got: Words,
    expected: Words,
) -> Iterator[Finding]:
    """Yield a finding for each debt of a kind; ``got`` and ``expected`` leave out whether and by when it is due."""
    for id, debts in sorted(catalogue.debts.items()):
        for debt in debts:
            if debt.kind == kind:
                yield Finding(
                    path=debt.path,
                    line=1,
                    code=rule.code,
                    rule=rule.name,
                    field=field,
                    got=got(id, debt) + (", overdue" if clock.reached(debt.due) else ""),
                    expected=f"{expected(id, debt)}, by {debt.due.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}",
                    weight=rule.weight,
                    document=id,
                    due=debt.due,
                )
