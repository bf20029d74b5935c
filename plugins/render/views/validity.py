"""Whether a text is in force, and when it was public: what a reader asks first."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlsplit

from plugins.model.clock import day_of
from plugins.model.policy import Site
from plugins.model.publication import Publication, Punctuality, Validity
from plugins.render.amendments import Amended, amended_places, numbers
from plugins.render.dates import long_day, long_instant, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Mark, Row, Tag, Time
from plugins.render.views.versions import effective_day, in_order, laws_of
from plugins.render.words import Words

IMMUTABLE = "text_immutable"
"""The rule of columns whose texts are changed by amendments alone."""


def short_force(publication: Publication, words: Words) -> Tag | None:
    """Return the mark of legal force for lists, or that the time of a text is over; None for others."""
    validity = publication.validity
    return None if validity is None else Tag(validity.value, words[force_key(validity)])


def force(publication: Publication, words: Words, language: str) -> Tag | None:
    """Return the same mark with its day, for the page of the document."""
    validity = publication.validity
    if validity is None:
        return None
    key = f"{force_key(validity)}_since"
    day = publication.revision.day("expires" if validity in (Validity.EXPIRED, Validity.PAST) else "effective")
    if day is None or key not in words:
        return short_force(publication, words)
    return Tag(validity.value, words[key].format(day=long_day(day, language)))


def force_notes(around: ViewContext, publication: Publication, language: str) -> tuple[Row, ...]:
    """Return that nobody verified its force, and what others do to the text and from when: who repeals or amends it."""
    words = around.words[language]
    notes = [Row(words["note_unverified"])] if publication.validity is Validity.UNVERIFIED else []
    repealing = [around.public(id) for id in publication.repealed_by]
    for key, others in (("note_repealed", repealing), ("note_amended", _amending(around, publication))):
        for other in others:
            day = effective_day(other)
            label = words[key] if day is None else words[f"{key}_from"].format(day=long_day(day, language))
            notes.append(Row(label, links=(Link(other.revision.title, other.url, other.revision.language),)))
            if key == "note_amended" and (changed := _changed(around, publication, other)):
                notes.append(Row(words["note_articles"], links=changed))
    if publication.amended_by:
        notes.append(Row(words[_what_is_worked_in(around, publication)]))
    return tuple(notes)


def _what_is_worked_in(around: ViewContext, publication: Publication) -> str:
    """Return the name of the sentence that says which amendments the words of a text hold."""
    if laws_of(around, publication):
        return "note_consolidated_before"
    is_original = IMMUTABLE in around.column_of(publication.revision.column).rules and not publication.adopted
    return "note_original" if is_original else "note_unclear"


def amendment_marks(around: ViewContext, publication: Publication, language: str) -> tuple[Mark, ...]:
    """Return what is said behind each article that others amend, in the order in which they do it."""
    words = around.words[language]
    marks = []
    for other in _amending(around, publication):
        day = effective_day(other)
        label = words["note_amended"] if day is None else words["note_amended_from"].format(day=long_day(day, language))
        for place in amended_by_articles(around, publication, other):
            anchor = f"#{quote(place.by_anchor)}" if place.by_anchor else ""
            text = words["comma"].join(filter(None, (place.by_number, other.revision.title)))
            marks.append(Mark(place.anchor, label, Link(text, f"{other.url}{anchor}", other.revision.language)))
    return tuple(marks)


def _amending(around: ViewContext, publication: Publication) -> list[Publication]:
    """Return what amends a document, in the order in which it takes effect."""
    return in_order(map(around.public, publication.amended_by))


def amended_by_articles(around: ViewContext, publication: Publication, other: Publication) -> tuple[Amended, ...]:
    """Return the places of a document that the articles of another amend.

    What amends an article of a law amends it in the texts that consolidate the
    law as well; they have the numbers of the law.
    """
    text = around.texts.get(other.revision.id)
    ids = {publication.revision.id, *(law.revision.id for law in laws_of(around, publication))}
    ids.intersection_update(other.revision.ids_in("amends"))
    return tuple(dict.fromkeys(place for id in sorted(ids) for place in amended_places(text.html, id))) if text else ()


def _changed(around: ViewContext, publication: Publication, other: Publication) -> tuple[Link, ...]:
    """Return links to the articles that a document amends, by their numbers, in the order of the text."""
    places = {place.anchor for place in amended_by_articles(around, publication, other)}
    own = around.texts.get(publication.revision.id) if places else None
    known = numbers(own.html) if own else {}
    language = publication.revision.language
    return tuple(Link(number, f"#{quote(anchor)}", language) for anchor, number in known.items() if anchor in places)


def origin(publication: Publication, site: Site, words: Words) -> Row | None:
    """Return where an adopted document comes from, None for the others.

    The link says title and site. An address on the host of this site is no link: that host leads it back to this page.
    """
    if not publication.adopted:
        return None
    address = publication.revision.string("origin")
    host = urlsplit(address).hostname if address else None
    if not host or host == urlsplit(site.base_url).hostname:
        return Row(words["note_adopted"])
    said = words["note_origin"].format(title=publication.revision.title, host=host)
    return Row(words["note_adopted_from"], links=(Link(said, address, publication.revision.language),))


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


def force_key(validity: Validity) -> str:
    """Return the name of the sentence that says a legal force."""
    return f"force_{validity.value.replace('-', '_')}"
