"""An approval by telephone is confirmed on paper."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.debt import CONFIRMATION
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("REV006", clause="II.2", scope="site", weight=Weight.OWED)
def paper_follows(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report approvals by telephone whose slip or letter no liaison has relayed yet.

    It is due by the end of the day that the relay of the call names, and
    holds nothing back.

    Source: regulation II.2, III.1, III.3 (leaders review and approve before publication).
    """
    for id, debts in sorted(catalogue.debts.items()):
        for debt in debts:
            if debt.kind != CONFIRMATION:
                continue
            late = clock.reached(debt.due)
            yield Finding(
                path=debt.path,
                line=1,
                code=paper_follows.code,
                rule=paper_follows.name,
                field="confirm",
                got=f"an approval of {id} by {debt.whose} by telephone alone" + (", overdue" if late else ""),
                expected=f"inv relay {id} {debt.whose} slip --scan FILE, by "
                f"{debt.due.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}",
                weight=paper_follows.weight,
                document=id,
                due=debt.due,
            )
