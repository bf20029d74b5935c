"""What an answer rests on is in force."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Validity
from plugins.rules.rule import rule

ENDED = (Validity.REPEALED.value, Validity.EXPIRED.value)


@rule("QNA004", clause="IV.5", scope="site", weight=Weight.OWED, needs=("basis",))
def basis_in_force(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report public documents whose legal basis was repealed, has expired or was withdrawn.

    Source: regulation IV.5, I.1 (accurate information).
    """
    withdrawn = {notice.id for notice in catalogue.notices}
    for row, ids in basis_in_force.having(catalogue, "basis"):
        for id in ids:
            basis = catalogue.rows.get(id)
            if basis is not None and basis.validity in ENDED:
                state = basis.validity
            elif id in withdrawn:
                state = "withdrawn"
            else:
                continue
            yield basis_in_force.on(
                row,
                field="basis",
                got=f"{id}, which is {state}",
                expected="a text checked against the law in force, and its id, such as basis: [k7m29xqf]",
            )
