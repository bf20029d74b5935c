"""The texts of a law, each with the days on which it was in force: what held on a day is found in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from plugins.model.consolidation import CONSOLIDATES, FOLLOWS, laws_among
from plugins.model.publication import Publication, Validity
from plugins.render.dates import long_day
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row, Time
from plugins.render.views.relations import document_link

ENDED = (Validity.REPEALED.value, Validity.EXPIRED.value)

Steps = list[tuple[date | None, frozenset[str]]]
"""From each first day on, the ids of the amendments that count by then."""


class Version(NamedTuple):
    """What was in force for some days, or that nothing is from a day on.

    Attributes:
        since: the first day, None where the text does not say it.
        until: the last day, None where no end is known.
        ended: words for the time after the end; ``""`` while a text is in force.
        is_here: whether the page shows the text.
        texts: that hold what was in force; after the end what repealed it.
        changes: amendments that count as well and are not worked into `texts`.
    """

    since: Time | None
    until: Time | None
    ended: str
    is_here: bool
    texts: tuple[Link, ...]
    changes: tuple[Link, ...]


def versions(around: ViewContext, publication: Publication, language: str) -> tuple[Version, ...]:
    """Return the versions of the law that a text is, or that it is a text of, the oldest first.

    A version begins on the day on which an amendment takes effect; several of
    one day make one. Nothing is returned where a day is not known that decides
    what was in force, and where all is said by one day, which is the mark of legal
    force.
    """
    law = _law_of(around, publication)
    said = law.revision.string("validity") if law.adopted else ""
    if law.validity in (None, Validity.PAST, Validity.UNVERIFIED) or said == Validity.AMENDED.value:
        return ()
    amending = [(effective_day(other), other) for other in map(around.public, law.amended_by)]
    repealing = [(effective_day(other), other) for other in map(around.public, law.repealed_by)]
    ends = [day for day, _ in repealing if day] + [day for day in [law.revision.day("expires")] if day]
    if not all(day for day, _ in amending + repealing) or (said in ENDED and not ends):
        return ()
    end = min(ends, default=None)
    start = law.revision.day("effective") or (None if law.adopted else law.day)
    steps = _steps(start, [(day, other.revision.id) for day, other in amending if day], end)
    consolidated = _consolidated(around, law)
    found = [
        _version(around, publication, law, consolidated, amendments, (since, _before(until)), language)
        for (since, amendments), until in zip(steps, [*(first for first, _ in steps[1:]), end], strict=False)
    ]
    if end:
        by = tuple(document_link(other) for day, other in repealing if day == end)
        word = around.words[language]["version_repealed" if by else "version_expired"]
        found.append(Version(_time(end, language), None, word, False, by, ()))
    return tuple(found) if len(found) > 1 or law is not publication else ()


def consolidation_notes(
    around: ViewContext, publication: Publication, known: tuple[Version, ...], language: str
) -> tuple[Row, ...]:
    """Return of which laws a text holds the words, and of which days; ``known`` is what `versions` returned."""
    laws, words = laws_of(around, publication), around.words[language]
    if not (laws and publication.revision.ids_in(CONSOLIDATES)):
        return ()
    here = next((version for version in known if version.is_here), None)
    label = words["note_consolidated"]
    if here and here.since and here.until:
        label = words["note_consolidated_until"].format(day=here.since.text, until=here.until.text)
    elif here and here.since:
        label = words["note_consolidated_from"].format(day=here.since.text)
    return (Row(label, links=tuple(map(document_link, laws))),)


def laws_of(around: ViewContext, publication: Publication) -> tuple[Publication, ...]:
    """Return the public laws of which a text is a text, as `plugins.plan.relations` takes them; ``()`` for none."""
    if publication.revision.fields.keys().isdisjoint(FOLLOWS):
        return ()
    fields = around.column_of(publication.revision.column).fields
    laws: list[Publication] = []
    for field in (fields[name] for name in FOLLOWS if name in fields):
        ids = publication.revision.ids_in(field.name)
        named = (around.publication(id) for id in ids if id != publication.revision.id)
        laws += laws_among(one for one in named if one and field.may_name(one.revision.column))
    return tuple(laws)


def _law_of(around: ViewContext, publication: Publication) -> Publication:
    """Return the law whose versions the page of a text shows: the only one that it is a text of, or itself."""
    laws = laws_of(around, publication)
    return laws[0] if len(laws) == 1 else publication


def effective_day(publication: Publication) -> date | None:
    """Return the day from which a text does something to others, None where an adopted one does not say it."""
    return publication.revision.day("effective") or publication.day


def in_order(amending: Iterable[Publication]) -> list[Publication]:
    """Return texts in the order in which they take effect."""
    return sorted(amending, key=lambda one: (effective_day(one) or date.min, one.order))


def _steps(start: date | None, amendments: list[tuple[date, str]], end: date | None) -> Steps:
    """Return what counts from which day on; what took effect before the law did counts from its beginning."""
    days = sorted({day for day, _ in amendments if not (start and day <= start) and not (end and day >= end)})
    firsts = [start, *days] if not (start and end and end <= start) else []
    return [(first, frozenset(id for day, id in amendments if first is not None and day <= first)) for first in firsts]


def _consolidated(around: ViewContext, law: Publication) -> dict[frozenset[str], list[Publication]]:
    """Return the public texts that consolidate a law, by the amendments that are worked into them."""
    found: dict[frozenset[str], list[Publication]] = defaultdict(list)
    for other in map(around.public, law.referred_by):
        named = other.revision.ids_in(CONSOLIDATES)
        if law.revision.id in named and _law_of(around, other).revision.id == law.revision.id:
            found[frozenset(named).intersection(law.amended_by)].append(other)
    return found


def _version(
    around: ViewContext,
    shown: Publication,
    law: Publication,
    consolidated: dict[frozenset[str], list[Publication]],
    amendments: frozenset[str],
    days: tuple[date | None, date | None],
    language: str,
) -> Version:
    texts = [] if not amendments else consolidated.get(amendments, [])
    worked_in = bool(texts) or not amendments
    changes = () if worked_in else in_order(map(around.public, amendments))
    texts = texts or [law]
    is_here = any(one.revision.id == shown.revision.id for one in texts)
    others = tuple(document_link(one) for one in texts if one.revision.id != shown.revision.id)
    since, until = (_time(day, language) for day in days)
    return Version(since, until, "", is_here, others, tuple(map(document_link, changes)))


def _before(day: date | None) -> date | None:
    return day and day - timedelta(days=1)


def _time(day: date | None, language: str) -> Time | None:
    return Time(long_day(day, language), day.isoformat()) if day else None
