"""A service is done within a number of days, and no later than the law allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.time_limits import FORM, days_of

NO_LIMIT = re.compile(r"\bnone\b|\bno limit\b|无规定|未规定", re.IGNORECASE)


@rule("SRV004", clause="IV.6", every=False)
def service_limits(document: Document) -> Iterator[Finding]:
    """Require both time limits in days of one kind, and a promise that is no longer than the limit set by law.

    Where no law sets one, ``statutory_limit`` says ``none`` (无规定).

    Source: Administrative Licensing Law of 2019, articles 42 and 43.
    """
    promised, statutory = document.string("promised_limit"), document.string("statutory_limit")
    if promised and days_of(promised) is None:
        yield document.finding(service_limits, field="promised_limit", got=promised, expected=FORM)
        return
    if not promised or not statutory or NO_LIMIT.search(statutory):
        return
    if days_of(statutory) is None:
        yield document.finding(
            service_limits, field="statutory_limit", got=statutory, expected=f"{FORM}, or none (无规定)"
        )
        return
    days, unit = days_of(promised) or (0, "")
    most, law_unit = days_of(statutory) or (0, "")
    if unit and law_unit and unit != law_unit:
        yield document.finding(
            service_limits,
            field="promised_limit",
            got=promised,
            expected=f"days of the same kind as the limit set by law, {statutory}",
        )
    elif days > most:
        yield document.finding(
            service_limits, field="promised_limit", got=promised, expected=f"no more than the law allows, {statutory}"
        )
