"""A plain text becomes what the way of marked up texts makes of it, sanitiser included."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from plugins.read import blocks
from plugins.read.characters import UNSEEN, without_unseen
from plugins.read.faults import Faults
from plugins.read.links import Sources
from plugins.read.markdown import dressed
from plugins.read.plain import plain_text

PIECES = [
    *("第一条", "第二条之一　", "第三章", "第一节 总则", "第二编", "目录", "（一）"),
    *("Article 3. ", "Article 3", "Chapter II", "##", "# ", "#", "总则", "管理规定。", "word", "section", "1", "12"),
    *(" ", "  ", "\u3000", "\u00a0", "\u2003", "\n", "\n\n", "\n \n", ">", '"', "'", ".", "：", "-", "$", "@"),
    *("、", "“", "”", "…", "é", "\u115f", "\ufdd0", "\U00020000"),
]
BODIES = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=("Cs",)), max_size=30).map("".join)
LINES = st.sampled_from(["第一条 a", "第二条之一\u3000a", "第三章", "第一节 总则", "（一）a", "\u3000a", "a", "a|"])
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n \n"])
TYPED = st.lists(st.tuples(LINES, BREAKS).map("".join), min_size=3, max_size=9).map("".join)
DIVISION_LINE = re.compile(
    rf"^( {{0,3}}\u3000*第{blocks.NUMBER}(?:分编|[编章节])(?:{blocks.SPACE}+[^\n。；|]{{1,40}})?)\n(?=\S)", re.MULTILINE
)


@given(BODIES)
def test_the_short_way_gives_what_the_long_way_gives(body):
    body = without_unseen(body.replace("\r", "\n"))
    if blocks.is_plain(body):
        text = blocks.separated(body)
        slow = dressed(blocks.plain(text), Sources(body, 1), Faults(""), None)
        assert plain_text(blocks.plain(text)) == slow


@given(TYPED | BODIES)
def test_lines_that_stand_for_themselves_are_set_apart_wherever_they_stand(body):
    apart = blocks._RUN_ON.sub("\n\n", body)
    assert blocks.separated(body) == DIVISION_LINE.sub(r"\1\n\n", apart)


def test_no_character_that_nobody_sees_counts_as_printable():
    everything = map(chr, range(sys.maxunicode + 1))
    assert [c for c in everything if UNSEEN.match(c) and without_unseen(f"a{c}\u3000\nb") != "a\u3000\nb"] == []
