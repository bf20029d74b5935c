"""Time limits as they are written, in days of one kind."""

from __future__ import annotations

import pytest

from plugins.rules.time_limits import days_of


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("15 working days", (15, "working")),
        ("1 working day", (1, "working")),
        ("15个工作日", (15, "working")),
        ("30 days", (30, "calendar")),
        ("20日内", (20, "calendar")),
        ("at once", (0, "")),
        ("当场办结", (0, "")),
        ("soon", None),
        ("", None),
    ],
)
def test_the_number_and_kind_of_days_are_read(words, days):
    assert days_of(words) == days
