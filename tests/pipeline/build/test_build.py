"""What one more document costs a build from nothing, counted in calls of functions: no clock is asked."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from plugins.pipeline.build.build import Build, BuildOptions
from tests.sites.make import Site, make_site
from tests.sites.many import act_on
from tests.sites.texts import law

ARTICLES = 30
FEW, MANY = 12, 36
BODY = "\n\n".join(f"Article {number} Wells are sampled once a year." for number in range(1, ARTICLES + 1))


def site_of(root, count: int) -> Site:
    site = make_site(root)
    paths = [f"content/laws-and-regulations/2026/wells-{number}.md" for number in range(count)]
    for number, path in enumerate(paths):
        site.write(path, law(f"aaaa{number:04d}", f"Measures for Wells of Kind {number}", body=BODY))
    act_on(site, "submit", paths)
    act_on(site, "approve", paths)
    return site


def calls(site: Site, out: str, *, search: bool) -> int:
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    build = Build(BuildOptions(site.root, site.root / out, site.instant, cache=False, search=search))
    sys.setprofile(count)
    try:
        build.write()
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cost")
    return site_of(folder / "few", FEW), site_of(folder / "many", MANY)


@pytest.mark.parametrize(("search", "most"), [(False, 4_400), (True, 4_900)])
def test_one_more_law_of_thirty_articles_costs_at_most_so_many_calls(sites, search, most):
    calls(sites[0], f"output-{search}", search=search)  # what a process does once is done
    few, many = (calls(site, f"output-{search}", search=search) for site in sites)
    assert 1_000 < (many - few) / (MANY - FEW) <= most
