"""Markdown becomes safe HTML, headings, anchors, links and plain words."""

from __future__ import annotations

import inspect
import re
import sys

import pytest

from plugins.read.faults import Faults
from plugins.read.markdown import convert, to_text
from tests.read.conftest import HEAD


def html(body):
    return to_text(body, first_line=1).html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("a\n\nb", "<p>a</p>\n<p>b</p>", id="paragraphs"),
        pytest.param("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>", id="signs of markup"),
        pytest.param(
            "修改<机动车登记规定>的决定", "<p>修改&lt;机动车登记规定&gt;的决定</p>", id="a title between angle brackets"
        ),
        pytest.param("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", id="a script"),
        pytest.param("a<br>b", "<p>a&lt;br&gt;b</p>", id="a tag within a line"),
        pytest.param("&copy; &lt;b&gt; &amp;amp; &nosuch;", "<p>© &lt;b&gt; &amp;amp; &amp;nosuch;</p>", id="entities"),
        pytest.param("`<b> &amp;`", "<p><code>&lt;b&gt; &amp;amp;</code></p>", id="code"),
        pytest.param(
            "*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong></p>", id="emphasis"
        ),
        pytest.param("\\*a\\*", "<p>*a*</p>", id="escapes"),
        pytest.param("甲\n乙", "<p>甲乙</p>", id="a line break within Chinese"),
        pytest.param("one\ntwo", "<p>one\ntwo</p>", id="a line break within English"),
        pytest.param("one  \ntwo", "<p>one<br>\ntwo</p>", id="a hard line break"),
        pytest.param("　　甲", "<p>甲</p>", id="full-width indentation"),
        pytest.param("甲。\n　　乙。", "<p>甲。</p>\n<p>乙。</p>", id="full-width indentation opens a paragraph"),
        pytest.param("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>", id="a list"),
        pytest.param("3. a\n4. b", '<ol start="3"><li>a</li>\n<li>b</li>\n</ol>', id="a list that begins at three"),
        pytest.param("> a", "<blockquote><p>a</p>\n</blockquote>", id="a quotation"),
        pytest.param("a\n: b", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>", id="a definition"),
        pytest.param("---", "<hr>", id="a rule"),
        pytest.param("    a < b", "<p>a &lt; b</p>", id="indentation alone"),
        pytest.param(
            "a {: .x style=y onclick=z }", "<p>a {: .x style=y onclick=z }</p>", id="an attribute list within a line"
        ),
        pytest.param("a\n{: #own }", '<p id="own">a</p>', id="a name for a paragraph"),
        pytest.param("a\n{: .x #own }", "<p>a\n{: .x #own }</p>", id="braces"),
    ],
)
def test_a_body_becomes_html(body, expected):
    assert html(body) == expected


def test_a_table_scrolls_and_names_its_columns():
    assert html("| a |  |\n|--:|:-:|\n| 1 | 2 |\n") == (
        '<div class="table-wrap" tabindex="0"><table><thead><tr>'
        '<th class="align-right" scope="col">a</th><td class="align-center"></td></tr>\n</thead>\n'
        '<tbody><tr><td class="align-right">1</td><td class="align-center">2</td></tr>\n</tbody>\n</table>\n</div>'
    )


def test_footnotes_lead_there_and_back():
    text = to_text("a[^注 1] b[^x] c[^x]\n\n[^注 1]: One.\n[^x]: Two.\n", first_line=1)
    hrefs = set(re.findall(r'href="#([^"]+)"', text.html))
    assert hrefs == text.anchors == {"footnote-1", "footnote-2", "footnote-ref-1", "footnote-ref-2", "footnote-ref-3"}
    assert text.plain == "a b c\nOne.\nTwo."


def test_plain_holds_the_words_alone_with_blocks_on_lines_of_their_own():
    body = (
        "## 第一章 总则\n\n第一条 为了[健康](doc:k7m29xqf)，**制定**。\n\n- 甲\n- 乙\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n![a map](map.png) x  \ny\n"
    )
    assert to_text(body, first_line=1).plain == "第一章 总则\n第一条 为了健康，制定。\n甲\n乙\na\tb\n1\t2\na map x\ny"


def test_characters_nobody_sees_are_taken_out_however_they_were_typed():
    text = to_text("密\u200b级&#8203;&#x202e;★ a\x02b", first_line=1)
    assert text.html == "<p>密级★ ab</p>"


def test_characters_nobody_sees_are_findings_in_the_body(found):
    assert found(HEAD + "a\n\nb\u200bc\u200b\n\u202ed\n") == ["11 REA012", "12 REA012"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("*" + "a" * 50_001, id="a paragraph of 50,001 characters"),
        pytest.param("a\n" * 3_001 + "*", id="a paragraph of 3,002 lines"),
        pytest.param("*a" * 401, id="401 asterisks"),
        pytest.param("[" * 10_001, id="10,001 brackets"),
        pytest.param("a[^1]" * 1_001, id="1,001 footnotes"),
        pytest.param("> " * 20 + "a" * 1_000, id="quotations 20 deep"),
        pytest.param("- 1. " * 10 + "a" * 1_000, id="lists 20 deep"),
        pytest.param(" " * 80 + "- " + "a" * 1_000, id="a list indented by 80 spaces"),
    ],
)
def test_a_text_too_heavy_for_markup_is_shown_without_it(found, read, body):
    assert found(f"{HEAD}a\n\n{body}\n") == ["11 REA020"]
    assert len(read(f"{HEAD}{body}\n")[0].text.plain) > 800


def test_a_long_table_is_not_too_heavy(found):
    assert found(HEAD + "| a |\n|---|\n" + "| **b** |\n" * 4_000) == []


@pytest.mark.parametrize("rule", ["-" * 60, "* " * 30, "_" * 80, "=" * 60])
def test_a_long_rule_is_not_too_heavy(found, rule):
    assert found(f"{HEAD}a\n\n{rule}\n\nb\n") == []


def test_a_blank_line_of_many_spaces_is_a_blank_line(found, read):
    body = HEAD + "The **ward** opened.\n\n" + " " * 80 + "\n\n- It is open until eight.\n"
    assert found(body) == []
    assert "<ul>" in read(body)[0].text.html


def test_a_table_between_comments_is_a_table_and_the_comments_are_findings(found, read):
    body = (
        HEAD
        + "第一条 见。\n\n<!-- TABLE -->\n| 级别 | 量 |\n|----|----|\n| 一级 | 九 |\n<!-- END -->\n\n第二条 施行。\n"
    )
    assert found(body) == ["11 REA024", "15 REA024"]
    html = read(body)[0].text.html
    assert html.count("<td>") == 2 and "<p>&lt;!-- END --&gt;</p>" in html


def test_a_text_too_deep_for_the_parser_leaves_no_trace_in_the_next():
    first = to_text("**a** b", first_line=1)
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        deep = to_text("- 1. " * 8 + "a *b*", first_line=1)
    finally:
        sys.setrecursionlimit(depth)
    assert deep.plain
    assert to_text("**a** b", first_line=1) == first


@pytest.mark.parametrize(
    "body",
    [
        *("[" * 5_000, "![" * 3_000, "[a](" * 3_000, "**a " * 200, "`a" * 8_000, "_a " * 400, "<a@b " * 8_000),
        *("- a\n" * 2_900, "> " * 19 + "a", "a\n: b\n\n" * 1_000, "a\n=\n" * 1_000),
        *("|a" * 1_000 + "\n" + "|-" * 1_000, "".join(" " * 4 * n + "- a\n" for n in range(19))),
        *("# a {" + "a=b " * 8_000 + "}", "第" + "一" * 20_000 + "条 a"),
    ],
)
def test_odd_texts_are_read_all_the_same(body):
    assert to_text(body, first_line=1).plain


@pytest.mark.parametrize("indent", ["    ", "\t", "  \t", "        ", "> ", "- "])
def test_a_note_in_a_note_is_a_finding_and_no_letter_of_it_is_lost(indent):
    found = Faults("a.md")
    body = f"开诊[^1]，河西[^2]。\n\n[^1]: 九点。\n{indent}[^2]: 兰亭的区。\n"
    text = convert(body, first_line=9, faults=found, folder=None)
    assert [(f.code, f.line) for f in found.findings()] == [("REA028", 12)]
    assert "九点" in text.html and "兰亭的区" in text.html
