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
    "earlier text": "former/gqgwd25r/????????????.html",
    "difference": "former/gqgwd25r/????????????-????????????.html",
    "list": "laws-and-regulations/index.html",
    "list in Chinese": "zh/policy-information/index.html",
    "list of a year": "work-updates/year-2026.html",
    "list of what is in force": "laws-and-regulations/force-in-force.html",
    "list of what is in force in a year in Chinese": "zh/laws-and-regulations/force-in-force-year-2026.html",
    "search": "search.html",
    "search in Chinese": "zh/search.html",
    "site map": "site-map.html",
    "not found": "404.html",
    "not found in Chinese": "zh/404.html",
    "about": "about.html",
    "contact": "contact.html",
    "how to ask": "ask.html",
    "how to ask in Chinese": "zh/ask.html",
    "for the media": "press.html",
    "progress": "progress.html",
    "department": "departments/disease-control.html",
    "privacy": "privacy.html",
    "accessibility in Chinese": "zh/accessibility.html",
    "notice": "work-updates/2026/hexi-bay-open-day.html",
    "group": "news/index.html",
    "group in Chinese": "zh/services/index.html",
    "list of services": "service-guide/index.html",
    "list of services in Chinese": "zh/service-guide/index.html",
    "service": "service-guide/2026/journey-to-a-specialist.html",
    "service in Chinese": "service-guide/2026/sentinel-unit.html",
    "online service": "online-approval/2026/water-source.html",
    "online service in Chinese": "online-approval/2026/sentinel-unit.html",
    "data set": "database-query/2026/pharmacies-scanning.html",
    "data set in Chinese": "database-query/2026/ambulance-calls.html",
    "press conference": "press-conferences/2026/vaccines-on-their-way.html",
    "press conference in Chinese": "press-conferences/2026/night-clinics.html",
    "calendar": "press-conferences/calendar.html",
    "calendar in Chinese": "zh/press-conferences/calendar.html",
    "notice of an epidemic": "epidemics-and-emergencies/2026/lanting-water-second.html",
    "figures of an epidemic in Chinese": "epidemics-and-emergencies/2026/october-figures.html",
    "gazette": "gazette/2026/10.html",
    "gazette in Chinese": "gazette/2026/08-zh-hans.html",
    "interview": "interviews/2026/winter-vaccination.html",
    "statement in Chinese": "spokesperson-statements/2026/carbon-monoxide-alarms.html",
    "topic": "special-topics/2026/safe-drinking-water.html",
    "topic in Chinese": "special-topics/2026/safe-winter.html",
    "affiliated unit in Chinese": "releases-of-affiliated-units/2026/salt-survey-2026.html",
    "shared form": "media/2026/vaccination-card.html",
    "shared picture in Chinese": "media/2026/carbon-monoxide-alarm.html",
    "results of a search": "search.html#q=water",
    "results of a search in Chinese": "zh/search.html#q=疫苗",
}
"""Addresses by what they show; the digits of an address by its bytes are left open, since every word decides them."""


def find_page(folder: Path, name: str) -> str:
    """Return the address of a page of the demonstration that was built into a folder, without a slash before it."""
    if "?" not in PAGES[name]:
        return PAGES[name]
    (found,) = folder.glob(PAGES[name])
    return found.relative_to(folder).as_posix()


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
def visit(demonstration: Path, demonstration_served: str) -> Callable[[Page, str], None]:
    """Open a page of the demonstration by its name."""
    return lambda page, name: page.goto(f"{demonstration_served}/{find_page(demonstration, name)}") and None
