"""Passages: parts of a text cut where something ends, with the article or heading that each place belongs to."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.document import Text
from plugins.read.markdown import to_text
from plugins.search.passages import RECORD, UNIT, cuts, passages, place_bits
from plugins.search.stored import phrases, published, read, stored
from plugins.search.vector import vector

LAW = "\n\n".join(
    ["## 第一章 总则", *(f"第{n}条 本条规定疫苗的储存。{'应当记录温度。' * 20}" for n in "一二三四五六七八九十")]
)


def plain(text: str) -> Text:
    """Return a text of words alone."""
    return Text("", (), frozenset(), (), text)


def law() -> Text:
    """Return a law as it is read."""
    return to_text(LAW, first_line=1)


@pytest.mark.parametrize(
    ("length", "bits"), [(0, 0), (255, 0), (256, 1), (511, 1), (512, 2), (1024, 3), (65_535, 8), (1_000_000, 8)]
)
def test_a_text_has_as_many_passages_as_its_length_says(length, bits):
    assert place_bits(length) == bits


@given(st.text(st.characters(codec="utf-8", exclude_characters=RECORD + UNIT)), st.integers(0, 8))
def test_nothing_of_a_text_is_lost_and_nothing_is_there_twice(text, bits):
    found = [read(one) for one in passages(plain(text), bits)]
    assert len(found) == 1 << bits
    assert "".join(one.rpartition(UNIT)[2] for one in found) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("aa bb.\ncc dd. ee ff", ["aa bb.\n", "cc dd. ee ff"]),
        ("疫苗储存。应当记录。及时报告", ["疫苗储存。应当记录。"[:5], "应当记录。及时报告"]),
        ("one two three four", ["one two ", "three four"]),
        ("字" * 6, ["字" * 3, "字" * 3]),
    ],
)
def test_a_passage_ends_with_a_paragraph_else_a_sentence_else_a_word(text, parts):
    first, second, end = cuts(text, 1)
    assert [text[first:second], text[second:end]] == parts


def test_each_article_and_heading_stands_before_its_words_in_the_passage_that_has_them():
    said = "".join(read(one) for one in passages(law(), 2))
    for number, numeral in enumerate("一二三四五六七八九十", 1):
        assert f"{RECORD}article-{number}{UNIT}第{numeral}条{UNIT}第{numeral}条" in said
    assert f"{RECORD}chapter-1{UNIT}第一章 总则{UNIT}第一章" in said


def test_words_behind_a_text_stand_under_none_of_its_articles():
    said = "".join(read(one) for one in passages(law(), 2, "\nRegulations on Wells"))
    assert said.endswith(f"{RECORD}{UNIT}{UNIT}\nRegulations on Wells")


def test_a_passage_begins_with_the_article_that_goes_on_there():
    for one in passages(law(), 4)[1:]:
        assert read(one).startswith(f"{RECORD}article-")


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_cut_anywhere(text):
    for bits in range(9):
        found = cuts(text, bits)
        assert list(found) == sorted(found)
        assert (found[0], found[-1], len(found)) == (0, len(text), (1 << bits) + 1)


INFLATE = """async ({ inflated }, given) =>
  inflated(...given.map((one) => Uint8Array.from(atob(one), (character) => character.charCodeAt(0))))"""


def test_the_browser_reads_every_character_as_it_was_stored(module):
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x20100)]))
    for start in range(0, len(every), 5000):
        some = every[start : start + 5000]
        for part in (some, "".join(one for one in some if one.encode("gbk", "ignore"))):
            (said,) = passages(plain(part), 0)
            assert (
                module(INFLATE, [base64.b64encode(one).decode() for one in (said, phrases())]).rpartition(UNIT)[2]
                == part
            )


def test_the_place_of_a_term_is_the_passage_that_has_it_most_often():
    filler = "ordinary words stand here. " * 60
    text = f"robbery once. {filler}{'robbery again. ' * 9}{filler}{filler}"
    made = vector("Title", text)
    codes = list(made.code_of())
    bits = place_bits(made.body_length)
    start, *starts = cuts(text, bits)
    place = made.places[codes.index("robbery")]
    counts = [text[a:b].count("robbery") for a, b in zip([start, *starts], starts, strict=False)]
    assert counts[place] == max(counts)
    assert place > 0
    assert made.places[codes.index("title")] == 0


def test_browsers_are_given_what_counts_as_standing_before_each_text():
    assert zlib.decompress(published(), -15) == phrases()
    assert len(published()) < 1500


def test_what_counts_as_standing_before_makes_a_short_text_shorter():
    text = "县级以上地方人民政府卫生行政部门应当依照本法和有关法律、行政法规的规定，依法追究刑事责任。"
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    alone = compressor.compress(text.encode("gbk")) + compressor.flush()
    assert len(stored(text)) < 0.6 * len(alone)
