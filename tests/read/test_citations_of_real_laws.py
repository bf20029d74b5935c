"""What the real laws cite is found: every number of an article, but those that begin one, and no other."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from plugins.read.citations import AMENDING_TITLE, citations
from plugins.read.markdown import to_text
from tests.corpus import corpus

MISSED = ["<p>将第十二条", "所有”和第十一条"]
"""An amended law's article, and one behind a quotation of a constitution: neither is the text's own."""

ITS_OWN, OF_OTHERS, TITLES = 1_729, 658, 1_464

NUMBER = re.compile("第[〇零一二三四五六七八九十百千0-9]{1,9}条")
BEGINS = re.compile(r'article-number">$|<h[2-6][^>]*>[^<]*$|[。：] $|章附则$')


@pytest.fixture(scope="module")
def read():
    """The text of each law, with what it cites."""
    texts = [(law["title"], to_text(law["body"], first_line=1)) for law in corpus("laws.jsonl.xz")]
    return [
        (title, text, citations(text, chinese=True, amending=bool(AMENDING_TITLE.search(title))))
        for title, text in texts
    ]


def test_a_number_that_begins_no_article_is_a_citation(read):
    missed = []
    for _, text, found in read:
        for number in NUMBER.finditer(text.html):
            before = text.html[max(0, number.start() - 40) : number.start()]
            if not BEGINS.search(before) and not any(one.start <= number.start() < one.end for one in found):
                missed.append(f"{before[-4:]}{number[0]}")
    assert missed == MISSED


def test_the_counts_are_those_of_the_texts_that_were_read_by_hand(read):
    kinds = Counter((bool(one.named), bool(one.anchor)) for _, _, found in read for one in found)
    assert (kinds[False, True], kinds[True, True], kinds[True, False]) == (ITS_OWN, OF_OTHERS, TITLES)
