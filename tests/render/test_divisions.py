"""Articles and divisions of a text are elements: what belongs to an article is in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read.markdown import to_text
from plugins.render.divisions import with_divisions


def outline(body: str) -> str:
    """The elements of a text: ``[`` and ``]`` for a division, ``(`` and ``)`` for an article, letters for blocks."""
    html = with_divisions(to_text(body, first_line=1).html)
    said = {"division": "[]", "article": "()"}
    found, closing = [], []
    for closes, tag, name in re.findall(r'<(/?)(div|p|h[2-6]|li|table|blockquote)\b(?: class="([a-z-]+)")?', html):
        if tag == "div":
            found.append(closing.pop() if closes else said.get(name, "??")[0])
            closing += [] if closes else [said.get(name, "??")[1]]
        elif not closes:
            found.append({"table": "t", "blockquote": "q", "li": "l"}.get(tag, tag[0]))
    assert closing == []
    return "".join(found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Words.\n\nMore words.", "pp", id="neither"),
        pytest.param(
            "第一条 甲。\n\n（一）乙；\n\n（二）丙。\n\n第二条 丁。", "(ppp)(p)", id="items belong to their article"
        ),
        pytest.param("令\n\n第一章 总则\n\n第一条 甲。\n\n第二章 附则\n\n第二条 乙。", "p[h(p)][h(p)]", id="chapters"),
        pytest.param(
            "第一章 总则\n\n第一节 甲\n\n第一条 乙。\n\n第二章 附则\n\n第二条 丙。",
            "[h[h(p)]][h(p)]",
            id="sections within",
        ),
        pytest.param("第一条 甲。\n\n## 附件\n\n乙。", "(p)[hp]", id="a heading ends an article"),
        pytest.param(
            "### 第一条\n\n甲。\n\n#### 说明\n\n乙。\n\n### 第二条\n\n丙。", "(hphp)(hp)", id="lower headings do not"
        ),
        pytest.param("第一条 甲。\n\n> 第二条 乙。\n\n丙。", "(pqpp)", id="a quotation begins nothing"),
        pytest.param("第一条 甲。\n\n- 乙\n\n- 丙", "(plplp)", id="a list belongs to it"),
        pytest.param("第一条 甲[^1]。\n\n[^1]: 乙。", "(p)?lp?", id="notes end everything"),
    ],
)
def test_an_article_holds_what_belongs_to_it(body, expected):
    assert outline(body) == expected


@pytest.mark.parametrize(
    ("paragraph", "hangs"),
    [("（一）甲；", True), ("（十一）甲；", True), ("(a) a thing;", True), ("（试行）", False), ("甲（一）乙", False)],
)
def test_items_hang(paragraph, hangs):
    assert ('<p class="item">' in with_divisions(to_text(f"第一条 甲：\n\n{paragraph}", first_line=1).html)) is hangs


BLOCKS = [
    "第一条 甲。",
    "**Article 2** A.",
    "## 第一章 总则",
    "### 标题",
    "（一）乙；",
    "> 第三条 丙。",
    "- 丁",
    "| 戊 |\n|---|\n| 己 |",
    "庚[^1]",
]


@given(st.lists(st.sampled_from(BLOCKS), max_size=12))
def test_nothing_but_elements_and_classes_is_added_and_each_is_closed(blocks):
    html = to_text("\n\n".join([*blocks, "[^1]: 辛"]), first_line=1).html
    divided = with_divisions(html)
    plain = re.sub(r'<div class="(?:article|division)">', "<div>", divided).replace('<p class="item">', "<p>")
    assert plain.replace("<div>", "").replace("</div>", "") == html.replace("</div>", "")
    assert divided.count("<div") == divided.count("</div>")
