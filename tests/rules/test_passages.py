"""No place in a document is forgotten, and nothing that shows as something hides it."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.numerals import digit_runs
from plugins.rules.passages import UNLIKE, UNUSUAL, bare_line, first_lines, hits, passages, visible
from tests.rules.make import document


def needles(words):
    return ((found.start(), found[0]) for found in re.finditer("needle", words))


def test_fields_text_words_names_and_contents_of_attachments_are_looked_at():
    made = document(title="needle", keywords=("a", "needle"), body="needle", attachments={"needle.csv": "needle"})
    assert [hit.passage.place for hit in hits(made, needles)] == [
        "field",
        "field",
        "text",
        "attachment name",
        "attachment",
    ]


def test_nothing_is_looked_for_in_a_document_that_cannot_hold_it():
    made = document(title="needle", attachments={"a.txt": "thread"})
    assert [hit.passage.place for hit in hits(made, needles, lambda all: "thread" in all.words)] == ["field"]
    assert list(hits(made, needles, lambda all: "pin" in all.words)) == []


def test_the_passages_of_one_document_are_not_those_of_another():
    assert [list(hits(document(body=body), needles)) != [] for body in ("needle", "thread", "needle")] == [
        True,
        False,
        True,
    ]


def test_an_attachment_that_cannot_be_read_has_only_its_name():
    made = document(attachments={"a.pdf": None})
    assert [p.place for p in passages(made) if p.file] == ["attachment name"]


def test_what_only_the_words_show_is_found_there():
    assert [hit.passage.place for hit in hits(document(body="need**le**"), needles)] == ["words"]


def test_a_hit_in_the_text_has_the_line_of_the_source():
    made = document(title="A", body="one\ntwo\nneedle\n")
    assert [hit.line for hit in hits(made, needles)] == [made.body_line + 2]


def test_a_hit_in_an_attachment_says_which_and_where():
    made = document(attachments={"a.txt": "text", "b.txt": "one\nneedle"})
    assert [hit.called("a needle") for hit in hits(made, needles)] == [("a needle in line 2 of b.txt",)]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("１３８", "138"),
        ("ＳＥＣＲＥＴ", "SECRET"),
        ("机\u200b密", "机密"),
        ("机\u202e密\ufeff", "机密"),
        ("soft\u00adhyphen", "softhyphen"),
        ("通知：第三号（试行）", "通知：第三号（试行）"),
    ],
)
def test_words_are_read_as_they_are_seen(typed, seen):
    assert visible(typed) == seen


def test_no_usual_character_is_unlike_what_it_shows():
    everything = map(chr, range(sys.maxunicode + 1))
    assert [c for c in everything if UNLIKE.match(c) and not UNUSUAL.match(c)] == []


@given(st.text())
def test_seen_words_have_as_many_lines(words):
    assert visible(words).count("\n") == words.count("\n")


def test_the_first_lines_are_those_with_words():
    assert list(first_lines("\n\n# **One**\n---\n[Two]\nthree", 2)) == [(2, "One"), (16, "Two")]


@given(st.text(), st.integers(0, 5))
def test_first_lines_stand_where_they_are_said_to(words, count):
    found = list(first_lines(words, count))
    assert len(found) <= count
    assert all(line and words[offset:].find(line) >= 0 for offset, line in found)


def test_a_bare_line_has_no_brackets_around_it():
    assert bare_line("> **（秘密）**  ") == "秘密"


def test_digits_of_web_addresses_are_no_run_and_gaps_are_spaces():
    assert digit_runs("https://a.example/13812345678 and 138-1234-5678") == ((34, "138 1234 5678"),)
