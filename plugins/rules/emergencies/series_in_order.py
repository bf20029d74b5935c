"""The notices of one event follow one another in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "updates"


@rule("EMG003", clause="I.6", scope="reference", every=False)
def series_in_order(document: Document, library: Library) -> Iterator[Finding]:
    """Require that the notice which ``updates`` names was not withdrawn, is not younger, and does not follow this one.

    A notice names the one before it, or the first of the event.

    Source: regulation I.6 (emergencies are released by the release plan, notice after notice).
    """
    before = document.string(FIELD)
    if not before or before == document.id:
        return
    dossier = library.catalogue.dossiers.get(before)
    day, earlier = document.day("dated"), _day(before, library)
    if dossier is not None and dossier.withdrawn:
        got, expected = f"{before}, which was withdrawn", "a notice that is public or being written"
    elif document.id in library.reachable(before, (FIELD,)):
        got, expected = f"{before}, which in the end continues this notice", "an earlier notice of the event"
    elif day and earlier and earlier > str(day):
        got, expected = f"{before}, dated {earlier}", f"a notice of the event up to {day}, the day of this one"
    else:
        return
    yield document.finding(series_in_order, field=FIELD, got=(got,), expected=expected)


def _day(id: str, library: Library) -> str:
    """Return the day of a notice as it is being written, else as it is public; ``""`` where it has none."""
    if id in library.working:
        return str(library.working[id].day("dated") or "")
    publication = library.catalogue.publications.get(id)
    return str(publication.day or "") if publication else ""
