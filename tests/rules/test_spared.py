"""Rules spare themselves a closer look only at documents in which it would find nothing."""

from __future__ import annotations

from itertools import product

import pytest

from plugins.rules.numerals import digit_runs, may_hold_digit_runs
from plugins.rules.passages import together, visible
from plugins.rules.privacy import car_plate, personal_email, record_number
from plugins.rules.secrecy import classification_line, classification_mark, distribution_list

GAPS = ("", " ", "-", "·", "\u00a0", "\u2013", "年")
HOLDERS = (
    "护照",
    "病历",
    "病案",
    "住院",
    "门诊",
    "就诊",
    "就诊卡",
    "医保",
    "社保卡",
    "社会保障",
    "社会保障卡",
    "军官证",
)
# A pattern that ignores case takes ı and İ for i, ſ for s.
IN_ENGLISH = ("passport", "PAſſPORT", "medıcal record", "patİent", "ınsurance policy", "socıal ſecurıty")
LEVELS = ("绝密", "机 密", "秘\n密", "TOP SECRET", "ſecret", "confıdentİal")

CASES = {
    "runs of digits": (
        digit_runs,
        may_hold_digit_runs,
        [("138", "http://a/1", "1"), GAPS, ("0013", "00"), GAPS, ("8000", "8"), GAPS, ("0", "10")],
    ),
    "plates": (
        car_plate._plates,
        car_plate._may_hold,
        [("京A", "粤Z", "沪I"), GAPS, ("12345", "AB123", "1234", "ABCD"), ("", "挂", "警", "6"), ("", "使")],
    ),
    "addresses": (
        personal_email._private_addresses,
        personal_email._may_hold,
        [("a", "a.b"), ("@", "＠"), ("qq.com", "ＱＱ.com", "163.com", "a.cn")],
    ),
    "labelled numbers": (
        record_number._labelled_numbers,
        record_number._may_hold,
        [
            HOLDERS + IN_ENGLISH,
            ("号", "号码", "编号", " number", "\u00a0no.", "\u3000id", " ıd"),
            ("", "为", "：", " is ", "：\n", " E"),
            ("12345", "00-12-34", "1"),
        ],
    ),
    "lines": (
        classification_line._lines,
        classification_line._may_hold,
        [("", "\n", "# ", "（"), ("SECRET", "TOP\u00a0SECRET", "CONFIDENTIAL", "secret"), ("", "）", " // A", "\n")],
    ),
    "marks": (
        classification_mark._marks,
        classification_mark._may_hold,
        [LEVELS, ("", " ", "\u3000"), ("★", "✯", "&#9733;", "&ſtar;", "*")],
    ),
    "lists": (
        distribution_list._lists,
        distribution_list._may_hold,
        [
            ("", "\n", "> "),
            ("抄送", "抄 报", "分送", "传\n阅", "发 送范围", "分发范围", "cc", "copieſ to", "dıstribution list"),
            ("", " ", "\n"),
            (":", "：", ""),
            ("a",),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_where_a_closer_look_finds_something_none_is_spared(case):
    find, may_hold, pieces = CASES[case]
    every = ["".join(chosen) for chosen in product(*pieces)]
    with_something = [words for words in map(visible, every) if any(find(words))]
    assert 0 < len(with_something) < len(every)
    assert [words for words in with_something if not may_hold(together(f"条。{words}\n条"))] == []
