"""A day that was written otherwise is told as it is typed."""

import pytest

from plugins.model.written_days import as_typed


@pytest.mark.parametrize("written", ["2026年11月9日", "2026/11/9", "2026.11.09", " 2026 年 11 月 9 日 ", "2026-11-09"])
def test_a_day_is_told_as_it_is_typed(written):
    assert as_typed(written) == "2026-11-09"


@pytest.mark.parametrize("value", ["", "11月9日", "2026", "Vaccination bus"])
def test_anything_else_stays(value):
    assert as_typed(value) == value
