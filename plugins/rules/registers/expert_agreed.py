"""An expert is named in a text only where the register has the expert's own consent, and the office's."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.entries import named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

SHOWN = "expert"
"""Name, field and institution, as the public reads them."""

FIELD = "expert_entry"


@rule("REG009", clause="II.5", scope="reference", every=False)
def expert_agreed(document: Document, library: Library) -> Iterator[Finding]:
    """Require of a text that names an expert an entry of the register with the consent of expert and office.

    ``expert`` is what readers see, ``expert_entry`` the entry; neither stands
    without the other. An entry that was ended is none any more, but for a text
    that is public with it. Any department's expert will do: an emergency
    concerns several.

    Source: regulation II.5.
    """
    shown, reference = document.string(SHOWN), document.string(FIELD)
    if reference and not shown:
        yield document.finding(
            expert_agreed,
            field=FIELD,
            got=reference,
            expected=f"{SHOWN} as well: name, field and institution, such as He Yun, water chemistry, "
            "Institute of Lakes",
        )
    if not shown:
        return
    entry, got = named_entry(document, FIELD, "expert", library)
    if entry is None:
        yield document.finding(
            expert_agreed,
            field=FIELD if reference else SHOWN,
            got=(got if reference else f"an expert without {FIELD}",),
            expected="the reference of an expert who agreed; python3 inv register expert --as WHO chooses one",
        )
        return
    public = library.catalogue.publications.get(document.id)
    was_named = public is not None and public.revision.string(FIELD) == reference
    for fault, expected in (
        (entry.step("end") and not was_named, "an expert who is still asked"),
        (not entry.step("consent"), "an expert who agreed to be named: the step consent"),
        (not entry.step("office"), "an expert whom the Information Office has taken on: the step office"),
    ):
        if fault:
            yield document.finding(expert_agreed, field=FIELD, got=(entry.reference,), expected=expected)
