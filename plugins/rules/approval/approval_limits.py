"""An application that is made online is done as fast as the service guide promises."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule
from plugins.rules.time_limits import FORM, days_of

LIMITS = ("accepted_within", "promised_limit")


@rule("ONL003", clause="IV.6", scope="reference", every=False)
def approval_limits(document: Document, library: Library) -> Iterator[Finding]:
    """Require time limits in days, and that of the decision no longer than in the service guide of the same service.

    Acceptance is said within five days, as the law has it.

    Source: Administrative Licensing Law of 2019, articles 32 and 33.
    """
    limits = {name: days_of(document.string(name)) for name in LIMITS}
    for name, days in limits.items():
        if document.string(name) and days is None:
            yield document.finding(approval_limits, field=name, got=document.string(name), expected=FORM)
    accepted, done = (limits[name] for name in LIMITS)
    if accepted and accepted[0] > 5:
        yield document.finding(
            approval_limits,
            field="accepted_within",
            got=document.string("accepted_within"),
            expected="5 working days or less; what nobody answers within five days counts as accepted",
        )
    promised = _promised(library, document.string("service"))
    guide = days_of(promised)
    if done and guide and (done[0] > guide[0] or (done[1] and guide[1] and done[1] != guide[1])):
        yield document.finding(
            approval_limits,
            field="promised_limit",
            got=document.string("promised_limit"),
            expected=f"no more than its service guide promises, {promised}",
        )


def _promised(library: Library, id: str) -> str:
    """Return the time limit that a service guide promises, ``""`` where none is known: LNK005 says so."""
    if (guide := library.text_of(id)) is not None:
        return guide.string("promised_limit")
    publication = library.catalogue.publications.get(id)
    return publication.revision.string("promised_limit") if publication else ""
