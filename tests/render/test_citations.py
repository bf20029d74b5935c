"""Where a text names an article or a public law, its words lead there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from plugins.render.citations import with_references
from plugins.render.views.fragments import Reference
from tests.render.make import World
from tests.render.site import Site, render

LAWS, POLICY, QA, NEWS = "laws-and-regulations", "policy-information", "public-qa", "work-updates"
WATER, BLOOD, CITING = "wwwwwwww", "bbbbbbbb", "cccccccc"
WATER_URL = "/laws-and-regulations/2010/wwwwwwww.html"
ARTICLES = "第三条 甲。\n\n第五条 乙。"
BY = {"issued_by": ("卫生部",), "language": "zh-Hans"}


def site(body: str, *, cited: str = "中华人民共和国饮用水法", day: date = date(2020, 1, 1), **more: object) -> Site:
    """A site with a law of 2010 and a text that cites it."""
    world = World()
    world.add(WATER, LAWS, cited, ARTICLES, announced=date(2010, 3, 1), **BY)
    world.add(CITING, LAWS, "采血条例", body, announced=day, **BY, **more)
    return render(world)


def links(of: Site, id: str = CITING) -> list[tuple[str, str]]:
    """Return words and address of each link that was added to the page of a document."""
    page = of.page(of.world.publications[id].url[1:])
    return [(words, href) for href, words in re.findall(r'<a href="([^"]*)" data-reference>([^<]*)</a>', page)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("依照《饮用水法》第三条", [("《饮用水法》第三条", f"{WATER_URL}#article-3")]),
        ("依照《中华人民共和国饮用水法》", [("《中华人民共和国饮用水法》", WATER_URL)]),
        ("违反饮用水法第五条", [("饮用水法第五条", f"{WATER_URL}#article-5")]),
        (
            "《饮用水法》第三条、第五条",
            [("《饮用水法》第三条", f"{WATER_URL}#article-3"), ("第五条", f"{WATER_URL}#article-5")],
        ),
        ("第一条 甲。\n\n违反本条例第一条", [("第一条", "#article-1")]),
        pytest.param("《饮用水法》第九条", [("《饮用水法》", WATER_URL)], id="an article that the law does not have"),
        pytest.param("违反饮用水法第九条", [("饮用水法", WATER_URL)], id="the same without brackets"),
        pytest.param("《饮用水法》第三条、第九条", [("《饮用水法》第三条", f"{WATER_URL}#article-3")], id="one of two"),
        pytest.param("《河流饮用水法》第三条与河流饮用水法第三条", [], id="another law whose name ends the same"),
        pytest.param("《饮用水法实施条例》第三条", [], id="another law whose name begins the same"),
        pytest.param("《采血条例》", [], id="the text itself"),
        pytest.param(
            "第二条 甲。\n\n依照《采血条例》第二条",
            [("《采血条例》第二条", "#article-2")],
            id="its own article by title",
        ),
    ],
)
def test_a_text_leads_to_what_it_names(body, found):
    assert links(site(body)) == found


def test_a_law_that_came_later_is_named_but_its_articles_are_not_meant():
    later = site("《饮用水法》第三条", day=date(2005, 1, 1))
    assert links(later) == [("《饮用水法》", WATER_URL)]


def test_of_two_laws_of_one_name_the_text_means_the_newer_of_its_time():
    found = {}
    for year in (2005, 2012, 2020):
        world = World()
        world.add(WATER, LAWS, "饮用水法", ARTICLES, announced=date(2010, 3, 1), **BY)
        world.add(BLOOD, LAWS, "饮用水法", ARTICLES, announced=date(2015, 3, 1), **BY)
        world.add(CITING, LAWS, "采血条例", "《饮用水法》第三条", announced=date(year, 1, 1), **BY)
        found[year] = [href for _, href in links(render(world))]
    newer = "/laws-and-regulations/2015/bbbbbbbb.html"
    assert found == {2005: [], 2012: [f"{WATER_URL}#article-3"], 2020: [f"{newer}#article-3"]}


def test_what_has_no_legal_force_is_cited_by_nobody():
    world = World()
    world.add(WATER, NEWS, "饮用水法", ARTICLES, language="zh-Hans", dated=date(2010, 3, 1))
    world.add(CITING, LAWS, "采血条例", "《饮用水法》第三条", announced=date(2020, 1, 1), **BY)
    assert links(render(world)) == []


def test_texts_of_every_column_cite():
    world = World()
    world.add(
        WATER, LAWS, "Safe Water Act", "**Article 3** Tanks are covered.", announced=date(2010, 3, 1), issued_by=("M",)
    )
    world.add(CITING, NEWS, "Tanks", "Under section 3 of the Safe Water Act they are covered.", dated=date(2020, 1, 1))
    assert links(render(world)) == [("section 3 of the Safe Water Act", f"{WATER_URL}#article-3")]


def test_an_earlier_text_leads_on_from_its_own_page():
    world = World()
    world.add(WATER, LAWS, "饮用水法", ARTICLES, announced=date(2010, 3, 1), **BY)
    body = "第一条 甲。\n\n《饮用水法》第三条，本条例第一条。"
    citing = world.add(CITING, LAWS, "采血条例", body, announced=date(2020, 1, 1), change="印刷错误", **BY)
    made = render(world)
    (path,) = [entry.path for entry in made.plan.entries if entry.key == f"{CITING}/{citing.earlier[0].digest}"]
    hrefs = re.findall(r'<a href="([^"]*)" data-reference>', made.page(path))
    assert hrefs == [f"{WATER_URL}#article-3", "#article-1"]


def test_no_word_is_added_and_links_of_the_text_stay():
    made = site("见[此处](doc:wwwwwwww)与《饮用水法》第三条。")
    page = made.page(made.world.publications[CITING].url[1:])
    text = re.search(r'(?s)<div class="text">(.*?)</div>', page)[1]
    assert re.sub("<[^>]*>", "", text).strip() == "见此处与《饮用水法》第三条。"
    assert f'<a href="{WATER_URL}">此处</a>' in text


def test_a_view_asks_for_the_law_that_it_names():
    made = site("《饮用水法》第三条")
    entry = made.entry(made.world.publications[CITING].url[1:])
    _, asked = made.renderer.compute_view(entry)
    assert "《饮用水法" in asked
    ((day, id, url, digest, force),) = made.renderer.answer(("laws", "饮用水法"))
    assert (day, id, url, force) == ("2010-03-01", WATER, WATER_URL, "in-force")
    assert digest == made.world.publications[WATER].revision.digest


def test_links_that_overlap_are_made_once():
    assert with_references("0123456789", [Reference(2, 5, "#a"), Reference(4, 6, "#b"), Reference(6, 7, "/?a&b")]) == (
        '01<a href="#a" data-reference>234</a>5<a href="/?a&amp;b" data-reference>6</a>789'
    )
