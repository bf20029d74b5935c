"""What a verdict rests on stays public."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("CLA004", clause="I.2", scope="site", weight=Weight.OWED, needs=("evidence",))
def source_still_public(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report public documents of which a source that they name as ``evidence`` is not public any more.

    Source: regulation I.1, I.2 (accurate information).
    """
    for row in catalogue.rows.values():
        for id in source_still_public.texts(row, "evidence"):
            if id not in catalogue.rows:
                yield source_still_public.on(
                    row,
                    field="evidence",
                    got=f"{id}, which is not public",
                    expected="another published source on which the verdict rests, or the clarification withdrawn",
                )
