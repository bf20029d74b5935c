"""``policy/clocks.yaml``: reporting times with their sources, and when each source was checked last."""

from __future__ import annotations

from datetime import date

from plugins.model.reporting_clock import ReportingClock
from plugins.model.value import KEY, parse_day
from plugins.policy.fields import by_language
from plugins.policy.nodes import Entry

REQUIRED = ("title", "hours", "source")
OPTIONAL = ("checked",)


def read_clocks(entry: Entry) -> dict[str, ReportingClock]:
    """Read the clocks, in the order of the file."""
    clocks = {}
    for key, one in entry.map().items():
        if not KEY.fullmatch(key) or "." in key:
            one.fault("got a key with other characters, expected a-z, 0-9 and -, such as first-notice")
        record = one.record(REQUIRED, OPTIONAL)
        clocks[key] = ReportingClock(
            key=key,
            title=record.get("title", by_language, {}),
            hours=record.get("hours", _hours, 0),
            source=record.get("source", lambda e: e.text(bool, "the law or plan that says so, with its article"), ""),
            checked=record.get("checked", _day, None),
        )
    return clocks


def _hours(entry: Entry) -> int:
    hours = entry.number()
    if not hours:
        entry.fault("got no hour, expected a whole number from 1, such as 24")
    return hours


def _day(entry: Entry) -> date | None:
    text = entry.text(bool, "the day on which the source was looked up, such as 2026-11-23")
    try:
        return parse_day(text) if text else None
    except ValueError as error:
        entry.fault(f"got {text!r}, expected {error}")
        return None
