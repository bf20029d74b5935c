"""Runs of digits are found as they are seen, those of web addresses left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.numerals import ADDRESS, GAP, RUN, digit_runs

PIECES = [*"0123456789AZQX -·.京沪挂ax\n", "138", "0013 8000", "://", "https://"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(WORDS)
def test_runs_are_looked_for_outside_web_addresses(words):
    unaddressed = ADDRESS.sub(lambda found: "·" * len(found[0]), words)
    expected = tuple((found.start(), GAP.sub(" ", found[0])) for found in RUN.finditer(unaddressed))
    assert digit_runs(words) == expected
