"""Whoever reports an incident is told to call before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

WRITTEN = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|https?://\S+|\bby (?:e-?mail|letter|post)\b|发送?(?:电子)?邮件|写信|来函",
    re.IGNORECASE,
)


@rule("MBX003", clause="IV.5", every=False)
def telephone_first(document: Document) -> Iterator[Finding]:
    """Require that summary and text name the ``telephone`` before they name any way to write.

    Mail lies unread at night; a report goes up within two hours.

    Source: regulation IV.5; Regulations on Public Health Emergencies, article 19 (a report within two hours).
    """
    number = document.string("telephone")
    places = (("summary", document.string("summary"), None), ("", document.text.plain, document.body_line))
    for field, words, line in places:
        written = WRITTEN.search(words)
        if number and written and number not in words[: written.start()]:
            yield document.finding(
                telephone_first,
                field=field,
                line=line,
                got=(f"{written[0]} before the telephone",),
                expected=f"{number} first, and ways to write behind it",
            )
