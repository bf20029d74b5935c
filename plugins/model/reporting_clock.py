"""A clock of policy: within how many hours something is reported, where that is said, and who looked it up when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plugins.model.counted import counted


@dataclass(frozen=True, slots=True)
class ReportingClock:
    """One clock of ``policy/clocks.yaml``.

    Attributes:
        key: by which columns name it.
        title: what has to happen in time, by language.
        hours: from the beginning to the deadline.
        source: the law, document or plan that says so.
        checked: the day on which somebody looked it up there last; None: nobody did, and the clock is provisional.
    """

    key: str
    title: Mapping[str, str]
    hours: int
    source: str
    checked: date | None = None

    def due(self, begins: datetime) -> datetime:
        """Return the instant by which it is to happen."""
        return begins + timedelta(hours=self.hours)

    @property
    def said(self) -> str:
        """The figure with its source, and whether that was checked, as findings say it."""
        checked = (
            f"checked on {self.checked.isoformat()}" if self.checked else "provisional: its source was not checked"
        )
        return f"{counted(self.hours, 'hour')} ({self.source}; {checked})"
