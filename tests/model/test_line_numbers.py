"""A line is the number of line ends before an offset."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.line_numbers import LineNumbers


@given(st.text("a\n", max_size=30), st.integers(0, 30))
def test_a_line_is_the_number_of_line_ends_before_an_offset(text, offset):
    offset = min(offset, len(text))
    assert LineNumbers(text).at(offset) == text.count("\n", 0, offset)
