"""How Chinese texts cite: a table of cases, each with what a reader of laws takes it for."""

from __future__ import annotations

import pytest

from plugins.read.cited_chinese import called, cited_in_chinese

ITSELF = "itself"


def cited(words: str, *, bare: bool = True, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the words of each article that a block cites with its law, and of each law alone."""
    found = []
    for one in cited_in_chinese(words, names or {}, bare=bare):
        said = words[one.start : one.end] or words[one.named[0][1] : one.named[0][2]]
        found.append((said, one.named[-1][0] if one.named else ITSELF))
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("依照本法第十二条的规定", [("第十二条", ITSELF)]),
        ("违反本条例第十二条第二款第（三）项", [("第十二条第二款第（三）项", ITSELF)]),
        ("依照本实施细则第二十三条", [("第二十三条", ITSELF)]),
        ("本办法第十二条之一", [("第十二条之一", ITSELF)]),
        ("本规定第12条", [("第12条", ITSELF)]),
        ("违反本法第三条、第五条和第七条规定", [("第三条", ITSELF), ("第五条", ITSELF), ("第七条", ITSELF)]),
        ("依照本法第三条至第五条", [("第三条", ITSELF), ("第五条", ITSELF)]),
        ("本法第三条第一款、第二款和第五条", [("第三条第一款、第二款", ITSELF), ("第五条", ITSELF)]),
        ("违反第三十三条规定的", [("第三十三条", ITSELF)]),
        ("前款和第九十二条第二款规定以外的", [("第九十二条第二款", ITSELF)]),
        (
            "不符合第二条规定；符合第二条规定但不符合第八条",
            [("第二条", ITSELF), ("第二条", ITSELF), ("第八条", ITSELF)],
        ),
    ],
)
def test_a_text_cites_its_own_articles(words, found):
    assert cited(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("依照《传染病防治法》第三条", [("第三条", "传染病防治法")]),
        ("《中华人民共和国传染病防治法》的第三条", [("第三条", "传染病防治法")]),
        ("《药品管理法》（2019年修订）第三条", [("第三条", "药品管理法")]),
        ("《甲法》第三条、第五条", [("第三条", "甲法"), ("第五条", "甲法")]),
        ("《甲法》第三条和本条例第五条、第六条", [("第三条", "甲法"), ("第五条", ITSELF), ("第六条", ITSELF)]),
        ("依照刑法第三百三十条", [("第三百三十条", "刑法")]),
        (
            "属于食品安全法第一百二十三条至第一百二十六条",
            [("第一百二十三条", "食品安全法"), ("第一百二十六条", "食品安全法")],
        ),
        ("商标法第十三条和专利法第二条", [("第十三条", "商标法"), ("第二条", "专利法")]),
        ("根据《甲法》，制定本条例。", [("《甲法》", "甲法")]),
        (
            "省实施《甲法》办法与《河北省实施〈乙法〉办法》",
            [("《甲法》", "甲法"), ("《河北省实施〈乙法〉办法》", "河北省实施乙法办法")],
        ),
        ("违反《甲法》的，依照该法第八条处罚", [("第八条", "甲法"), ("《甲法》", "甲法")]),
    ],
)
def test_a_text_cites_another_law(words, found):
    assert cited(words) == found


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("依照原《甲条例》第十条", id="a law as it was before"),
        pytest.param("依照该法第八条", id="a law that nothing names"),
        pytest.param("依照香港基本法第十八条", id="a word that ends like the own law"),
        pytest.param("依照《甲公约》第三条规定的，适用第五条", id="an article after another's"),
        pytest.param("\x1f第三条", id="an article after a link"),
        pytest.param("见\x1f，又见第三条", id="an article in a sentence with a link"),
        pytest.param("处罚。 第四十条 本条例自公布之日起施行", id="an article that begins within a paragraph"),
        pytest.param("设有第三条生产线，第二条船", id="things that are counted"),
        pytest.param("第零条与第十十条", id="no number of an article"),
    ],
)
def test_no_article_of_the_text_itself_is_found(words):
    assert ITSELF not in [law for _, law in cited(words)]


def test_a_text_that_amends_another_does_not_cite_itself_without_saying_so():
    assert cited("第十二条修改为", bare=False) == []
    assert cited("本决定第三条", bare=False) == [("第三条", ITSELF)]


def test_a_name_that_the_text_gives_to_a_law_stands_for_it():
    names = called("根据《中华人民共和国进出口商品检验法》（以下简称商检法），和《乙条例》(以下简称《条例》)")
    assert names == {"商检法": "进出口商品检验法", "条例": "乙条例"}
    assert cited("依照商检法第五条", names=names) == [("第五条", "进出口商品检验法")]
    assert cited("《条例》第三条", names=names) == [("第三条", "乙条例")]


def test_brackets_of_a_title_are_no_name_for_the_text_itself():
    assert called("《甲法》（以下简称本法）") == {}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("违反甲乙法第三条", ["违反甲乙法", "甲乙法"]),
        ("上海市药品管理条例第三条", ["上海市药品管理条例"]),
        ("市容和环境卫生管理条例第三条", ["市容和环境卫生管理条例"]),
        ("甲法和乙法第三条", ["甲法和乙法", "乙法"]),
    ],
)
def test_a_law_without_brackets_begins_where_a_name_can_begin(words, names):
    (one,) = cited_in_chinese(words, {}, bare=True)
    assert [name for name, _, _ in one.named] == names
