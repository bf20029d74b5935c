"""A law takes effect when it has been announced, not before."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("DAT002", clause="IV.2", every=False)
def law_not_retroactive(document: Document) -> Iterator[Finding]:
    """Require that ``effective`` is the day announced or a later one.

    Laws, regulations and rules have no force before they are announced. The
    day announced itself is usual (自公布之日起施行).

    Source: Legislation Law of 2023, article 104.
    """
    announced, effective = document.day("announced"), document.day("effective")
    if announced and effective and effective < announced:
        yield document.finding(
            law_not_retroactive,
            field="effective",
            got=effective,
            expected=f"the day it is announced or a later one, {announced} or after",
        )
