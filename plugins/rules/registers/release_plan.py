"""An affiliated unit releases what a plan says that was approved before."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.entries import named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "plan"


@rule("REG002", clause="I.7", scope="reference", every=False)
def release_plan(document: Document, library: Library) -> Iterator[Finding]:
    """Require a plan in the register that is approved, not refused since, of the same department, in the same name.

    Without such a plan nothing is released, least of all in the name of the ministry.

    Source: regulation I.7.
    """
    entry, got = named_entry(document, FIELD, "plan", library)
    if entry is None:
        yield document.finding(
            release_plan,
            field=FIELD,
            got=(got,),
            expected="the reference of an approved plan; python3 inv register plan --as WHO files one",
        )
        return
    name = document.string("in_name_of")
    for fault, expected in (
        (entry.step("refuse"), "a plan that was not refused"),
        (not entry.step("approve"), "a plan that the Information Office has approved"),
        (
            entry.facts.get("department") != document.string("department"),
            f"a plan of {document.string('department')}; this one is of {entry.facts.get('department')}",
        ),
        (
            name and entry.facts.get("name") != {"unit": "own", "ministry": "ministry"}.get(name),
            f"a plan in the name of the {name}; this one is approved for the other",
        ),
    ):
        if fault:
            yield document.finding(release_plan, field=FIELD, got=(entry.reference,), expected=expected)
