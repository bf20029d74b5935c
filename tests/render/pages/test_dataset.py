"""A data set: its table stands on the page, the controls are hidden without a script, machines find the file."""

from __future__ import annotations

import json
from datetime import date

from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

FIELDS = {
    "dated": date(2026, 11, 12),
    "as_at": date(2026, 9, 30),
    "interval": "quarter",
    "collected": "Reported",
    "terms": "Free to use",
}
BODY = "## Data\n\n| Supply | People |\n| --- | ---: |\n| W001 | 120 |\n"


def page_of(*names: str):
    world = World()
    files = [(name, 100) for name in names]
    url = world.add("k7m29xqf", "database-query", "Wells", BODY, attachments=files, slug="wells", **FIELDS).url
    return parse(render(world).page(url[1:]))


def test_the_table_is_complete_without_a_script():
    page = page_of("wells.csv", "wells.schema.json")
    assert [cell.text.strip() for cell in page.all("td")][:2] == ["W001", "120"]
    (form,) = page.all("div", role="search", **{"data-module": "data-table"})
    assert "hidden" in form.attributes


def test_the_scripts_are_those_of_the_site():
    scripts = page_of("wells.csv").all("script", type="module")
    assert [script.attributes["src"].split(".")[0] for script in scripts] == ["/assets/tables", "/assets/data-table"]


def test_without_a_file_there_is_nothing_to_narrow():
    assert page_of().all("div", **{"data-module": "data-table"}) == []


def test_how_often_it_is_updated_is_said_in_words():
    page = page_of("wells.csv")
    assert "Every quarter" in page.words("dd")


def test_machines_are_told_where_the_file_lies_and_what_may_be_done_with_it():
    (script,) = page_of("wells.csv", "wells.schema.json").all("script", type="application/ld+json")
    thing = json.loads(script.text)["@graph"][0]
    assert thing["@type"] == "Dataset"
    assert thing["temporalCoverage"] == "../2026-09-30"
    assert thing["usageInfo"] == "Free to use"
    assert thing["distribution"] == [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "name": "wells.csv",
            "contentUrl": "https://www.health.example/database-query/2026/wells/wells.csv",
        }
    ]
