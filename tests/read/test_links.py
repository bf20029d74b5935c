"""Links lead to documents, attachments, anchors and the web; each with its line; nothing else is a link."""

from __future__ import annotations

import pytest

from plugins.model.document import Link
from plugins.read.faults import Faults
from plugins.read.links import resolve
from plugins.read.markdown import convert, to_text
from tests.read.conftest import HEAD


def links(body):
    return [(x.kind, x.target, x.anchor, x.line) for x in to_text(body, first_line=10).links]


@pytest.mark.parametrize(
    ("body", "link", "html"),
    [
        ("[a](doc:k7m29xqf)", ("document", "k7m29xqf", ""), '<a href="doc:k7m29xqf">a</a>'),
        (
            "[a](doc:k7m29xqf#article-12)",
            ("document", "k7m29xqf", "article-12"),
            '<a href="doc:k7m29xqf#article-12">a</a>',
        ),
        ("[a](#article-12)", ("anchor", "", "article-12"), '<a href="#article-12">a</a>'),
        ("[a](form.pdf)", ("attachment", "form.pdf", ""), '<a href="attachment:form.pdf">a</a>'),
        ("[a](form.pdf#page=2)", ("attachment", "form.pdf", "page=2"), '<a href="attachment:form.pdf#page=2">a</a>'),
        ("[a](./form.pdf)", ("attachment", "form.pdf", ""), '<a href="attachment:form.pdf">a</a>'),
        ("[a](b/form.pdf)", ("attachment", "form.pdf", ""), '<a href="attachment:form.pdf">a</a>'),
        ("[a](attachment:form.pdf)", ("attachment", "form.pdf", ""), '<a href="attachment:form.pdf">a</a>'),
        ("[a](<附件 1.pdf>)", ("attachment", "附件 1.pdf", ""), '<a href="attachment:附件 1.pdf">a</a>'),
        ("[a](%E9%99%84%E4%BB%B6%201.pdf)", ("attachment", "附件 1.pdf", ""), '<a href="attachment:附件 1.pdf">a</a>'),
        (
            "[a](https://x.example/?b=1&c=2)",
            ("web", "https://x.example/?b=1&c=2", ""),
            '<a href="https://x.example/?b=1&amp;c=2">a</a>',
        ),
        (
            "[a](https://x.example/?b=1&amp;c=2)",
            ("web", "https://x.example/?b=1&c=2", ""),
            '<a href="https://x.example/?b=1&amp;c=2">a</a>',
        ),
        (
            "<https://x.example/>",
            ("web", "https://x.example/", ""),
            '<a href="https://x.example/">https://x.example/</a>',
        ),
        ("<a@x.example>", ("web", "mailto:a@x.example", ""), '<a href="mailto:a@x.example">a@x.example</a>'),
        ("[a](tel:+86-10-12320)", ("web", "tel:+86-10-12320", ""), '<a href="tel:+86-10-12320">a</a>'),
        ("[a](media:k7m29xqf)", ("media", "k7m29xqf", ""), '<a href="media:k7m29xqf">a</a>'),
        ("![a](media:k7m29xqf)", ("media", "k7m29xqf", ""), '<img alt="a" loading="lazy" src="media:k7m29xqf">'),
        ("![a](map.png)", ("attachment", "map.png", ""), '<img alt="a" loading="lazy" src="attachment:map.png">'),
    ],
)
def test_a_link_is_recorded_and_written(body, link, html):
    assert links(body) == [(*link, 10)]
    assert to_text(body, first_line=1).html == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "data:text/html,x", "vbscript:x"),
        *(
            "file:///etc/passwd",
            "ftp://x.example/",
            "//x.example/a",
            "/laws/a.html",
            "../a.pdf",
            "a/../b.pdf",
            "a/b/c.pdf",
        ),
        *(
            "doc:K7M29XQF",
            "doc:k7m29xq",
            "doc:",
            "media:",
            "media:k7m29xq",
            "media:k7m29xqf#a",
            "#",
            "attachment:",
            "attachment:a/b",
            "https://",
            "https:a",
            "mailto:",
            ".",
        ),
    ],
)
def test_what_leads_elsewhere_is_text_and_a_finding(read, address):
    document, findings = read(f"{HEAD}[word]({address})\n")
    assert [(f.code, f.line) for f in findings if f.code != "REA024"] == [("REA019", 9)]
    assert document.text.links == ()
    assert document.text.html == "<p><span>word</span></p>"
    assert document.text.plain == "word"


@pytest.mark.parametrize(
    ("address", "html", "kinds"),
    [
        ("https://x.example/a.png", '<a href="https://x.example/a.png">map</a>', ["web"]),
        ("data:image/png;base64,AAAA", "map", []),
        ("doc:k7m29xqf", "map", []),
        ("/a.png", "map", []),
    ],
)
def test_an_image_from_elsewhere_is_a_finding_and_no_image(read, address, html, kinds):
    document, findings = read(f"{HEAD}\n![map]({address})\n")
    assert [(f.code, f.line) for f in findings] == [("REA018", 10)]
    assert document.text.html == f"<p>{html}</p>"
    assert [link.kind for link in document.text.links] == kinds


def test_an_image_from_elsewhere_within_a_link_leaves_the_link(read):
    document, _ = read(f"{HEAD}[![map](https://x.example/a.png)](doc:k7m29xqf)\n")
    assert document.text.html == '<p><a href="doc:k7m29xqf">map</a></p>'


def test_a_relative_link_leads_into_the_folder_of_the_document_alone():
    assert resolve("a/form.pdf", "a") == Link("attachment", "form.pdf", "", 0)
    assert resolve("b/form.pdf", "a") is None


def test_each_link_has_its_line():
    body = (
        "[a](#x)\n[b](doc:k7m29xqf)\n\n- [c](#x)\n\n| t |\n|---|\n| [d](#x) |\n\n"
        "[e](\n  #y) <https://z.example>[f][ref]\n\n[ref]: #x 'title'\n"
    )
    assert links(body) == [
        ("anchor", "", "x", 10),
        ("document", "k7m29xqf", "", 11),
        ("anchor", "", "x", 13),
        ("anchor", "", "x", 17),
        ("anchor", "", "y", 20),
        ("web", "https://z.example", "", 20),
        ("anchor", "", "x", 22),
    ]


def test_a_link_without_words_shows_its_address():
    assert to_text("[](https://a.example/)", first_line=1).plain == "https://a.example/"


def test_braces_behind_a_link_are_text():
    html = to_text("[a](#x){: href='javascript:alert(1)' onclick='x'}", first_line=1).html
    assert html == "<p><a href=\"#x\">a</a>{: href='javascript:alert(1)' onclick='x'}</p>"


@pytest.mark.parametrize(
    "typed", ["[](doc:9tq4w2ha)", "[ ](doc:9tq4w2ha#article-1)", "[](media:9tq4w2ha)", "[][x]\n\n[x]: doc:9tq4w2ha"]
)
def test_an_id_never_stands_in_the_place_of_words(typed):
    faults = Faults("a.md")
    text = convert(f"See {typed}", first_line=1, faults=faults, folder=None)
    assert "9tq4w2ha" not in text.html
    assert text.links == ()
    assert [(one.code, "words between the brackets" in one.expected) for one in faults.findings()] == [("REA019", True)]
