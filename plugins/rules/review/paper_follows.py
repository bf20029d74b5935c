"""An approval by telephone is confirmed on paper."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.debt import CONFIRMATION
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.debts import owed
from plugins.rules.rule import rule


@rule("REV006", clause="II.2", scope="site", weight=Weight.OWED)
def paper_follows(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report approvals by telephone whose slip or letter no liaison has relayed yet.

    It is due by the end of the day that the relay of the call names, and
    holds nothing back.

    Source: regulation II.2, III.1, III.3 (leaders review and approve before publication).
    """
    yield from owed(
        paper_follows,
        catalogue,
        clock,
        CONFIRMATION,
        field="confirm",
        got=lambda id, debt: f"an approval of {id} by {debt.whose} by telephone alone",
        expected=lambda id, debt: f"inv relay {id} {debt.whose} slip --scan FILE",
    )
