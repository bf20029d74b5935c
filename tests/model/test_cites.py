"""What a text cites of others: the articles that it names, and those to which its author made links (IV.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plugins.model.citation import Citation, Named
from plugins.model.cites import cited_articles, cites_of, compared_on
from tests.render.make import World

NAMED = (Named("safe water act", 0, 14), Named("water act", 5, 14))


def test_an_article_of_a_named_law_is_cited_under_every_name_that_the_law_may_have():
    assert cited_articles([Citation(20, 29, "article-3", NAMED)], []) == ("article-3\tsafe water act\twater act",)


def test_an_article_that_is_cited_twice_is_cited_once():
    assert len(cited_articles([Citation(20, 29, "article-3", NAMED), Citation(40, 49, "article-3", NAMED)], [])) == 1


def test_a_link_to_an_article_cites_it_and_a_link_to_a_document_does_not():
    assert cited_articles([], ["pa034pye#article-8", "7pcqbkr4"]) == ("article-8\tdoc:pa034pye",)


def test_a_title_without_an_article_and_an_article_of_the_text_itself_are_not_cited():
    assert cited_articles([Citation(20, 20, "", NAMED), Citation(20, 29, "article-3", ())], []) == ()


def test_the_main_date_says_which_laws_a_text_knows_unless_its_column_says_when_it_was_compared():
    world = World()
    one = world.add("c1t1ng00", "work-updates", "News", "Wells are sampled.", dated=date(2026, 11, 3))
    column = world.policy.columns["work-updates"]
    compared = replace(one, revision=replace(one.revision, fields={**one.revision.fields, "seen": date(2026, 11, 9)}))
    assert compared_on(one, column) == date(2026, 11, 3)
    assert compared_on(compared, replace(column, as_of="seen")) == date(2026, 11, 9)


def test_what_cites_nothing_has_no_entry():
    one = World().add("c1t1ng00", "work-updates", "News", "Wells are sampled.", dated=date(2026, 11, 3))
    articles = ("article-3\twater act",)
    assert cites_of(one, None, ()) is None
    assert cites_of(one, None, articles) == "2026-11-03\narticle-3\twater act"
