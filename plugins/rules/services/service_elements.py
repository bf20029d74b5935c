"""A service item has every section that somebody needs who asks for the service."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.sections import sections
from plugins.rules.service_item import titles


@rule("SRV001", clause="IV.6", every=False)
def service_elements(document: Document) -> Iterator[Finding]:
    """Require legal basis, conditions, materials, procedure, result and questions as sections, none of them empty.

    The other elements are fields: code, kind, applicants, limits, fee, place, hours and telephones.

    Source: regulation IV.6; Administrative Licensing Law of 2019, article 30 (basis, conditions, procedure, limits and
    materials are made public).
    """
    found = {section.title.casefold(): section for section in sections(document)}
    for title in titles(document).values():
        section = found.get(title.casefold())
        if section is None:
            yield document.finding(
                service_elements,
                line=document.body_line,
                got=(f"no section {title}",),
                expected=f"a section with the heading ## {title}, and the words below it",
            )
        elif not section.lines:
            yield document.finding(
                service_elements,
                line=section.line,
                got=(f"nothing below {title}",),
                expected="the words of that section",
            )
