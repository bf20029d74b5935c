"""An emergency is noticed before it is reported, and reported before its notice is dated."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import day_of
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.value import parse_minute
from plugins.rules.rule import rule


@rule("EMG004", clause="I.6", every=False)
def report_after_notice(document: Document) -> Iterator[Finding]:
    """Require that ``reported`` does not lie before ``noticed``, nor after the day of the notice.

    Source: regulation I.1 (accurate information), I.6.
    """
    noticed, reported = (document.string(name) for name in ("noticed", "reported"))
    day = document.day("dated")
    if not reported:
        return
    if noticed and parse_minute(reported) < parse_minute(noticed):
        expected = f"the time of the report to the ministry, at {noticed} or later"
    elif day and day_of(parse_minute(reported)) > day:
        expected = f"the time of the report to the ministry, up to {day}, the day of the notice"
    else:
        return
    yield document.finding(report_after_notice, field="reported", got=reported, expected=expected)
