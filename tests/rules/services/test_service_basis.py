"""SRV003: a service names the articles of the laws that it rests on (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.library import Library
from plugins.rules.service_item import article_anchors
from plugins.rules.services.service_basis import service_basis
from tests.rules.make import catalogue, document, policy, publication, shown
from tests.rules.services.items import item

LAW = "bbbbbbbb"


def findings(language="en", old="", new="", title="Water Act", articles=("article-6", "article-7"), public=False):
    one = item(language, old, new, basis=(LAW,))
    law = document("laws-and-regulations", id=LAW, title=title, anchors=articles)
    known = [publication(LAW, "laws-and-regulations", title=title)] if public else []
    return shown(service_basis(one, Library(catalogue(*known), {} if public else {LAW: law}, policy())))


def test_a_law_with_its_title_and_articles_passes():
    assert findings() == []
    assert findings("zh-Hans", title="饮用水条例") == []


@pytest.mark.parametrize("title", ["The Water Act", "WATER ACT"])
def test_a_first_word_and_the_case_of_a_title_do_not_count(title):
    assert findings(title=title) == []


def test_an_item_may_go_on_in_the_next_line():
    assert findings(old="Water Act, Article 6 and", new="Water Act,\n  Article 6 and") == []


def test_of_a_law_whose_text_is_not_at_hand_the_articles_are_not_judged():
    assert findings(articles=(), public=True) == []


def test_a_law_that_nobody_has_is_the_business_of_another_rule():
    one = item(basis=("zzzzzzzz",))
    assert shown(service_basis(one, Library(catalogue(), {}, policy()))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(", Article 6 and Article 7", "", id="no article"),
        pytest.param("Water Act, Article 6", "Milk Act, Article 6", id="another law"),
        pytest.param("and Article 7", "and Article 70", id="no such article"),
    ],
)
def test_anything_less_is_one_finding(old, new):
    assert len(findings(old=old, new=new)) == 1


def test_the_numbers_of_articles_are_read_in_both_languages():
    words = "Article 6, Articles 12, 14 and 15; 第十二条、第一百零三条、第12条、第二十条之一, § 4, Section 9"
    expected = ["6", "12", "14", "15", "12", "103", "12", "20-1", "4", "9"]
    assert list(article_anchors(words)) == [f"article-{number}" for number in expected]


def test_the_message_names_place_fault_and_remedy():
    assert findings(old="Water Act, Article 6 and Article 7", new="Water Act") == [
        "content/service-guide/2026/a.md:7: SRV003 service_basis: got '- Water Act', "
        "expected the title of the law and the number of the article, such as "
        "Article 12 of the Water Act (《饮用水法》第十二条)"
    ]
    assert findings(old="and Article 7", new="and Article 70") == [
        "content/service-guide/2026/a.md:7: SRV003 service_basis: got article-70, which bbbbbbbb does not have, "
        "expected a law and articles of that law alone in one item, each with a number that the law has"
    ]
    assert findings(old="Water Act", new="Milk Act") == [
        "content/service-guide/2026/a.md:3: SRV003 basis: got bbbbbbbb, which the section does not name, "
        "expected the title of that law with its articles below the heading: Water Act"
    ]
