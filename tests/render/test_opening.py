"""The first sentences of a text describe it elsewhere; each word of them stands in the text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read.markdown import to_text
from plugins.render.opening import MOST, opening
from tests.render.html_pages import parse
from tests.render.site import whole_site


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("# 标题", ""),
        ("本办法适用于饮用水供应单位。", "本办法适用于饮用水供应单位。"),
        pytest.param(
            "各省：\n\n现将有关事项通知如下，请各单位认真组织实施。",
            "现将有关事项通知如下，请各单位认真组织实施。",
            id="a greeting",
        ),
        pytest.param("Short.", "Short.", id="nothing longer follows"),
        pytest.param(
            "Water[^1] is tested in every village of the county.\n\nWells are closed for a week.\n\n[^1]: x",
            "Wells are closed for a week.",
            id="a mark of a note is no word",
        ),
        pytest.param(
            "![A picture of wells](a.png)\n\nWells are closed for a week.",
            "Wells are closed for a week.",
            id="a picture",
        ),
        pytest.param("The **first** & <b>.", "The first & <b>.", id="marks and signs"),
    ],
)
def test_it_is_the_first_paragraph_that_says_something(body, expected):
    assert opening(to_text(body, first_line=1).html) == expected


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("自来水厂每日检验水质并公布结果。", "。"),
        ("Water is tested once in each quarter. ", "."),
        ("水" * 400, "…"),
        ("word " * 100, "word…"),
    ],
)
def test_a_long_one_ends_with_a_sentence_or_an_ellipsis(sentence, ends):
    found = opening(f"<p>{sentence * 40}</p>")
    assert found.endswith(ends)
    assert 20 <= len(found) <= MOST


@given(st.text(max_size=600))
def test_its_words_stand_in_the_text_as_they_are(body):
    html = to_text(body, first_line=1).html
    words = " ".join(unescape(re.sub("<[^>]*>", "", html)).split())
    found = opening(html)
    assert len(found) <= MOST
    assert found.removesuffix("…") in words or found in words


def test_every_page_but_an_earlier_text_is_described_and_those_that_search_engines_keep_in_messages_too():
    pages = {path: page.decode() for path, page in whole_site().files.items() if path.endswith(".html")}
    without = []
    for path, page in pages.items():
        said = {
            meta.attributes.get("name", meta.attributes.get("property")): meta.attributes["content"]
            for meta in parse(page).all("meta")
            if "content" in meta.attributes
        }
        is_former = path.startswith("former/") and "-" not in path
        if not (said.get("description") or is_former) or (
            said.get("robots") != "noindex"
            and not (
                said["description"] == said.get("og:description")
                and {"og:title", "og:type", "og:url", "og:image"} <= said.keys()
                and said["og:image"].startswith("https://www.health.example/assets/")
            )
        ):
            without.append(path)
    assert len(pages) > 50
    assert without == []
