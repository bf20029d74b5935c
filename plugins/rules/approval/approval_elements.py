"""An item of the online approval service says who may apply, how, how long it takes and how to follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.sections import sections

TITLES: Mapping[str, tuple[str, ...]] = {
    "en": ("Conditions", "How to apply", "Time limits", "Progress"),
    "zh-Hans": ("办理条件", "办理方式", "办理时限", "进度查询"),
}


@rule("ONL001", clause="IV.6", every=False)
def approval_elements(document: Document) -> Iterator[Finding]:
    """Require conditions, how to apply, time limits and progress as sections, none of them empty.

    Source: regulation IV.6; Administrative Licensing Law of 2019, article 33 (electronic applications).
    """
    found = {section.title.casefold(): section for section in sections(document)}
    for title in TITLES.get(document.string("language"), TITLES["en"]):
        section = found.get(title.casefold())
        if section is None or not section.lines:
            yield document.finding(
                approval_elements,
                line=section.line if section else document.body_line,
                got=(f"nothing below {title}" if section else f"no section {title}",),
                expected=f"a section with the heading ## {title}, and the words below it",
            )
