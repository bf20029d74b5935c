"""The page for the media says what the register of interviews does (II.1, II.2, II.4, II.6, II.8)."""

from __future__ import annotations

import re

import pytest

from plugins.review.registers.interview import ANSWER_DAYS, FORMS
from tests.render.html_pages import parse
from tests.render.site import whole_site

PATHS = ("press.html", "zh/press.html")


def words(path: str) -> str:
    """The words of the page, white space aside."""
    return " ".join(parse(whole_site().page(path)).words("main")[0].split())


@pytest.mark.parametrize(
    ("path", "promise"), [("press.html", r"within (\d+) working days"), ("zh/press.html", r"(\d+) ?个工作日内告知")]
)
def test_the_answer_comes_in_the_days_of_the_register(path, promise):
    assert re.findall(promise, words(path)) == [str(ANSWER_DAYS)]


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        (
            "press.html",
            ["No interview is given by telephone", "whose identity we cannot verify", "in person or in writing"],
        ),
        ("zh/press.html", ["不接受电话采访", "身份无法核实", "当面采访还是书面采访"]),
    ],
)
def test_what_the_register_refuses_is_said_beforehand(path, sentences):
    assert set(FORMS) == {"in-person", "in-writing", "by-telephone"}
    assert [sentence for sentence in sentences if sentence not in words(path)] == []


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("press.html", ["Hong Kong, Macao and Taiwan", "international cooperation"]),
        ("zh/press.html", ["港澳台", "国际合作司"]),
    ],
)
def test_media_from_elsewhere_are_told_their_way(path, names):
    assert [name for name in names if name not in words(path)] == []


@pytest.mark.parametrize("path", PATHS)
def test_there_is_a_number_for_the_day_and_one_for_the_night(path):
    main = whole_site().page(path).partition("<main")[2].partition("</main>")[0]
    numbers = [e.attributes["href"] for e in parse(main).all("a") if "tel:" in e.attributes.get("href", "")]
    assert numbers == ["tel:000-5550-1300", "tel:000-5550-1333"]


@pytest.mark.parametrize("path", ["index.html", "zh/index.html"])
def test_every_foot_leads_to_it(path):
    hrefs = [e.attributes.get("href") for e in parse(whole_site().page(path)).all("a")]
    assert f"/{path.replace('index', 'press')}" in hrefs
