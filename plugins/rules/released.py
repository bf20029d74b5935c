"""Public documents by how their first release lies to the day announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication, Punctuality


def same_day(catalogue: Catalogue, *verdicts: Punctuality) -> Iterator[tuple[Publication, date]]:
    """Yield documents under the same-day clock that are judged so, with the day announced."""
    for publication in catalogue.publications.values():
        column = catalogue.policy.columns.get(publication.revision.column)
        announced = publication.revision.day(column.same_day) if column and column.same_day else None
        if announced is not None and publication.punctuality in verdicts:
            yield publication, announced


def by_the_clock(instant: datetime | None) -> str:
    """Write an instant to the minute in Asia/Shanghai, such as ``2026-11-23 10:00``."""
    return "no release" if instant is None else f"{instant.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"
