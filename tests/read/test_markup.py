"""Which lines are headings, items, definitions."""

from __future__ import annotations

import re
import time

import pytest

from plugins.read.markup import HEADING, ITEM, MASKED, RULE, address_definitions, heading_words, notes_once
from tests.read.conftest import HEAD


@pytest.mark.parametrize("line", ["# a", "##a", "###### a", "#第三章 总则", "# "])
def test_a_heading_has_a_space_two_signs_or_a_division(line):
    assert re.fullmatch(HEADING, line)


@pytest.mark.parametrize("line", ["#a", "#3", "####### a", "#第三次会议", "a # b"])
def test_other_lines_with_such_a_sign_are_text(line):
    assert not re.fullmatch(HEADING, line)


@pytest.mark.parametrize("line", ["- a", "* 3", "- 5 rooms", "1. a", "120. a", "0. a", "+ a"])
def test_an_item_begins_with_its_sign_or_number(line):
    assert ITEM.match(line)


@pytest.mark.parametrize("line", ["-a", "- 5 °C", "- 3%", "+ 8", "2026. a", "01. a", "27. 11. 2026", "1.a", "- "])
def test_signs_and_numbers_of_the_text_begin_none(line):
    assert not ITEM.match(line)


@pytest.mark.parametrize("line", ["---", "- - -", "***", "* * *", "___", "====", "--"])
def test_a_rule_is_no_item(line):
    assert RULE.match(line)


def test_a_name_that_may_be_masked_or_strong_is_told():
    assert MASKED.search("请李**和王**到场")
    assert not MASKED.search("请**务必**到场") and not MASKED.search("李**、王**")


def test_a_definition_is_an_address_with_a_label_in_use():
    text = "见[甲][x]与[y]。\n\n[x]: form.pdf\n[y]: <https://example.org/> (题)\n[z]: a.pdf\n[x]: b.pdf\n[y]: 说明\n"
    assert address_definitions(text) == {
        "[x]: form.pdf": ("x", "form.pdf", None),
        "[y]: <https://example.org/> (题)": ("y", "https://example.org/", "题"),
    }


def test_only_the_first_definition_of_a_note_defines_it():
    assert notes_once("[^1]: a\n[^2]: b\n[^1]: c") == "[^1]: a\n[^2]: b\n\\[^1]: c"


@pytest.mark.parametrize(
    ("header", "words"), [(" a ", "a"), (" C#", "C#"), (" a ##", "a"), (" #", ""), (" a # b#", "a # b#"), ("", "")]
)
def test_signs_at_the_end_of_a_heading_stay_unless_a_space_sets_them_off(header, words):
    assert heading_words(header) == words


@pytest.mark.parametrize(
    "text",
    [
        *("## a" + " " * 200_000 + "b", "#" * 200_000 + " a", "| a |\n|" + " " * 200_000 + "x", "- " * 100_000),
        *("[a]: b.pdf\n" * 4_000, "> " + "1" * 200_000, "- " + "1 " * 100_000, "李**a" * 40_000, "[^1]" * 900),
        *("_" * 200_000, "](a(" * 50_000, "{ #a" * 50_000, " " * 200_000 + "x", "\n   x" * 60_000, "：\n" * 60_000),
    ],
)
def test_odd_texts_take_no_time(found, text):
    begun = time.process_time()
    found(HEAD + text + "\n")
    assert time.process_time() - begun < 5
