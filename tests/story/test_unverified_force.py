"""Three hundred old laws without days are taken over: nowhere does the site claim that one is in force."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from plugins.model.publication import Validity
from plugins.pipeline.workspace.import_records import import_records
from plugins.system.progress import no_progress
from tests.pipeline.records import LAW, TWO
from tests.render.html_pages import parse
from tests.sites.make import Result, Site, make_site

COUNT = 300
SAID = {"validity": "in-force", "title": "Regulations that somebody has verified"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Take them over, with one more that says it is in force, and build the site."""
    site: Site = make_site(tmp_path_factory.mktemp("old") / "root")
    old = ({**LAW, "title": f"Regulations on Well {n}", "body": f"**Article 1** Well {n}."} for n in range(COUNT))
    file = site.write("../laws.jsonl", "\n".join(json.dumps(record) for record in (*old, {**LAW, **SAID})) + "\n")
    came = import_records(site.root, file, "laws", TWO, site.instant, no_progress, lambda _: True)
    assert came.refused == []
    site.tick()
    return site.build()


def pages(built: Result) -> list[str]:
    """Every page of a law that says nothing of its force, and every list."""
    paths = (path for path in built.output.rglob("*.html") if "verified" not in path.name)
    return [path.read_text(encoding="utf-8") for path in paths if "search" not in path.name]


def test_none_is_in_force_but_the_one_that_says_so(built: Result) -> None:
    publications = built.outcome.catalogue.publications.values()
    assert Counter(publication.validity for publication in publications) == {
        Validity.UNVERIFIED: COUNT,
        Validity.IN_FORCE: 1,
    }


def test_no_page_of_one_and_no_list_calls_one_in_force(built: Result) -> None:
    shown = "\n".join(pages(built))
    assert shown.count("tag-in-force") == shown.count(SAID["title"] + "</a>") > 0
    assert shown.count("tag tag-unverified") > COUNT
    assert "It has not been verified whether this text is still in force." in shown
    assert "legislationLegalForce" not in shown


def test_search_shows_it_too(built: Result) -> None:
    manifest = json.loads((built.output / "search/manifest.json").read_text(encoding="utf-8"))
    words = (built.output / "search.html").read_text(encoding="utf-8")
    assert manifest["states"]["laws-and-regulations"] == "unverified"
    assert [{state: len(numbers) for state, numbers in one["states"].items()} for one in manifest["generations"]] == [
        {"in-force": 1}
    ]
    assert (
        json.loads(parse(words).all("div", **{"data-module": "search"})[0].attributes["data-words"])[
            "results_unverified"
        ]
        == "Validity not verified"
    )
