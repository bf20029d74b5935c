"""No column shows one title twice on one day."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("COL009", clause="IV.7", scope="site", weight=Weight.NOTE)
def duplicate_title(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents of one column and language that share title and main date with an earlier one.

    Source: 国办秘函〔2019〕19号 (duplicate texts are counted).
    """
    keys = {id: (row.column, row.language, "".join(row.title.split()), row.day) for id, row in catalogue.rows.items()}
    if len(set(keys.values())) == len(keys):
        return
    first: dict[tuple[str, str, str, str], str] = {}
    for row in sorted(catalogue.rows.values(), key=attrgetter("order", "id")):
        other = first.setdefault(keys[row.id], row.id)
        if other != row.id:
            yield duplicate_title.on(
                row,
                field="title",
                got=f"the title and date of {other}",
                expected=f"one page: withdraw this or doc:{other}, or say in the title what differs",
            )
