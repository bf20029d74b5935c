"""Whatever is typed: nothing runs, nothing raises, nothing is left for the sanitiser to take out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
from hypothesis import given
from hypothesis import strategies as st

from plugins.read.markdown import to_text


class Tags(HTMLParser):
    """What a browser would make of HTML: tags and attributes."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


ALLOWED_TAGS = {
    *("a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("li", "ol", "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ALLOWED_NAMES = {"alt", "class", "href", "id", "loading", "scope", "src", "start", "tabindex", "title"}
PIECES = [
    *(
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=javascript:alert(1)>",
        "<!--",
        "-->",
        "<![CDATA[",
    ),
    *(
        "[a](javascript:alert(1))",
        "[a](JAVA\tSCRIPT:x)",
        "![a](javascript:x)",
        "[x]: javascript:x\n",
        "[a][x]",
        "<javascript:x>",
    ),
    *(
        "{: onclick=x }",
        "{: style=x href=javascript:x src=x }",
        "{#id}",
        "[a](#a){: href=javascript:x}",
        "&#106;avascript:",
        "&lt;script&gt;",
    ),
    *(
        "\n\n",
        "\n",
        "    ",
        "- ",
        "> ",
        "| a | b |\n|---|---|\n",
        "[^1]",
        "\n\n[^1]: ",
        "`",
        "*",
        "_",
        "\\",
        "[",
        "](",
        ")",
        "!",
        "<",
        ">",
        '"',
        "'",
    ),
    *(
        "第一条 ",
        "第一章 总则",
        "# ",
        "\u3000",
        "\x02",
        "\x03",
        "\0",
        "\u200b",
        "<svg/onload=x>",
        '<a@b"onclick=x>',
        "data:text/html,x",
        "\n: ",
    ),
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join))
def test_nothing_that_runs_is_ever_in_the_html(body):
    text = to_text(body, first_line=1)
    tags = Tags()
    tags.feed(text.html)
    assert set(tags.tags) <= ALLOWED_TAGS
    assert {name for _, name, _ in tags.attributes} <= ALLOWED_NAMES
    for tag, name, value in tags.attributes:
        if name == "href":
            assert re.match(r"doc:|attachment:|https?://|mailto:|tel:|#", value)
        if name == "src":
            assert tag == "img" and value.startswith("attachment:")


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join))
def test_nothing_is_left_for_the_sanitiser_to_take_out(body):
    """What nh3 makes of the HTML with every tag allowed says the same as the HTML itself."""
    text = to_text(body, first_line=1).html
    words = nh3.clean(text, tags=set(), link_rel=None)
    assert words.split() == re.sub(r"<[^>]*>", "", text).split()


@given(st.text(max_size=200))
def test_any_text_becomes_a_text(body):
    assert to_text(body, first_line=1) == to_text(body, first_line=1)
