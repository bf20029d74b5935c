"""Ticks begin code where a run of as many follows in the paragraph, and that is found in a time as the text is long."""

from __future__ import annotations

import re
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.verify_words import BARS, CELL, replaced, typed

ESCAPED, CELLS = r"\\([\\`|])", re.compile(r"(?<!\\)\|(?=[^`]*(?:`[^`]*`[^`]*)*$)")
SPANS = re.compile(rf"{ESCAPED}|(?P<ticks>`+)(?!`)((?:(?!\n\n)[\s\S])+?)(?<!`)(?P=ticks)(?!`)")
"""What code and cells are, said shortly: for each place both look through the whole text."""

TICKS = st.text("``` \\|a\n", max_size=40)
SECONDS, LENGTH = 20, 100_000
"""What takes a second at this length takes hours where it grows as the square of the text."""


@given(TICKS)
def test_code_is_what_the_next_run_of_as_many_ticks_ends(text):
    wanted = SPANS.sub(lambda m: f"<{m[1]}>" if m[1] else f"({m[3]})", text)
    pattern = re.compile(rf"{ESCAPED}|(?P<ticks>`+)")
    assert replaced(pattern, lambda m: f"<{m[1]}>", lambda code: f"({code})", text) == wanted
    assert replaced(pattern, lambda m: m[0], None, text) == text


@given(TICKS.map(lambda text: text.replace("\n", "")))
def test_a_bar_parts_cells_where_it_is_neither_escaped_nor_in_code(row):
    assert BARS.sub(lambda m: m[1] or CELL, row[::-1])[::-1] == CELL.join(CELLS.split(row))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`" * LENGTH, id="one run"),
        pytest.param(f"\\`{'`' * LENGTH} `", id="a run that ends in code"),
        pytest.param(" ".join("`" * length for length in range(1, 440)), id="runs that grow"),
        pytest.param("`a" * (LENGTH // 2), id="ticks between letters"),
        pytest.param(f"|a|\n|-|\n|{'`|' * (LENGTH // 2)}", id="ticks between bars"),
        pytest.param(f"|a|\n|-|\n|{'`' * LENGTH}|", id="a run in a cell"),
        pytest.param(f"|a|\n|-|\n{'|' * LENGTH}", id="bars"),
    ],
)
def test_no_text_of_ticks_keeps_the_comparison_busy(text):
    def too_long(*_):
        raise AssertionError(f"{text[:20]!r}… of {len(text):,} characters took {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        said, _ = typed(text, lambda _: None)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert len(said) > LENGTH // 4
