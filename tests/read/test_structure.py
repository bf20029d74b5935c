"""Articles, parts, chapters and sections are known by the numbers they begin with."""

from __future__ import annotations

import pytest

from plugins.read.structure import article_at_start, division_alone, division_at_start, roman_number


@pytest.mark.parametrize(("text", "number"), [("I", 1), ("IV", 4), ("XIX", 19), ("XL", 40), ("CXLIV", 144)])
def test_roman_numbers_are_read(text, number):
    assert roman_number(text) == number


@pytest.mark.parametrize("text", ["IIII", "VV", "IC", "IVI"])
def test_roman_numbers_have_their_shortest_form(text):
    assert roman_number(text) is None


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("第十二条 为了", "article-12", "第十二条"),
        ("第一百二十条\u3000为了", "article-120", "第一百二十条"),
        ("第十二条之一 为了", "article-12-1", "第十二条之一"),
        ("第 十二 条 为了", "article-12", "第 十二 条"),
        ("第12条 为了", "article-12", "第12条"),
        ("第一条【目的】为了", "article-1", "第一条"),
        ("第一条（目的）为了", "article-1", "第一条"),
        ("第一条：为了", "article-1", "第一条"),
        ("第一条", "article-1", "第一条"),
        ("Article 12 Units shall", "article-12", "Article 12"),
        ("Article 12. Units shall", "article-12", "Article 12"),
        ("ARTICLE 12: Units shall", "article-12", "ARTICLE 12"),
        ("Article 12 (Storage) Units shall", "article-12", "Article 12"),
        ("Article 12-1 Units shall", "article-12-1", "Article 12-1"),
        ("Article 12", "article-12", "Article 12"),
        ("第⼀条 为了", "article-1", "第⼀条"),
        ("第廿一条 为了", "article-21", "第廿一条"),
        ("第卅条 为了", "article-30", "第卅条"),
        ("第壹条 为了", "article-1", "第壹条"),
        ("第贰拾条 为了", "article-20", "第贰拾条"),
        ("第十四條 為了", "article-14", "第十四條"),
        ("Article 12A Units shall", "article-12a", "Article 12A"),
        ("§ 20 Units shall", "article-20", "§ 20"),
    ],
)
def test_an_article_begins_with_its_number(text, name, number):
    article = article_at_start(text)
    assert (article.id, text[: article.end]) == (name, number)


@pytest.mark.parametrize(
    "text",
    [
        *("第十二条第一款规定的", "第十二条规定的", "第十二条、第十三条", "第十二条所称", "第十二条（一）项"),
        *("第一款 为了", "第条 为了", "第一 条例", "第百百条 为了", "条 为了", "为了第一条 加强"),
        *(
            "Article 12 of the Measures",
            "Article 12 applies",
            "Article 12a The",
            "Articles 12 The",
            "Article 12 and 13",
        ),
        *("Article 12 Paragraph 2 says", "Article twelve", "Article 12345 The", ""),
    ],
)
def test_a_reference_begins_no_article(text):
    assert article_at_start(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("第一编 总则", "part", 1),
        ("第二分编 合同", "subpart", 2),
        ("第三章 储存", "chapter", 3),
        ("第三章储存", "chapter", 3),
        ("第 三 章\u3000储存", "chapter", 3),
        ("第十二节", "section", 12),
        ("Chapter III Storage", "chapter", 3),
        ("Chapter 3: Storage", "chapter", 3),
        ("PART II", "part", 2),
        ("Section 2", "section", 2),
    ],
)
def test_a_heading_begins_with_the_number_of_its_division(text, kind, number):
    division = division_at_start(text)
    assert (division.kind, division.number) == (kind, number)


@pytest.mark.parametrize(
    "text",
    [
        "总则",
        "第三 总则",
        "Chapters",
        "Chapter three",
        "Chapter IIII",
        "章 总则",
        "第三节目",
        "第二节课",
        "第一编队",
        "第三节车厢",
    ],
)
def test_other_headings_belong_to_no_division(text):
    assert division_at_start(text) is None


@pytest.mark.parametrize(
    "text", ["第一章 总则", "第一章", "第一章总则", "第三章　食品安全风险监测、评估", "Chapter 3 Storage"]
)
def test_a_paragraph_may_be_a_division_alone(text):
    assert division_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        *("第一章规定的单位，应当遵守。", "第一章 总则；", "第一章 总则\n第一条", "第一章 " + "总" * 51),
        *("第二节课开始前，学生应当洗手", "第一编队按时到场", "第三节车厢禁止吸烟", "Section 3 (Fees) Applies"),
        *(
            "§ 20 of the Act",
            "Chapter 3 applies to units",
            "Chapter 3 Storage of vaccines is regulated here.",
            "第一节课是八点：请准时",
        ),
    ],
)
def test_a_sentence_is_no_division(text):
    assert division_alone(text) is None
