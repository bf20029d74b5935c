"""What differs between two texts: all of it, and nothing else."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.render.comparison import ADDED, REMOVED, SAME, Amount, Part, compare, compare_words
from plugins.render.passages import Passage, tokens_of

WORDS = st.lists(st.sampled_from(["a", "b", "不", "得", " ", "3", "."]), max_size=8).map(tuple)
PASSAGES = st.lists(st.builds(Passage, st.sampled_from(["text", "cell"]), WORDS), max_size=12)


def text(*paragraphs: str) -> list[Passage]:
    """Return paragraphs as passages."""
    return [Passage("text", tokens_of(words)) for words in paragraphs]


def words(parts: tuple[Part, ...], without: str) -> list[tuple[str, str]]:
    """Return the passages of one of the two texts, as the comparison tells them."""
    gone = {REMOVED: (ADDED, "moved-here"), ADDED: (REMOVED, "moved-away")}[without]
    return [
        (part.kind, "".join(piece.words for piece in part.pieces if piece.state != gone[0]))
        for part in parts
        if part.state not in gone
    ]


def whole(passages: list[Passage]) -> list[tuple[str, str]]:
    """Return the passages as they are."""
    return [(one.kind, "".join(one.tokens)) for one in passages]


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_what_stayed_with_what_was_taken_out_or_put_in_is_either_text(older, newer):
    parts, _ = compare(older, newer)
    assert words(parts, REMOVED) == whole(older)
    assert words(parts, ADDED) == whole(newer)


@settings(deadline=None)
@given(PASSAGES)
def test_a_text_does_not_differ_from_itself(one):
    parts, amount = compare(one, one)
    assert amount == Amount()
    assert {part.state for part in parts} <= {SAME}


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_texts_that_differ_are_never_the_same_to_a_reader(older, newer):
    parts, _ = compare(older, newer)
    assert (older == newer) == all(part.state == SAME for part in parts)


def test_a_digit_is_one_word_out_and_one_in():
    parts, amount = compare(text("Within 24 hours.", "Always."), text("Within 42 hours.", "Always."))
    assert amount == Amount(1, 1)
    assert [piece[:2] for piece in parts[0].pieces] == [
        (SAME, "Within "),
        (REMOVED, "24"),
        (ADDED, "42"),
        (SAME, " hours."),
    ]


def test_chinese_is_compared_by_characters():
    pieces, amount = compare_words(tokens_of("医院不得收取费用"), tokens_of("医院得收取费用"))
    assert [piece.words for piece in pieces if piece.state == REMOVED] == ["不"]
    assert amount == Amount(1, 0)


def test_a_paragraph_that_moved_is_said_to_stand_elsewhere():
    parts, amount = compare(text("One.", "Two.", "Three."), text("Three.", "One.", "Two."))
    assert [part.state for part in parts] == ["moved-here", SAME, SAME, "moved-away"]
    assert amount == Amount(2, 2)


def test_signs_for_how_words_are_set_stand_where_they_differ_alone():
    pieces, _ = compare_words(("10", "\0^", "5", "\0^"), ("10", "5"))
    assert [(piece.state, piece.words) for piece in pieces] == [
        (SAME, "10"),
        (REMOVED, "^"),
        (SAME, "5"),
        (REMOVED, "^"),
    ]


@pytest.mark.parametrize("passage", [Passage("cell", ()), Passage("text", ("a",)), Passage("text", tuple("ab" * 3000))])
def test_large_texts_of_the_same_words_take_no_more_than_seconds(passage):
    older, newer = [passage] * 3000, [passage, Passage("text", ("x",))] * 1500
    start = time.perf_counter()
    compare(older[:400] if len(passage.tokens) > 1 else older, newer[:400] if len(passage.tokens) > 1 else newer)
    assert time.perf_counter() - start < 20


def test_a_shuffled_long_text_is_compared_whole():
    chance = random.Random(7)  # noqa: S311 - a seed
    older = text(*(f"Paragraph {n} of the law on wells." for n in range(2000)))
    newer = older[:]
    chance.shuffle(newer)
    parts, _ = compare(older, newer)
    assert words(parts, REMOVED) == whole(older)
    assert words(parts, ADDED) == whole(newer)
