"""Citations stand where their words stand in the HTML of a text."""

from __future__ import annotations

import pytest

from plugins.model.citation import Citation
from plugins.read.citations import citations
from plugins.read.markdown import to_text

OWN = "第三条 甲。\n\n第五条 乙。\n\n"


def said(body: str, *, chinese: bool = True, amending: bool = False) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the HTML of each article, or of the name, its anchor, and the names."""
    text = to_text(body, first_line=1)

    def words(one: Citation) -> str:
        return text.html[one.start : one.end] or text.html[one.named[0].start : one.named[0].end]

    return [
        (words(one), one.anchor, tuple(named.name for named in one.named))
        for one in citations(text, chinese=chinese, amending=amending)
    ]


def test_an_article_of_the_text_is_found_where_it_has_it():
    assert said(f"{OWN}第七条 违反本法第三条、第九条的。") == [("第三条", "article-3", ())]


def test_a_law_is_found_in_lists_tables_and_bold_words():
    body = "- 《甲法》第三条\n\n| 甲 | 乙 |\n| --- | --- |\n| 《乙法》 | 二 |\n\n**《丙法》第五条**适用。"
    assert [(words, names) for words, _, names in said(body)] == [
        ("第三条", ("甲法",)),
        ("《乙法》", ("乙法",)),
        ("第五条", ("丙法",)),
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("[《甲法》第三条](https://example.org/)", id="a link"),
        pytest.param("## 《甲法》第三条", id="a heading"),
        pytest.param("`《甲法》第三条`", id="code"),
        pytest.param("《甲**法**》第三条", id="a title that markup parts"),
        pytest.param("[甲法](https://example.org/)第三条", id="an article behind a link"),
    ],
)
def test_nothing_is_found_in(body):
    assert said(f"{OWN}{body}") == []


def test_a_number_that_begins_an_article_is_no_citation():
    assert said(OWN) == []


def test_what_an_amending_text_quotes_is_not_its_own():
    body = f"{OWN}第七条 增加一款：“违反本法第三条的，处以罚款。”依照本决定第五条办理。"
    assert said(body, amending=True) == [("第五条", "article-5", ())]
    assert len(said(body)) == 2


def test_a_quotation_goes_on_over_paragraphs():
    body = f"{OWN}第七条 修改为：“第七条 甲。\n\n违反本法第三条的，处以罚款。”\n\n本决定第五条"
    assert said(body, amending=True) == [("第五条", "article-5", ())]


def test_characters_that_html_writes_otherwise_do_not_move_what_is_found():
    body = "**Article 3** Fees & costs < 5 yuan.\n\nFees & costs under Article 3 are paid."
    assert said(body, chinese=False) == [("Article 3", "article-3", ())]


def test_a_section_is_one_of_the_articles_of_a_text_that_has_no_sections():
    assert said("**Article 3** One.\n\nSee section 3.", chinese=False) == [("section 3", "article-3", ())]
