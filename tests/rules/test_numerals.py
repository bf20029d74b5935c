"""A closer look at numbers is spared only where it would find nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.numerals import ADDRESS, GAP, RUN, digit_runs, longest_code
from plugins.rules.privacy.car_plate import PLATE, SHORTEST
from plugins.rules.privacy.record_number import NUMBER

PIECES = [*"0123456789AZQX -·.京沪挂ax\n", "138", "0013 8000", "://", "https://"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(WORDS)
def test_a_text_without_a_long_stretch_holds_no_run_number_or_plate(words):
    unaddressed = ADDRESS.sub(lambda found: "·" * len(found[0]), words)
    expected = tuple((found.start(), GAP.sub(" ", found[0])) for found in RUN.finditer(unaddressed))
    assert digit_runs(words) == expected
    if longest_code(words) < SHORTEST:
        assert not PLATE.search(words)
        assert not NUMBER.search(words)


def test_a_stretch_is_measured_with_what_parts_its_digits():
    assert longest_code("tel. 138 0013-8000, room A12") == 13
    assert longest_code("1234") == 0
