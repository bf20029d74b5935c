"""Words of elements: one space wherever white space stands."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from plugins.read.elements import spaced

SPACES = " \t\n\r\f\v\u00a0\u3000"


@given(st.text(" a第") | st.text(st.sampled_from([*SPACES, "a", "第", "\u2003", "\u200b", "\x1c"]), max_size=8))
def test_a_stretch_of_white_space_is_one_space(text):
    stretches = groupby(text, SPACES.__contains__)
    assert spaced(text) == "".join(" " if is_space else "".join(some) for is_space, some in stretches)
