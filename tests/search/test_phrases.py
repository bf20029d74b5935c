"""Words that stand side by side: in quotation marks, behind a minus, and as a word of three or four characters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.oracle import fresh_index, search
from plugins.search.phrases import READ, laid_out, read_exactly, side_by_side, word_of, words_first
from tests.search.make import Text, index_of, plain_of, text

LONG_TEXT = "卫生与健康工作。" * 120


@pytest.mark.parametrize(
    ("words", "text", "is_there"),
    [
        ("food safety", "On Food Safety.", True),
        ("food safety", "Food, safety", True),
        ("food safety", "foods safety", True),
        ("food safety", "safety of food", False),
        ("food safety", "food and safety", False),
        ("food safety", "seafood safety", False),
        ("food safety", "food safetyness", False),
        ("食品安全", "国家食品安全标准", True),
        ("食品安全", "食品、安全", False),
        ("食品安全", "食品品安安全", False),
        ("食品安全", "食品安\n全", False),
        ("covid 疫苗", "COVID疫苗接种", True),
        ("covid 疫苗", "COVID-19 疫苗", False),
        ("接种 covid", "预防接种COVID", True),
        ("接种 covid", "接种后COVID", False),
        ("食品 安全", "食品、安全", True),
        ("食品 安全", "食品安全", False),
    ],
)
def test_words_stand_side_by_side_where_nothing_but_signs_between_words_parts_them(words, text, is_there):
    assert (side_by_side(words) in laid_out(text)) is is_there


@pytest.mark.parametrize("words", ["food", "食品", "药", "", "。"])
def test_what_a_single_term_says_needs_no_reading(words):
    assert side_by_side(words) == ""


@given(st.text("食品安全ab .-，"), st.text("食品安全ab .-，"), st.text("食品安全ab .-，"))
def test_words_stand_side_by_side_in_a_text_around_them(before, words, after):
    pattern = side_by_side(words)
    assert pattern in laid_out(f"{before} . {words} . {after}")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("煤气罐", "煤气罐"),
        ("《食品安全》", "食品安全"),
        ("食品", ""),
        ("食品安全法", ""),
        ("食品 安全法", ""),
        ("flu", ""),
    ],
)
def test_three_or_four_characters_alone_are_a_word(query, word):
    assert word_of(query) == word


def test_reading_stops_at_the_limit_and_at_its_bound():
    read = read_exactly(range(100), 2, lambda _: True, lambda one: one % 3 == 2)
    assert (read.found, read.refuted, read.is_about) == ([2, 5], [0, 1, 3, 4], True)
    read = read_exactly(range(100), 2, lambda _: True, lambda one: one == 99)
    assert (read.found, len(read.refuted), read.is_about) == ([], READ * 2, True)
    read = read_exactly(range(100), None, lambda _: True, lambda one: one == 99)
    assert (read.found, len(read.refuted), read.is_about) == ([99], 99, False)


def test_what_need_not_be_read_is_found_behind_the_bound_too():
    read = read_exactly(range(100), 2, lambda one: one < 50, lambda _: False)
    assert (read.found[:2], len(read.refuted), read.is_about) == ([50, 51], READ * 2, True)


def everywhere(_):
    return True


def test_of_the_first_those_with_the_word_come_first_and_nothing_is_lost():
    ranked = list(range(30))
    odd = words_first(ranked, lambda one: one % 2 == 1, everywhere, everywhere)
    assert odd == [*range(1, 15, 2), *range(0, 15, 2), *range(15, 30)]
    assert words_first(ranked, everywhere, everywhere, everywhere) == ranked


def test_behind_the_first_only_what_has_all_pairs_is_read_and_what_gathers_them_before_others():
    ranked, read = list(range(40)), []

    def shows(one):
        read.append(one)
        return one not in {3, 7, 8, 30}

    found = words_first(ranked, shows, lambda one: one in {15, 20, 30, 35, 39}, lambda one: one >= 30)
    assert found[:13] == [0, 1, 2, 4, 5, 6, 9, 35, 39, 3, 7, 8, 30]
    assert found[13:] == [one for one in ranked if one not in found[:13]]
    assert set(read) == {*range(10), 30, 35, 39}


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_nobody_is_lost_and_of_the_first_ten_as_many_hold_the_word_as_can_be_seen(showing, having, gathering):
    ranked = list(range(40))
    found = words_first(ranked, showing.__contains__, having.__contains__, gathering.__contains__)
    assert sorted(found) == ranked
    assert len(showing & set(found[:10])) >= len(showing & set(ranked[:10]))
    assert [one in showing for one in found[:10]] == sorted((one in showing for one in found[:10]), reverse=True)


def made(*rows: tuple[str, str, str], **fields: Any) -> list[Text]:
    return [text(id, title, plain, **fields) for id, title, plain in rows]


TEXTS = [
    *made(
        ("exact", "Notice one", "Of food safety in markets."),
        ("apart", "Notice two", "The safety of food food food, and food."),
        ("title", "Food Safety", "Nothing more."),
        ("other", "Notice three", "The safety of roads."),
    ),
    *made(
        ("zh-exact", "通知一", "国家食品安全标准。"),
        ("zh-apart", "通知二", "食品品安安全食品品安安全。"),
        ("zh-deep", "通知三", f"{LONG_TEXT}食品安全。{LONG_TEXT}食品品安安全。食品品安安全。"),
        ("zh-trad", "通知四", "國家食品安全標準的食品安全。"),
        language="zh-Hans",
    ),
]
NUMBERED = replace(TEXTS[0], document=TEXTS[0].document._replace(id="named", title="通知", number="卫规〔2026〕3号"))


@pytest.fixture(scope="module")
def oracle():
    texts = [*TEXTS, NUMBERED]
    return fresh_index([one.document for one in texts], plain_of(texts))


@pytest.fixture(scope="module")
def asked(opened):
    return opened(index_of([*TEXTS, NUMBERED]))


@pytest.mark.parametrize(
    ("query", "expected", "counted"),
    [
        ('"food safety"', {"exact", "title", "named"}, 3),
        ('safety -"food safety"', {"apart", "other"}, 2),
        ("“食品安全”", {"zh-exact", "zh-deep", "zh-trad"}, 3),
        ("“食品安全” “标准”", {"zh-exact", "zh-trad"}, 2),
        ("“安全食品”", {"zh-apart"}, 1),
        ("“國家食品”", {"zh-exact", "zh-trad"}, 2),
        ("食品 -“食品安全”", {"zh-apart"}, 1),
        ("“卫规〔2026〕3号”", {"named"}, 1),
    ],
)
def test_quoted_words_stand_side_by_side_in_what_is_found_and_the_browser_says_the_same(
    oracle, asked, query, expected, counted
):
    found = search(oracle, query)
    assert ({hit.id for hit in found}, found.total + found.some, found.is_about) == (expected, counted, False)
    [answer] = asked.ask(query)
    assert [(one["id"], one["score"]) for one in answer["results"]] == [(hit.id, hit.score) for hit in found]
    assert (answer["total"], answer["some"], answer["about"]) == (found.total, found.some, False)


def test_the_passage_that_holds_the_words_is_shown(asked):
    [answer] = asked.ask("“食品安全”")
    [deep] = [one for one in answer["results"] if one["id"] == "zh-deep"]
    assert "食品安全。" in "".join(part["text"] for part in deep["excerpt"])


def test_a_word_comes_first_where_it_stands_as_one(oracle, asked):
    found = [hit.id for hit in search(oracle, "食品安全")]
    assert (found[:2], found[2:]) == (["zh-trad", "zh-exact"], ["zh-apart", "zh-deep"])
    assert asked.ids("食品安全") == found


def test_counts_are_about_where_not_all_were_read(opened):
    texts = [text(f"d{n:03d}", "Notice", "Of safety food." if n % 40 else "Of food safety.") for n in range(120)]
    index = fresh_index([one.document for one in texts], plain_of(texts))
    found = search(index, '"food safety"', 2)
    [answer] = opened(index_of(texts)).ask('"food safety"', limit=2)
    assert found.is_about and answer["about"]
    assert ([one["id"] for one in answer["results"]], answer["total"]) == ([hit.id for hit in found], found.total)
    assert found.total == 120 - (READ * 2 - len(found))


WORD = "食品安全"
LACKING = [text(f"apart-{n:02d}", "通知", f"食品品安安全{'。' * n}", language="zh-Hans") for n in range(11)]
HOLDING = [text(f"word-{n}", "通知", f"{LONG_TEXT}{WORD}。{LONG_TEXT * n}", language="zh-Hans") for n in range(1, 5)]
SCATTERED = [
    text(f"far-{n}", "通知", f"食品食品。{LONG_TEXT}品安品安。{WORD * (n % 2)}{LONG_TEXT * n}", language="zh-Hans")
    for n in range(8)
]
PARTLY = [text(f"part-{n}", "食品", f"食品{'。' * n}", language="zh-Hans") for n in range(8)]
BEHIND = [*LACKING, *HOLDING, *SCATTERED, *PARTLY]


def test_a_word_is_looked_for_behind_the_first_where_its_pairs_lie_together(opened):
    index, browser = fresh_index([one.document for one in BEHIND], plain_of(BEHIND)), opened(index_of(BEHIND))
    found = [hit.id for hit in search(index, WORD, None)]
    assert set(found[:4]) == {one.document.id for one in HOLDING}
    for limit in (4, 10, 17, 31):
        assert [one["id"] for one in browser.ask(WORD, limit=limit)[0]["results"]] == found[:limit]
