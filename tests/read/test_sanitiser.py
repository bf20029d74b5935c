"""The sanitiser gives the same whether characters stand in for references or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read import sanitiser
from plugins.read.characters import UNSEEN
from plugins.read.sanitiser import MANY, STAND_INS, sanitised

PIECES = (
    *("a", "b ", "&amp;", "\u00a0", "&lt;", "&quot;", "amp;", "nbsp;", "#106;", "\n", "法"),
    *("<p>", "</p>", "<em>", "</em>", "<script>", "</script>", "<td>", "<!--", "-->"),
    *('<a href="https://a.example/?b&amp;c">', '<a href="java&amp;script:x" title="a&amp;\u00a0">', "</a>"),
    *('<img src="attachment:a&amp;b.png" alt="a&amp;b">', '<a href="&amp;javascript:x">', '<p onclick="&amp;">'),
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_stands_in_for_references_changes_nothing(html):
    padding = "&amp;" * (MANY + 1)
    assert sanitised(f"{padding}<p>{html}") == sanitiser._SANITISER.clean(f"{padding}<p>{html}")


def test_no_text_holds_what_stands_in():
    assert all(UNSEEN.fullmatch(sign) for _, _, sign in STAND_INS)


@pytest.mark.parametrize("reference", [given for given, _, _ in STAND_INS])
def test_of_many_references_the_sanitiser_itself_sees_none(reference, monkeypatch):
    seen = []

    class Spy:
        def clean(self, html):
            seen.append(html)
            return html

    monkeypatch.setattr(sanitiser, "_SANITISER", Spy())
    sanitised(f"<p>{reference * MANY}</p>")
    sanitised(f"<p>{reference * (MANY + 1)}</p>")
    assert [html.count(reference) for html in seen] == [MANY, 0]
