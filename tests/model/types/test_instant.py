"""``instant``: a day and time in Asia/Shanghai."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.shown import Minute
from plugins.model.value import parse_minute
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize("raw", ["2026-11-12 17:10", "2028-02-29 00:00", "2026-12-31 23:59"])
def test_a_day_and_time_passes_and_is_shown_as_a_time(raw):
    assert read("instant", raw) == raw
    assert shown("instant", raw) == Minute(raw)


def test_it_is_in_asia_shanghai():
    assert parse_minute("2026-11-12 17:10") == datetime(2026, 11, 12, 17, 10, tzinfo=MINISTRY_ZONE)


@pytest.mark.parametrize(
    "raw",
    [
        *("2026-11-12", "17:10", "2026-11-12T17:10", "2026-11-12 17:10Z", "2026-11-12  17:10", "2026-11-12 17:10:30"),
        *("2026-02-30 10:00", "2026-11-12 25:00", "2026-11-12 17:60", "２０２６-11-12 17:10", ""),
    ],
)
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("instant", raw) == "a day and time in Asia/Shanghai such as 2026-11-23 10:00"
