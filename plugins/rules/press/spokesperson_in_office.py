"""A statement is made in the name of the spokesperson, by whoever is that."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import day_of
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule
from plugins.rules.submission import submitted_at

ROLE = "spokesperson"


@rule("PRE004", clause="I.6", scope="reference", every=False)
def spokesperson_in_office(document: Document, library: Library) -> Iterator[Finding]:
    """Require that whom ``spokesperson`` names was spokesperson of the ministry when the text was submitted.

    A text that nobody has submitted is judged now.

    Source: regulation I.3, I.6.
    """
    key = document.string("spokesperson")
    at = submitted_at(document, library)
    people = library.policy.people
    if not key or (key in people and people[key].holds(ROLE, at)):
        return
    holders = sorted(person.key for person in people.values() if person.holds(ROLE, at))
    yield document.finding(
        spokesperson_in_office,
        field="spokesperson",
        got=(f"{key}, who is not spokesperson on {day_of(at)}",),
        expected=holders[0] if holders else "somebody with the role; policy/people.yaml names nobody at present",
    )
