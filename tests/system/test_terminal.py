"""Nothing that is printed moves the cursor of a terminal, or turns what stands there round (I.2)."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.system.terminal import escaped, escaping


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("关于疫苗的通知\t1\n2", "关于疫苗的通知\t1\n2"),
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\rb\x07\x9b", "a\\u000db\\u0007\\u009b"),
        ("xslx\u202e.exe", "xslx\\u202e.exe"),
        ("a\U000e0041", "a\\udb40\\udc41"),
    ],
)
def test_what_a_terminal_obeys_is_written_out(text, shown):
    assert escaped(text) == shown


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys_and_nothing_else_changes(text):
    left = escaped(text)
    assert {c for c in left if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}
    assert not set(left) & set("\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert escaped(left) == left
    assert not text.replace("\n", "").isprintable() or left == text


@given(st.text())
def test_json_stays_json(text):
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def test_all_that_is_printed_goes_through_it_until_the_block_ends(capsys):
    with escaping():
        print("a\x1bb")
        print("c\x1bd", file=sys.stderr)
        sys.stdout.writelines(["e\x1b"])
    print("f\x1b")
    assert capsys.readouterr() == ("a\\u001bb\ne\\u001bf\x1b\n", "c\\u001bd\n")
