"""Every example of every component in a real browser: axe finds nothing."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.render.assets import sheets
from tests.render.components import FOLDERS, examples, render
from tests.render.make import THEME

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
IN_HEAD = "page-tags"
SHOWN = None if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 2
"""How many examples of each component axe looks at: all in the long profile, else the first two."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page for each example, with the styles of the theme."""
    root = tmp_path_factory.mktemp("components")
    styles = dict(sheets(THEME))
    (root / "site.css").write_text(styles.pop("site.css") + "".join(styles.values()), encoding="utf-8")
    for folder in FOLDERS:
        for number, (name, arguments) in enumerate(islice(examples(folder), SHOWN)):
            content = render(folder, arguments)
            head, body = (content, "") if folder.name == IN_HEAD else ("", content)
            (root / f"{folder.name}-{number}.html").write_text(
                f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
                f'<link rel="stylesheet" href="/site.css">{head}</head><body><h1>{name}</h1>{body}</body></html>',
                encoding="utf-8",
            )
    return root


def test_axe_finds_nothing_on_examples_of_each_component(page, serve, pages):
    address = serve(pages)
    for path in sorted(pages.glob("*.html")):
        page.goto(f"{address}/{path.name}")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path.name
