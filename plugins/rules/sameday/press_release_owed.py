"""A normative document has its press release on the day it is issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.model.clock import Clock, day_ends, day_of
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication
from plugins.rules.rule import rule


@rule("SAM009", clause="IV.2", scope="site", weight=Weight.OWED)
def press_release_owed(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents of columns that owe a press release and for which none is public.

    A press release is bound by ``press_release`` in the document or by
    ``announces`` in the release. It is due by the end of the day announced,
    and where the document came later, of the day it became public. It holds
    nothing back. Documents taken over from an old site owe none.

    Source: regulation IV.2, I.6.
    """
    announced = {id for p in catalogue.publications.values() for id in p.revision.strings("announces")}
    for publication in catalogue.publications.values():
        revision = publication.revision
        column = catalogue.policy.columns.get(revision.column)
        if column is None or not column.press_release_owed or publication.adopted:
            continue
        if revision.id in announced or revision.string("press_release") in catalogue.publications:
            continue
        due = day_ends(max(_days(publication), default=day_of(clock.at)))
        yield press_release_owed.on(
            publication,
            field="press_release",
            got="no public press release" + (", overdue" if clock.reached(due) else ""),
            expected=f"one that the Information Office issues the same day, with announces: [{revision.id}]",
            due=due,
        )


def _days(publication: Publication) -> list[date]:
    return [day for day in (publication.day, publication.since and day_of(publication.since)) if day]
