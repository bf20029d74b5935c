"""What is approved is shown: every value of the front matter is on the page, or policy says why not."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Publish
from plugins.model.field import Field
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

ID, OTHER = "k7m29xqf", "pa034pye"
DAY = date(2026, 11, 23)
OPENS = datetime(2026, 11, 22, 7, 7, tzinfo=MINISTRY_ZONE)
COLUMNS = sorted(World().policy.columns)
ELSEWHERE = {
    "title": "<h1>value-title</h1>",
    "slug": "/value-slug.html",
    "language": '<html lang="en"',
    "summary": '<p class="document-summary" data-field="summary">value-summary</p>',
    "title_other": 'data-field="title_other">value-title-other<',
    "summary_other": 'data-field="summary_other">value-summary-other<',
    "change_note": "value-change-note",
    "origin": 'href="http://old.health.example/value-origin.htm"',
    "department": '/departments/disease-control.html">Disease Control</a></dd>',
    "validity": "tag tag-repealed",
    "press_release": "value-other</a>",
    "announces": "value-other</a>",
    "unit": '<p class="kicker">value-unit</p>',
    "statement": "<p>value-statement</p>",
    "in_name_of": "<p>value-statement</p>",
    "kind": '<p class="kicker">How to',
    "entry": 'href="http://old.health.example/value-entry.htm"',
    "progress": 'href="http://old.health.example/value-progress.htm"',
    "service_kind": '<p class="kicker">Licence</p>',
    "collects": "value-other</a>",
    "place": '<p class="kicker">value-place</p>',
    "advice": "value-advice",
    "hotline": "<dd>value-hotline</dd>",
    "updates": "value-other",
    "series": '<p class="kicker">Regular press conference',
}
"""What the page of a document has where a field is unshown in the table; the others are seen by nobody."""

UNSEEN = {
    "id",
    "column",
    "contact",
    "publish",
    "change",
    "collected_texts",
    "conference",
    "event",
    "expert_entry",
    "interview",
    "leader",
    "plan",
    "standing",
}
"""Fields whose value is for programs and colleagues alone, or stands on the page in other words."""


def value(name: str, field: Field) -> Any:
    """A value that occurs nowhere else."""
    match field.type.name:
        case "line" | "text":
            return f"value-{name.replace('_', '-')}"
        case "lines":
            return (f"value-{name}-1", f"value-{name}-2")
        case "date":
            return DAY
        case "choice":
            return {"language": "en", "validity": "repealed", "change": "minor"}.get(name, field.choices[0])
        case "department":
            return "disease-control"
        case "person":
            return "li.wei"
        case "id" | "entry":
            return OTHER
        case "ids":
            return (OTHER,)
        case "telephone":
            return "000-5550-1234"
        case "instant":
            return "2026-11-23 10:00"
        case "publish":
            return Publish("time", OPENS)
    assert field.type.name == "url", f"the type {field.type.name} is new: say what a value of it is"
    return f"http://old.health.example/value-{name}.htm"


def _named_by(field: Field) -> tuple[str, ...]:
    """Columns whose documents a field may name; a field that does not say so names those of any."""
    return field.columns or (("work-updates",) if field.type.refers else ())


def page_of(column: str) -> str:
    """The page of a document of a column that says everything which its column lets it say."""
    world = World()
    fields = world.policy.columns[column].fields
    said = {name: value(name, field) for name, field in fields.items() if name not in UNSEEN | {"title"}}
    targets = {one for field in fields.values() for one in _named_by(field)}
    world.add(ID, column, "value-title", "Words.", adopted=True, change="value-change-note", **said)
    for number, target in enumerate(sorted(targets)):
        world.add(f"{OTHER[:-1]}{number}", target, "value-other", "Words.", announced=DAY, dated=DAY)
    publication = world.publications[ID]
    for name, field in fields.items():
        if not _named_by(field):
            continue
        id = f"{OTHER[:-1]}{sorted(targets).index(_named_by(field)[0])}"
        publication.revision.fields[name] = (id,) if field.type.is_list else id  # type: ignore[index]
    return render(world).page(publication.url[1:])


@pytest.mark.parametrize("column", COLUMNS)
def test_every_value_stands_on_the_page(column: str) -> None:
    fields = World().policy.columns[column].fields
    page = page_of(column)
    labels = parse(page).words("dt")
    for name, field in fields.items():
        if field.unshown:
            assert name in UNSEEN or ELSEWHERE[name] in page, name
        else:
            assert field.label["en"] in labels, name
            if field.type.name in ("line", "text", "lines"):
                assert f"value-{name.replace('_', '-')}" in page or f"value-{name}-1" in page, name


def test_every_reason_is_a_sentence() -> None:
    reasons = {f.unshown for column in World().policy.columns.values() for f in column.fields.values() if f.unshown}
    assert all(re.fullmatch(r"[a-z].{10,}", reason) for reason in reasons), reasons


def test_sentences_of_a_list_stand_below_each_other() -> None:
    world = World()
    steps = ("Announced on 12 March 2025 by Order No. 31", "Amended by Order No. 33, announced on 3 December 2025")
    world.add(ID, "laws-and-regulations", "A Law", "Words.", announced=DAY, history=steps)
    found = parse(render(world).page(world.publications[ID].url[1:]))
    assert [text for text in found.words("dd") if text.startswith(("Announced on", "Amended by"))] == list(steps)


def test_entries_that_hold_a_comma_stand_below_each_other_however_short_they_are() -> None:
    world = World()
    world.add(ID, "press-conferences", "A Conference", "Words.", dated=DAY, speakers=("Guo Tao, Water", "Li Wei, Air"))
    rows = render(world).page(world.publications[ID].url[1:])
    assert "<dd>Guo Tao, Water</dd>" in rows
    assert "<dd>Li Wei, Air</dd>" in rows


def test_short_entries_without_a_comma_stand_in_one_line() -> None:
    world = World()
    world.add(ID, "press-conferences", "A Conference", "Words.", dated=DAY, speakers=("Guo Tao", "Li Wei"))
    assert "<dd>Guo Tao, Li Wei</dd>" in render(world).page(world.publications[ID].url[1:])


def test_a_day_and_time_is_shown_in_words_and_for_machines() -> None:
    world = World()
    world.add(ID, "press-conferences", "A Conference", "Words.", dated=DAY, begins="2026-11-27 10:00")
    page = render(world).page(world.publications[ID].url[1:])
    assert '<time datetime="2026-11-27 10:00">27 November 2026, 10:00</time>' in page
