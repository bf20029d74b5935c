"""Postings taken out of entries: what is left is as if they had never been written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.removal import without
from tests.search.test_entries import BITS, POSTINGS, entry, widths_of


@settings(deadline=None)
@given(POSTINGS, POSTINGS, st.data())
def test_what_is_left_after_a_removal_is_as_if_the_rest_alone_had_been_written(first, second, data):
    space = max(first[0], second[0])
    title_bytes = [number * 7 % 256 for number in range(space)]
    terms = {"vaccine": first[1], "传染": second[1], "=0a1b2c3d4e": {0: 2}, "药": {0: 66}}
    gone = data.draw(st.sets(st.sampled_from(sorted({number for codes in terms.values() for number in codes}))))
    removed = {term: gone & codes.keys() for term, codes in terms.items()}
    left = {term: {n: code for n, code in codes.items() if n not in gone} for term, codes in terms.items()}

    def joined(every):
        return b"".join(entry(term, codes, title_bytes) for term, codes in every.items() if codes)

    assert without(joined(terms), {"absent": {0}, **removed}, space, widths_of(space), BITS) == joined(left)


@pytest.mark.parametrize("count", [2, 343, 344, 345, 688, 689, 1000])
def test_a_removal_may_change_the_parameter_of_the_rice_code(count):
    title_bytes = [0] * 1000
    codes = {number: 1 + number % 63 for number in range(1000 - count, 1000)}
    rest = {number: code for number, code in codes.items() if number != 999}
    part = entry("药", codes, title_bytes)
    assert without(part, {"药": {999}}, 1000, widths_of(1000), BITS) == entry("药", rest, title_bytes)
