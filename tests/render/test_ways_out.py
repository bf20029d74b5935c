"""Whoever finds an error or has a question is led to somebody who can answer (IV.5)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.render.html_pages import parse
from tests.render.site import whole_site

QUESTION = "public-qa"


@pytest.mark.parametrize(
    ("path", "address", "subject"),
    [
        ("index.html", "/", "Error on the page: Ministry of Health"),
        ("zh/index.html", "/zh/", "网页纠错：卫生部"),
        ("ask.html", "/ask.html", "Error on the page: Ask a question"),
    ],
)
def test_a_letter_about_an_error_says_which_page_it_is_about(path, address, subject):
    (link,) = parse(whole_site().page(path)).all("p", class_="report wrap")
    (letter,) = (e for e in parse(whole_site().page(path)).all("a") if "?subject=" in e.attributes["href"])
    assert letter.text == link.text
    sent = urlsplit(letter.attributes["href"])
    assert sent.path == whole_site().world.policy.site.email
    assert parse_qs(sent.query) == {"subject": [subject], "body": [f"https://www.health.example{address}\r\n"]}


def test_a_letter_about_a_document_has_its_title_whatever_stands_in_it():
    site = whole_site()
    publications = site.world.catalogue().publications
    for entry in site.plan.entries:
        if entry.kind == "document":
            title = publications[entry.key].revision.title
            letters = [
                parse_qs(urlsplit(e.attributes["href"]).query)
                for e in parse(site.page(entry.path)).all("a")
                if "?subject=" in e.attributes["href"]
            ]
            assert [title in letter["subject"][0] for letter in letters] == [True]
            assert letters[0]["body"] == [f"https://www.health.example/{entry.path}\r\n"]


@pytest.mark.parametrize(("before", "words"), [("", "Ask a question"), ("zh/", "我要提问")])
def test_the_list_of_questions_begins_with_how_to_ask(before, words):
    site = whole_site()
    lists = [
        entry for entry in site.plan.entries if entry.kind == "list" and entry.path.startswith(f"{before}{QUESTION}/")
    ]
    assert lists
    for entry in lists:
        (ask,) = parse(site.page(entry.path)).words("p", class_="list-ask")
        assert ask == words
    assert not parse(site.page(f"{before}laws-and-regulations/index.html")).all("p", class_="list-ask")


@pytest.mark.parametrize("path", ["ask.html", "zh/ask.html"])
def test_the_page_names_an_address_a_telephone_and_a_time(path):
    main = whole_site().page(path).partition("<main")[2].partition("</main>")[0]
    assert "mailto:questions@health.example" in main
    assert 'href="tel:000-5550-1210"' in main
    assert "15 working days" in main or "15 个工作日" in main


def test_the_telephone_below_every_page_is_called():
    for path in ("index.html", "zh/search.html"):
        footer = parse(whole_site().page(path).partition("<footer")[2])
        assert [e.text for e in footer.all("a", href="tel:000-5550-1200")] == ["000-5550-1200"]
