"""Anchors: articles and divisions by number, other headings by their words, levels without gaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read.markdown import to_text


def headings(body):
    return [(h.level, h.id, h.title) for h in to_text(body, first_line=1).headings]


def anchors(body):
    return to_text(body, first_line=1).anchors


@pytest.mark.parametrize(
    "paragraph",
    [
        "第十二条 单位应当登记。",
        "第十二条　单位应当登记。",
        "　　第十二条 单位应当登记。",
        "**第十二条** 单位应当登记。",
        "**第十二条**单位应当登记。",
        "**第十二条 登记** 单位应当登记。",
        "### 第十二条 登记",
        "Article 12 Units shall register.",
        "**Article 12** Units shall register.",
        "**Article 12.** Units shall register.",
        "## Article 12: Registration",
    ],
)
def test_an_article_has_an_anchor_and_its_number_is_marked(paragraph):
    text = to_text(paragraph, first_line=1)
    assert text.anchors == {"article-12"}
    assert text.html.count('<span class="article-number">') == 1


@pytest.mark.parametrize(
    "paragraph",
    [
        "根据第十二条 登记。",
        "> 第十二条 单位应当登记。",
        "- 第十二条 单位应当登记。",
        "第十二条[第一款](#article-1)适用。",
        "Article 12 of the Measures applies.",
    ],
)
def test_quotations_lists_and_references_have_none(paragraph):
    assert "article-12" not in anchors(paragraph)


def test_an_article_on_the_line_behind_another_stands_for_itself():
    text = to_text("第一条 甲。\n第二条 乙。\n（一）丙；\n(二)丁。", first_line=1)
    assert text.html == (
        '<p id="article-1"><span class="article-number">第一条</span> 甲。</p>\n'
        '<p id="article-2"><span class="article-number">第二条</span> 乙。</p>\n<p>（一）丙；</p>\n<p>(二)丁。</p>'
    )


def test_divisions_are_named_by_their_numbers():
    body = "# 第一编 总则\n## 第三章 储存\n### 第二节 冷藏\n## Chapter IV Transport\n### Section 1\n"
    assert headings(body) == [
        (2, "part-1", "第一编 总则"),
        (3, "chapter-3", "第三章 储存"),
        (4, "chapter-3-section-2", "第二节 冷藏"),
        (3, "chapter-4", "Chapter IV Transport"),
        (4, "chapter-4-section-1", "Section 1"),
    ]


def test_divisions_in_paragraphs_of_their_own_are_headings():
    body = "第一章 总则\n\n第一条 甲。\n\n**第二章　储　存**\n\n第一节 冷藏\n第二条 乙。\n"
    assert headings(body) == [
        (2, "chapter-1", "第一章 总则"),
        (2, "chapter-2", "第二章 储 存"),
        (3, "chapter-2-section-1", "第一节 冷藏"),
    ]
    assert {"article-1", "article-2"} <= anchors(body)


def test_a_list_of_contents_stays_a_list_of_contents():
    listed = "第一章 总则\n\n第一节 一般规定\n\n第二章 附则\n\n第一节 一般规定\n\n"
    body = f"目　录\n\n{listed}第一章 总则\n\n第一条 甲。\n\n第二章 附则\n"
    assert headings(body) == [(2, "chapter-1", "第一章 总则"), (2, "chapter-2", "第二章 附则")]


def test_where_headings_name_the_chapters_paragraphs_do_not():
    assert headings("第一章 总则\n\n## 第一章 总则\n\n## 第二章 附则\n") == [
        (2, "chapter-1", "第一章 总则"),
        (2, "chapter-2", "第二章 附则"),
    ]


def test_a_section_stands_below_its_chapter_even_where_it_was_typed_above():
    assert [level for level, _, _ in headings("### 第一章 甲\n## 第一节 乙\n## 第二节 丙\n### 第二章 丁\n")] == [
        2,
        3,
        3,
        2,
    ]


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("# a\n## b\n# c", [2, 3, 2]),
        ("### a\n### b", [2, 2]),
        ("## a\n##### b\n## c", [2, 3, 2]),
        ("###### a\n# b", [2, 2]),
        ("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels_begin_at_two_and_leave_none_out(typed, levels):
    assert [level for level, _, _ in headings(typed)] == levels


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_no_level_is_ever_left_out(typed):
    levels = [level for level, _, _ in headings("\n\n".join("#" * n + " a" for n in typed))]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ("## Storage & Transport", ["section-storage-transport"]),
        ("## 一、总体要求", ["section-一-总体要求"]),
        ("## !!!", ["section"]),
        ("## a {id}", ["section-a-id"]),
        ("## a\n## a\n## a", ["section-a", "section-a-2", "section-a-3"]),
        ("## a\n## a-2\n## a", ["section-a", "section-a-2", "section-a-3"]),
        ("## a {#mine}\n## b {#mine}", ["mine", "mine-2"]),
        ("## a {#page-top}\n## b {#footnote-1}\n## c {#1}", ["section-a", "section-b", "section-c"]),
    ],
)
def test_other_headings_are_named_by_their_words(body, ids):
    assert [name for _, name, _ in headings(body)] == ids


def test_the_second_of_two_articles_leaves_numbers_of_inserted_ones_alone():
    body = "第十二条 甲。\n\n第十二条 乙。\n\n第十二条之二 丙。\n"
    html = to_text(body, first_line=1).html
    assert [html.index(f'id="{name}"') for name in ("article-12", "article-12-3", "article-12-2")] == sorted(
        html.index(f'id="{name}"') for name in ("article-12", "article-12-3", "article-12-2")
    )


def test_an_empty_heading_is_left_out():
    assert headings("##\n\ntext\n\n## ![](a.png)\n") == []


@given(st.text("第一二条章节编 #\n*{}\u3000Article 12", max_size=80))
def test_ids_are_unique_and_every_heading_has_one(body):
    text = to_text(body, first_line=1)
    ids = [part.split('"')[0] for part in text.html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert {heading.id for heading in text.headings} <= set(ids) == set(text.anchors)
