"""Links in the Markdown beside a page lead to addresses, and what is not public is not named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.render.twin_links import with_addresses

PUBLIC = {"doc:k7m29xqf": "https://a.example/laws/wells.html", "media:k7m29xqf": "https://a.example/laws/wells/map.png"}
WELLS = "https://a.example/laws/wells.html"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("See [it](doc:k7m29xqf).", f"See [it]({WELLS})."),
        ("[Article 3](doc:k7m29xqf#article-3)", f"[Article 3]({WELLS}#article-3)"),
        ('[it]( <doc:k7m29xqf#a> "Wells" )', f'[it]( <{WELLS}#a> "Wells" )'),
        ("See [it](doc:9tq4w2ha).", "See it."),
        ("[**a** `b]` \\[c\\]](doc:9tq4w2ha#x)", "**a** `b]` \\[c\\]"),
        ('[it](<DOC:9tq4w2ha> "Kestrel")', "it"),
        ("[it](&#100;oc:9tq4w2ha)", "it"),
        ("![a map](media:k7m29xqf)", "![a map](https://a.example/laws/wells/map.png)"),
        ("![a map](media:9tq4w2ha)", "a map"),
        ("[![a map](media:9tq4w2ha)](doc:k7m29xqf)", f"[a map]({WELLS})"),
        ("[![a map](media:k7m29xqf)](doc:9tq4w2ha)", "![a map](https://a.example/laws/wells/map.png)"),
        ("[a [b](doc:9tq4w2ha) c](https://b.example/)", "[a b c](https://b.example/)"),
        ("[it][Wells]\n\n[wells]: doc:k7m29xqf#a 'Wells'\nx", f"[it][Wells]\n\n[wells]: {WELLS}#a 'Wells'\nx"),
        ("[it][Wells], [wells][], [Wells]\n\n[wells]: <doc:9tq4w2ha>\nx", "it, wells, Wells\n\nx"),
        ("[it](https://b.example/doc:9) [note](a.pdf) [^1] `[x](doc:9tq4w2ha)` \\[x](doc:9tq4w2ha)", ...),
        ("] [a [b ![c] (doc:9tq4w2ha) [d] [e]", ...),
    ],
)
def test_a_link_leads_to_what_is_public_and_is_words_where_it_is_not(typed, shown):
    assert with_addresses(typed, PUBLIC) == (typed if shown is ... else shown)


@given(st.text(alphabet="[]()!`\\<>\n :ab#\"'", max_size=60))
def test_a_text_without_links_to_documents_stays_as_it_is(typed):
    assert with_addresses(typed, PUBLIC) == typed


@given(st.text(alphabet="[]!a *\n", max_size=30), st.sampled_from(["#a", "", "#a%20b"]))
def test_no_id_of_what_is_not_public_is_left_in_a_link(words, place):
    assert "9tq4w2ha" not in with_addresses(f"{words}[x](doc:9tq4w2ha{place}){words}", PUBLIC)


CODE = re.compile(r"\\.|(?P<ticks>`+)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
"""Code as Python-Markdown finds it, `BACKTICK_RE`, within a paragraph."""


@given(st.text(alphabet="`\\a\n", max_size=12), st.text(alphabet="`\\a\n", max_size=12))
def test_a_link_in_code_is_no_link(before, behind):
    typed = f"{before}[x](doc:k7m29xqf){behind}"
    is_code = any(found["ticks"] and found.start() <= len(before) < found.end() for found in CODE.finditer(typed))
    is_escaped = any(found.end() == len(before) + 1 for found in CODE.finditer(typed) if not found["ticks"])
    led = with_addresses(typed, PUBLIC)
    assert led == (typed if is_code or is_escaped else typed.replace("doc:k7m29xqf", WELLS))
