"""Whether a text is in force, and when it was public: what a reader asks first."""

from __future__ import annotations

from datetime import date

from plugins.model.clock import day_of
from plugins.model.publication import Publication, Punctuality, Validity
from plugins.render.dates import long_day, long_instant, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row, Tag, Time
from plugins.render.words import Words


def short_force(publication: Publication, words: Words) -> Tag | None:
    """Return the mark of legal force for lists, None for columns without it."""
    validity = publication.validity
    return None if validity is None else Tag(validity.value, words[_key(validity)])


def force(publication: Publication, words: Words, language: str) -> Tag | None:
    """Return the mark of legal force with its day, for the page of the document."""
    validity = publication.validity
    if validity is None:
        return None
    key = f"{_key(validity)}_since"
    day = publication.revision.day("expires" if validity is Validity.EXPIRED else "effective")
    if day is None or key not in words:
        return short_force(publication, words)
    return Tag(validity.value, words[key].format(day=long_day(day, language)))


def force_notes(around: ViewContext, publication: Publication, language: str) -> tuple[Row, ...]:
    """Return that nobody verified its force, and what others do to the text and from when: who repeals or amends it."""
    words = around.words[language]
    notes = [Row(words["note_unverified"])] if publication.validity is Validity.UNVERIFIED else []
    for key, ids in (("note_repealed", publication.repealed_by), ("note_amended", publication.amended_by)):
        for other in map(around.public, ids):
            day = other.revision.day("effective") or other.day
            label = words[key] if day is None else words[f"{key}_from"].format(day=long_day(day, language))
            notes.append(Row(label, links=(Link(other.revision.title, other.url, other.revision.language),)))
    return tuple(notes)


def origin(publication: Publication, words: Words) -> Row | None:
    """Return where an adopted document comes from, None for the others."""
    if not publication.adopted:
        return None
    address = publication.revision.string("origin")
    return Row(words["note_adopted"], links=(Link(address, address),) if address else ())


def published_row(publication: Publication, words: Words, language: str) -> Row:
    """Return when the document was first public here, with the same-day verdict (regulation IV.2)."""
    label = words["published_here"]
    since = publication.since
    if since is None:
        return Row(label, text=words["not_released"])
    time = Time(long_instant(since, language), machine_instant(since))
    remark, late = _verdict(publication, day_of(since), words)
    return Row(label, time=time, remark=remark, late=late)


def _verdict(publication: Publication, published: date, words: Words) -> tuple[str, bool]:
    announced = publication.day
    match publication.punctuality:
        case Punctuality.SAME_DAY:
            return words["same_day"], False
        case Punctuality.LATE if announced is not None:
            days = (published - announced).days
            return (words["late_one"] if days == 1 else words["late_days"].format(days=days)), True
        case Punctuality.EARLY if announced is not None:
            days = (announced - published).days
            return (words["early_one"] if days == 1 else words["early_days"].format(days=days)), True
        case _:
            return "", False


def _key(validity: Validity) -> str:
    return f"force_{validity.value.replace('-', '_')}"
