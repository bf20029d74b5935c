"""Beside each page of a document lies its text as Markdown, with what the page says of it and nothing else."""

from __future__ import annotations

import json
from datetime import date

import yaml

from plugins.model.document import Link, Text
from plugins.model.kind import Kind
from tests.render.html_pages import parse
from tests.render.make import World, withdrawn
from tests.render.site import render, whole_site

ID = "k7m29xqf"


def world_of_one(**more: object) -> World:
    world = World()
    values = {"issued_by": ("Ministry of Health",), "announced": date(2026, 11, 20), "effective": date(2027, 1, 1)}
    world.add(ID, "laws-and-regulations", "Law on Wells", "**Article 1** Wells are sampled.", **values, **more)
    return world


def twin(world: World) -> tuple[dict[str, object], str]:
    """Front matter and text of the twin of the document."""
    text = render(world).page(world.publications[ID].url[1:].replace(".html", ".md"))
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def test_the_text_without_links_is_the_approved_one_byte_for_byte():
    body = 'Über *Brunnen* & <Wells>\n\n---\n\n| a | b |\n|---|---|\n| "1" | 2 |'
    world = world_of_one()
    world.bodies[ID] = body
    assert twin(world)[1] == body


def test_above_it_stands_what_the_page_says_and_nothing_that_no_page_shows():
    front, _ = twin(world_of_one(publish="on-go", document_number="令第31号", title_other="水井法", summary="Wells."))
    assert front == {
        "title": "Law on Wells",
        "title_other": "水井法",
        "summary": "Wells.",
        "language": "en",
        "url": "https://www.health.example/laws-and-regulations/2026/k7m29xqf.html",
        "column": "Laws and Regulations",
        "department": "Disease Control",
        "published": "2026-11-20T10:00:00+08:00",
        "state": "not-yet",
        "document_number": "令第31号",
        "issued_by": "Ministry of Health",
        "announced": "2026-11-20",
        "effective": "2027-01-01",
        "digest": front["digest"],
    }


def test_every_value_is_one_line_whatever_stands_in_it():
    front, body = twin(world_of_one(document_number='a\n---\nb: "c" #'))
    assert front["document_number"] == 'a\n---\nb: "c" #'
    assert body == "**Article 1** Wells are sampled.\n"


def test_what_repeals_it_files_and_links_have_absolute_addresses():
    world = world_of_one(attachments=[("map.pdf", 1000)])
    world.texts[ID] = world.texts[ID].__class__('<p><a href="doc:new00001">x</a></p>', (), frozenset(), (), "x")
    values = {"issued_by": ("M",), "announced": date(2026, 11, 21), "effective": date(2026, 11, 22)}
    world.add("new00001", "laws-and-regulations", "New Law", "Words.", repeals=(ID,), **values)
    front, _ = twin(world)
    base = "https://www.health.example/laws-and-regulations/2026"
    assert front["state"] == "repealed"
    assert front["repealed_by"] == [f"{base}/new00001.html"]
    assert front["attachments"] == [f"{base}/{ID}/map.pdf"]


def test_a_link_leads_where_that_of_the_page_leads_and_is_words_while_nothing_is_public_there():
    seen = []
    for public in (True, False):
        world = world_of_one()
        world.bodies[ID] = "See [the new one](doc:new00001#article-2)."
        if public:
            world.add(
                "new00001", "laws-and-regulations", "New Law", "Words.", issued_by=("M",), announced=date(2026, 11, 21)
            )
        world.texts[ID] = Text("<p>x</p>", (), frozenset(), (Link("document", "new00001", "article-2", 1),), "x")
        site = render(world)
        (entry,) = (one for one in site.plan.entries if one.kind is Kind.TWIN and one.key == ID)
        view, read = site.renderer.compute_view(entry)
        assert "new00001" in read
        seen.append((twin(world)[1], repr(view)))
    (linked, before), (words, after) = seen
    assert linked == (
        "See [the new one](https://www.health.example/laws-and-regulations/2026/new00001.html#article-2)."
    )
    assert words == "See the new one."
    assert before != after


def test_a_page_names_its_twin_and_each_public_document_has_one():
    site = whole_site()
    kinds = {kind: {e.key for e in site.plan.entries if e.kind is kind} for kind in (Kind.DOCUMENT, Kind.TWIN)}
    assert kinds[Kind.DOCUMENT] == kinds[Kind.TWIN] == site.world.publications.keys()
    for entry in site.plan.entries:
        if entry.kind is Kind.DOCUMENT:
            (link,) = parse(site.page(entry.path)).all("link", type="text/markdown")
            assert link.attributes["href"].removeprefix("/") in site.files


def test_a_withdrawn_document_has_none():
    world = World()
    withdrawn(world, ID, "laws-and-regulations", "en", whole_site().world.catalogue().at)
    assert [path for path in render(world).files if path.endswith(".md")] == []


def test_the_front_matter_is_json_line_by_line():
    text = whole_site().page("laws-and-regulations/2026/vaccine-storage.md")
    front = text.split("---\n", 2)[1]
    assert all(json.loads(line.partition(": ")[2]) for line in front.splitlines())
