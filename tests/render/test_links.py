"""Addresses behind ``doc:`` and ``attachment:``."""

from __future__ import annotations

import pytest

from plugins.render.links import make_absolute, resolve
from tests.render.site import whole_site

DOCUMENTS = {"k7m29xqf": "/laws/2026/a.html", "media:c4w8n2jd": "/media/2026/m/map.png"}
FILES = {"a b.pdf": "/laws/2026/a/a%20b.pdf", "图.png": "/laws/2026/a/x.png"}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://a.example/">x</a>', '<a href="https://a.example/">x</a>'),
        ('<a href="doc:k7m29xqf">x</a>', '<a href="/laws/2026/a.html">x</a>'),
        (
            '<a href="doc:k7m29xqf#article-12">x <em>y</em></a>',
            '<a href="/laws/2026/a.html#article-12">x <em>y</em></a>',
        ),
        ('a <a href="doc:99999999#b" title="t">x <em>y</em></a> b', "a x <em>y</em> b"),
        ('<a href="doc:99999999">x</a> <a href="doc:k7m29xqf">y</a>', 'x <a href="/laws/2026/a.html">y</a>'),
        ('<a href="attachment:a b.pdf" title="t">x</a>', '<a href="/laws/2026/a/a%20b.pdf" title="t">x</a>'),
        ('<a href="attachment:a%20b.pdf">x</a>', '<a href="/laws/2026/a/a%20b.pdf">x</a>'),
        ('<a href="attachment:none.pdf">x</a>', "x"),
        ('<img alt="a" src="attachment:图.png" title="t">', '<img alt="a" src="/laws/2026/a/x.png" title="t">'),
        ('<p><img alt="the &lt;chart" src="attachment:none.png"></p>', "<p>the &lt;chart</p>"),
        ('<a href="media:c4w8n2jd">x</a>', '<a href="/media/2026/m/map.png">x</a>'),
        ('<a href="media:k7m29xqf">x</a>', "x"),
        ('<img alt="a" src="media:c4w8n2jd">', '<img alt="a" src="/media/2026/m/map.png">'),
        ('<p><img alt="the map" src="media:k7m29xqf"></p>', "<p>the map</p>"),
        ("<p>doc:k7m29xqf and attachment:a.pdf</p>", "<p>doc:k7m29xqf and attachment:a.pdf</p>"),
    ],
)  # fmt: skip
def test_links_lead_to_what_is_public_and_leave_words_for_the_rest(html, expected):
    assert resolve(html, DOCUMENTS, FILES) == expected


def test_the_number_of_an_article_leads_to_itself():
    html = '<p id="article-2"><strong><span class="article-number">第二条</span></strong> 乙</p>'
    assert resolve(html, {}, {}) == (
        '<p id="article-2"><strong><a class="article-number" href="#article-2" tabindex="-1">第二条</a></strong> 乙</p>'
    )


def test_a_link_to_a_withdrawn_document_is_words_alone():
    page = whole_site().page("laws-and-regulations/2026/vaccine-storage.html")
    assert "A withdrawn text is only words here." in page


def test_a_withdrawal_changes_the_view_of_documents_that_link_to_it():
    site = whole_site()
    view = site.views["laws-and-regulations/2026/vaccine-storage.html"]
    assert ("art00004", "/laws-and-regulations/2019/vaccine-act.html") in view.links


def test_addresses_become_absolute_for_feeds():
    html = '<a href="/a.html">x</a><a href="#b">y</a><img alt="" src="/c.png"><a href="https://d.example/">z</a>'
    assert make_absolute(html, "https://h.example", "https://h.example/e.html") == (
        '<a href="https://h.example/a.html">x</a><a href="https://h.example/e.html#b">y</a>'
        '<img alt="" src="https://h.example/c.png"><a href="https://d.example/">z</a>'
    )
