"""A question that ends with an article leads to it, and shows how it begins."""

from __future__ import annotations

import pytest

from plugins.read.markdown import to_text
from plugins.search.index import index
from plugins.search.passages import passages
from plugins.search.vector import passage_bits
from tests.search.make import Memory, parts, text

NUMERALS = "一二三四五六七八九十"
ARTICLES = 90


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (NUMERALS[ones - 1] if ones else "")


def body() -> str:
    """The text of a law in two chapters, each article of which says its number in figures and speaks of the law."""
    said = [
        f"第{numeral(n)}条　传染病防治法的内容之{n}。{'各级人民政府领导传染病防治工作。' * (n % 9 + 1)}"
        for n in range(1, ARTICLES + 1)
    ]
    return "\n\n".join(["为了预防传染病，制定本法。", "## 第一章　总则", *said[:40], "## 第二章　附则", *said[40:]])


@pytest.fixture(scope="module")
def asked(opened):
    """A long law, a short one and a text that has no articles, opened."""
    bodies = {
        "long": to_text(body(), first_line=1),
        "short": to_text("第一条　献血光荣。\n\n第二条　本法施行。", first_line=1),
    }
    texts = [
        text("long", "中华人民共和国传染病防治法", bodies["long"].plain, language="zh-Hans"),
        text("short", "中华人民共和国献血法", bodies["short"].plain, language="zh-Hans"),
        text("plain", "传染病防治法解读", "传染病防治法第三十三条说明。", language="zh-Hans"),
    ]
    collection, vectors, _ = parts(texts)
    plain = {one.document.id: one.plain for one in texts}

    def of_texts(some):
        for one in some:
            bits = passage_bits(one.title, plain[one.id], one.number)
            known = bodies.get(one.id) or to_text(plain[one.id], first_line=1)
            yield passages(known, bits)

    assert passage_bits(texts[0].document.title, texts[0].plain) >= 3
    made = index(collection, vectors, of_texts, Memory())
    return opened({path: artifact.make() for path, artifact in made.items()})


def first_of(asked, question: str) -> dict:
    return asked.ask(question)[0]["results"][0]


def excerpt_of(result: dict) -> str:
    return "".join(part["text"] for part in result["excerpt"])


def test_every_article_of_a_long_law_is_found_and_shown(asked):
    wrong = []
    for number in range(1, ARTICLES + 1):
        result = first_of(asked, f"传染病防治法第{numeral(number)}条")
        said = f"第{numeral(number)}条"
        begins = excerpt_of(result).startswith(f"{said}　传染病防治法的内容之{number}。".replace("　", " "))
        if (result["id"], result["place"]) != ("long", {"anchor": f"article-{number}", "label": said}) or not begins:
            wrong.append((number, result["place"], excerpt_of(result)[:30]))
    assert wrong == []


def test_an_article_of_a_short_law_is_shown(asked):
    result = first_of(asked, "献血法第2条")
    assert (result["place"]["anchor"], excerpt_of(result)) == ("article-2", "第二条 本法施行。")


def test_an_article_that_a_law_does_not_have_is_not_led_to(asked):
    result = first_of(asked, "献血法第99条")
    assert result["id"] == "short"
    assert result.get("place", {}).get("anchor") != "article-99"
