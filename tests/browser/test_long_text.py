"""A text so long that a browser lays out what is in sight alone: links still lead to their articles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.render.make import World
from tests.render.site import render

ARTICLES, PLACE = 300, "article-278"
LAW = "laws-and-regulations/2026/aaaa0001.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one law, whose articles have from one line to eight."""
    world = World()
    articles = (f"**Article {n}** {'Words of the law. ' * (1 + n * n % 40)}" for n in range(1, ARTICLES + 1))
    world.add("aaaa0001", "laws-and-regulations", "A Long Law", "\n\n".join(articles), announced=date(2026, 3, 1))
    site, root = render(world), tmp_path_factory.mktemp("long")
    for path, content in site.files.items():
        if path == LAW or path.startswith("assets/"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    return root


@pytest.mark.parametrize("width", [360, 1280])
def test_a_link_to_an_article_leads_there(width: int, folder: Path, serve: Callable[[Path], str], page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{serve(folder)}/{LAW}#{PLACE}")
    page.wait_for_timeout(700)
    skipped = "getComputedStyle(document.querySelector('.article')).contentVisibility"
    assert page.evaluate(skipped) == "auto"
    for _ in range(2):
        bar, place = page.locator(".reader-bar").bounding_box(), page.locator(f"#{PLACE}").bounding_box()
        assert bar and place and bar["y"] == 0
        assert 0 <= place["y"] - bar["height"] < 60
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(f"document.querySelector('[href=\"#{PLACE}\"]').click()")
        page.wait_for_timeout(700)


def test_all_of_it_is_printed(folder: Path, serve: Callable[[Path], str], page: Page) -> None:
    page.goto(f"{serve(folder)}/{LAW}")
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.article')].every((one) => "
        "getComputedStyle(one).contentVisibility === 'visible')"
    )
