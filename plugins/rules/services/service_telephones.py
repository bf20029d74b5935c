"""Somebody answers for a service by telephone, and somebody else takes complaints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELDS = ("advice", "complaints")
NUMBER = re.compile(r"[0-9]{5}|[0-9]{3,4}[ \-－]?[0-9]{3,4}[ \-－]?[0-9]{4}")


@rule("SRV006", clause="IV.6", every=False)
def service_telephones(document: Document) -> Iterator[Finding]:
    """Require numbers under ``advice`` and ``complaints``, and two different ones: nobody complains to whom they mean.

    Source: 国办秘函〔2019〕19号 (telephone numbers of service items are called by the inspection).
    """
    found = {name: NUMBER.findall(document.string(name)) for name in FIELDS}
    for name, numbers in found.items():
        if document.string(name) and not numbers:
            yield document.finding(
                service_telephones,
                field=name,
                got=document.string(name),
                expected="a telephone number, such as 000-5550-1217",
            )
    advice, complaints = (set(map(_digits, numbers)) for numbers in found.values())
    if complaints and complaints <= advice:
        yield document.finding(
            service_telephones,
            field="complaints",
            got=document.string("complaints"),
            expected="another number than that for advice, such as 000-5550-1200",
        )


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
