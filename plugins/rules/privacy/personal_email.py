"""Nobody's private e-mail address is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

PRIVATE = (
    r"(?:vip\.)?(?:qq|163|sina)\.com|foxmail\.com|126\.com|188\.com|139\.com|189\.cn|wo\.cn|yeah\.net|263\.net|sina\.cn|sohu\.com"
    r"|tom\.com|21cn\.com|aliyun\.com|gmail\.com|googlemail\.com|outlook\.com|hotmail\.com|live\.c(?:om|n)|msn\.com"
    r"|icloud\.com|me\.com|mac\.com|yahoo\.(?:com(?:\.cn)?|cn)|ymail\.com|aol\.com|proton(?:mail)?\.(?:me|com)"
    r"|gmx\.(?:com|net)|mail\.(?:com|ru)|yandex\.ru"
)
ADDRESS = re.compile(rf"(?<![\w.+-])[\w.+-]++@(?:{PRIVATE})(?![\w-]|\.\w)", re.IGNORECASE | re.ASCII)


@rule("PRI004", clause="IV.5", adopted=True)
def personal_email(document: Document) -> Iterator[Finding]:
    """Refuse e-mail addresses with providers that anybody can join; those of institutes pass.

    Source: Personal Information Protection Law, article 4; regulation IV.5.
    """
    for hit in hits(document, _private_addresses, _may_hold):
        yield document.finding(
            personal_email,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called(f"an address at {hit.value.rpartition('@')[2].lower()}"),
            expected="the address of an office, such as site@health.example, or none",
        )


def _may_hold(together: Together) -> bool:
    return "@" in together.ascii


def _private_addresses(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in ADDRESS.finditer(words))
