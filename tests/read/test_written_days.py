"""A day that was written otherwise is told as it is typed."""

import pytest

from plugins.read.written_days import as_typed


@pytest.mark.parametrize("written", ["2026年11月9日", "2026/11/9", "2026.11.09", " 2026 年 11 月 9 日 ", "2026-11-09"])
def test_a_day_is_told_as_it_is_typed(written):
    assert as_typed(written) == "2026-11-09"


@pytest.mark.parametrize("value", ["", "11月9日", "2026", "Vaccination bus"])
def test_anything_else_stays(value):
    assert as_typed(value) == value


def test_a_chinese_colon_and_a_chinese_day_are_mended_in_one_step(read):
    (finding,) = [f for f in read("---\ntitle: a\ndated：2026年11月29日\n---\nx\n".encode())[1] if f.code == "REA005"]
    assert finding.expected == "an ASCII colon and a space, dated: 2026-11-29"
