"""The demonstration as the public sees it, built once a run, and one page of every template in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.build.outcome import Outcome

INSTANT = parse_instant("2026-11-23T18:00:00+08:00")
"""The evening on which the demonstration's timeline ends."""

PAGES = {
    "home": "index.html",
    "home in Chinese": "zh/index.html",
    "law": "laws-and-regulations/2026/vaccine-storage.html",
    "law with history": "laws-and-regulations/2025/safe-drinking-water.html",
    "question": "public-qa/2026/vaccine-over-60.html",
    "clarification in Chinese": "clarifications/2026/cabbage-carbon-monoxide.html",
    "reprint": "international-updates/2026/marsund-winter-wave.html",
    "mailbox": "incident-reporting-mailbox/index.html",
    "reply to a letter": "ministers-mailbox/2026/reply-waiting-room-taps.html",
    "earlier text": "former/gqgwd25r/f20f50b297ce.html",
    "difference": "former/gqgwd25r/f20f50b297ce-b731e29314f6.html",
    "list": "laws-and-regulations/index.html",
    "list in Chinese": "zh/policy-information/index.html",
    "list of a year": "work-updates/year-2026.html",
    "search": "search.html",
    "search in Chinese": "zh/search.html",
    "site map": "site-map.html",
    "not found": "404.html",
    "about": "about.html",
    "contact": "contact.html",
    "for the media": "press.html",
    "privacy": "privacy.html",
    "accessibility in Chinese": "zh/accessibility.html",
    "notice": "work-updates/2026/hexi-bay-open-day.html",
}


@pytest.fixture(scope="session")
def demonstration_built(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Build the demonstration at the evening on which its timeline ends."""
    folder = tmp_path_factory.mktemp("demonstration") / "output"
    outcome = build(BuildOptions(recorded, folder, INSTANT, cache=False, releasing=True))
    assert outcome.exit_status == 0, [str(f) for f in outcome.findings]
    return outcome


@pytest.fixture(scope="session")
def demonstration(demonstration_built: Outcome) -> Path:
    """Build the demonstration at the evening on which its timeline ends; return the output folder."""
    return demonstration_built.out


@pytest.fixture
def demonstration_served(demonstration: Path, serve: Callable[[Path], str]) -> str:
    """Serve the demonstration; return the address of its host, without a final slash."""
    return serve(demonstration)


@pytest.fixture
def visit(demonstration_served: str) -> Callable[[Page, str], None]:
    """Open a page of the demonstration by its name."""
    return lambda page, name: page.goto(f"{demonstration_served}/{PAGES[name]}") and None
