"""The blocks of a text are taken from the front of a queue (I.4)."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read import parser

LINES = ("|-|-|", "| a | b |", "- a", "1. b", "> c", "    d", "[^1]: e", "[^1]", "# f", ": g", "---", "h", "")


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_a_queue_of_blocks_gives_the_tree_that_a_list_gives(lines):
    text = "\n".join(lines)
    queued = tostring(parser.marked_up(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_Blocks", list)
        assert tostring(parser.marked_up(text)) == queued


def test_whoever_takes_a_block_from_elsewhere_is_told():
    blocks = parser._Blocks(["a", "b"])
    assert blocks.pop(0) == "a"
    with pytest.raises(IndexError, match="from the front"):
        blocks.pop()


def test_python_markdown_puts_blocks_back_and_takes_them_out_at_the_front_alone():
    taken = []

    class Seen(parser._Blocks):
        def insert(self, index, block):
            taken.append(index)
            super().insert(index, block)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_Blocks", Seen)
        parser.marked_up("|-|-|\n" * 8 + "\n\n- a\n# b\n\nc\n: d\n\n> e\n\n    f")
    assert taken
    assert set(taken) == {0}
