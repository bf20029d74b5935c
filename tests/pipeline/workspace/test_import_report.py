"""What an import found: what is refused to everybody is refused to old texts, and digits stand for the report."""

from __future__ import annotations

import pytest

from tests.pipeline.records import LAW


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body": "**第一条** 联系人：李（13812345678）"}, "PRI002"),
        ({"body": "**第一条** 证件号码11010519491231002X"}, "PRI001"),
        ({"body": "内部资料\n\n**第一条** 每口井每年采样一次。"}, "SEC003"),
        ({"announced": "9999-12-31"}, "DAT004"),
        ({"announced": "1848-12-31"}, "DAT004"),
        ({"department": "astrology"}, "PEO001"),
        ({"body": ""}, "COL019"),
        ({"body": " \n\u3000\n"}, "COL019"),
        ({"body": "<!-- the text is in the annex -->"}, "COL019"),
        ({"title": "2019"}, "COL002"),
        ({"language": "zh-Hans", "body": "Each well is sampled once in every year, by the county. " * 3}, "COL005"),
    ],
)
def test_a_record_is_refused_by_the_rules_that_hold_for_adopted_documents(change, code, bring):
    made = bring({**LAW, "title": "First"}, {**LAW, **change}, {**LAW, "title": "Last"})

    assert [taken.line for taken in made.taken] == [1, 3]
    ((line, told),) = made.refused
    assert (line, told.partition(" ")[0]) == (2, code)


def test_what_was_found_is_named_by_digits_that_change_with_it(bring):
    with_remark = {**LAW, "body": "**Article 1** A fence is 2\ue0105 metres high."}
    clean, again = (bring(LAW, dry_run=True) for _ in range(2))
    others = [
        bring(*records, dry_run=True)
        for records in ((with_remark,), (LAW, {**LAW, "body": "机密★1年"}), ({**LAW, "title": "Wells"},))
    ]

    assert clean.is_clean and clean.seen == again.seen
    assert [one.is_clean for one in others] == [False, False, True]
    assert len({one.seen for one in (clean, *others)}) == 4
