"""An old site of real laws and real questions is taken over, built, and found."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.pipeline.workspace.import_records import import_records
from plugins.search.analyzer import whole
from plugins.system.progress import no_progress
from tests.sites.make import Result, Site, make_site
from tests.story.real import laws, questions

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TAKEN = 1 if IS_LONG else 7
"""The long profile takes over all 500 laws and 3,000 questions, the fast one every seventh."""

STEP = 1 if IS_LONG else 4
"""The long profile asks for every title, which takes minutes; the fast one for every fourth."""

NUMBER = len(range(0, 499, TAKEN)) + len(range(0, 3_000, TAKEN))

RANKS = """async titles => {
    const { open } = await import("/search/search.js");
    window.kept ??= new Map();
    const fetchOnce = (address, options) => {
        const key = String(address);
        if (!window.kept.has(key)) window.kept.set(key, fetch(address, options));
        return window.kept.get(key).then((answer) => answer.clone());
    };
    window.index ??= await open({ base: "/search/", fetch: fetchOnce });
    const found = {};
    for (const title of titles) {
        const results = await window.index.search(title, { limit: 2 });
        found[title] = results.map(({ id }) => id);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Take everything over in two acts."""
    site = make_site(tmp_path_factory.mktemp("old") / "root")
    for name, column, records in (("laws", "laws-and-regulations", laws()), ("answers", "public-qa", questions())):
        chosen = islice(records, 0, None, TAKEN)
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in chosen)
        file = site.write(f"../{name}.jsonl", lines)
        came = import_records(
            site.root, file, column, ("chen.yu", "zhao.min"), site.instant, no_progress, lambda _: True
        )
        assert came.refused == []
        assert came.findings == []
        site.tick()
    return site


@pytest.fixture(scope="module")
def built(site: Site) -> Result:
    """Build it."""
    return site.build()


def test_everything_is_public(built: Result) -> None:
    assert built.exit_status == 0
    assert len(built.outcome.catalogue.publications) == NUMBER


def test_every_old_address_leads_on(built: Result) -> None:
    lines = (built.output / "redirects.map").read_text(encoding="utf-8").splitlines()
    assert len(lines) == NUMBER
    assert all((built.output / line.split()[1].strip("/;")).is_file() for line in lines)


def test_every_document_is_first_or_second_for_its_own_title(
    built: Result, serve: Callable[[Path], str], page: Page
) -> None:
    publications = built.outcome.catalogue.publications
    alike: dict[str, set[str]] = defaultdict(set)
    for id, publication in publications.items():
        alike[whole(publication.revision.title)].add(id)
    titles = sorted({p.revision.title for p in publications.values()})[::STEP]
    page.goto(f"{serve(built.output)}/search.html")
    found = {}
    for start in range(0, len(titles), 200):
        found.update(page.evaluate(RANKS, titles[start : start + 200]))
    missed = [
        p.revision.title
        for id, p in publications.items()
        if p.revision.title in found
        and id not in found[p.revision.title]
        and not alike[whole(p.revision.title)] & set(found[p.revision.title])
    ]
    assert missed == []


def test_what_old_texts_lack_is_shown_as_missing(built: Result) -> None:
    lacking = next(
        p for p in built.outcome.catalogue.publications.values() if p.revision.column == "laws-and-regulations"
    )
    html = (built.output / lacking.url[1:]).read_text(encoding="utf-8")
    assert "施行日期" in html
    assert "原文未载明" in html
