"""DAT006: the date at the end of the text is one of the dates in front of it."""

import pytest

from plugins.rules.dates.date_in_text import date_in_text
from tests.rules.make import document, shown


def findings(end, **dates):
    return shown(date_in_text(document(body=f"第一条 应当报告。\n\n卫生部\n\n{end}\n", **dates)))


@pytest.mark.parametrize(
    ("end", "dates"),
    [
        ("2026年11月20日", {"formed": "2026-11-20", "announced": "2026-11-23"}),
        ("2026年11月23日印发", {"formed": "2026-11-20", "announced": "2026-11-23"}),
        ("2026 年 11 月 23 日", {"announced": "2026-11-23"}),
        ("2026年11月20日\n\n2026年12月1日印发", {"formed": "2026-11-20"}),
        ("本办法自2027年1月1日起施行。", {"announced": "2026-11-23"}),
        ("2026年13月20日", {"announced": "2026-11-23"}),
        ("2026年11月20日", {}),
    ],
)
def test_a_date_that_agrees_or_is_none_passes(end, dates):
    assert findings(end, **dates) == []


def test_another_date_is_one_finding_that_names_both():
    assert findings("2026年10月8日", formed="2026-11-20", announced="2026-11-23") == [
        "content/policy-information/2026/a.md:3: DAT006 announced: got 2026-11-20 and 2026-11-23, "
        "expected 2026-10-08, as the end of the text says, or the right date there"
    ]
