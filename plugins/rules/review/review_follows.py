"""An urgent notice is reviewed by its time."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.debt import REVIEW
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.debts import owed
from plugins.rules.rule import rule


@rule("REV007", clause="I.6", scope="site", weight=Weight.OWED)
def review_follows(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report notices that two people made public at once, and that no review has confirmed or replaced yet.

    It is due by the time that the act names. The notice stays public until
    then and afterwards; only acts take it away.

    Source: regulation I.6 (the release plan for emergencies), IV.1 (the Information Office reviews).
    """
    yield from owed(
        review_follows,
        catalogue,
        clock,
        REVIEW,
        field="review",
        got=lambda id, debt: f"the urgent notice {id} without its review",
        expected=lambda id, debt: f"inv submit {id} and every step of its column",
    )
