"""The contact stands for the department at the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.clock import day_of
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.person import Person
from plugins.rules.library import Library
from plugins.rules.rule import rule
from plugins.rules.submission import submitted_at

OF_DEPARTMENT = ("content-contact", "deputy")


@rule("PEO003", clause="I.3, IV.1", scope="reference")
def contact_in_term(document: Document, library: Library) -> Iterator[Finding]:
    """Require that ``contact`` is content contact or deputy of ``department``, or has another role that writes here.

    Judged when the text was submitted; a text that nobody has submitted is
    judged now. A term that ends later takes nothing back.

    Source: regulation IV.1.
    """
    person = library.policy.people.get(document.string("contact"))
    column = library.policy.columns.get(document.column)
    department = document.string("department")
    if person is None or column is None or department not in library.policy.departments:
        return
    at = submitted_at(document, library)
    office = [role for role in column.writers if role not in OF_DEPARTMENT]
    if any(person.holds(role, at, department) for role in OF_DEPARTMENT) or any(person.holds(r, at) for r in office):
        return
    others = sorted(p.key for p in library.policy.people.values() if _stands_for(p, department, at))
    yield document.finding(
        contact_in_term,
        field="contact",
        got=(f"{person.key}, who does not stand for {department} on {day_of(at)}",),
        expected="a content contact or deputy of the department"
        + (f", such as {others[0]}" if others else "; policy/people.yaml names none at present"),
    )


def _stands_for(person: Person, department: str, at: datetime) -> bool:
    return any(person.holds(role, at, department) for role in OF_DEPARTMENT)
