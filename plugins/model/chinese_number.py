"""The numbers of laws as Chinese texts write them: 一百二十, 廿一, 一〇三, 壹拾贰."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸", "一二三四五六七八九十百千二三六")
"""Numbers as accounts write them; 廿 and 卅 are twenty and thirty."""

_SCORES = {"廿": "二十", "卅": "三十"}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "〇零○一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸⼀⼆⼋⼗"
"""Digits and units, those of accounts and the radicals that some converters write in their place among them."""

NUMBER = rf"[{NUMERALS}0-9０-９]{{1,9}}"


@lru_cache(maxsize=4096)
def chinese_number(text: str) -> int | None:
    """Read a number of laws: 一百二十, 十二, 一〇三, 12, １２; None when it is none."""
    text = unicodedata.normalize("NFKC", text).translate(FORMAL)
    for score, spelled in _SCORES.items():
        text = text.replace(score, spelled)
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not any(c in UNITS for c in text):
        digits = [DIGITS.get(c) for c in text]
        return None if None in digits else int("".join(map(str, digits)))
    total, digit, unit = 0, None, 10_000
    for c in text:
        if c in UNITS:
            if UNITS[c] >= unit:
                return None
            unit = UNITS[c]
            total += (1 if digit is None else digit) * unit
            digit = None
        elif c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        else:
            return None
    return total + (digit or 0)
