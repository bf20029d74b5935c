"""An institute wants to release a report: with a plan it may, without one not, and it says in whose name (I.7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from tests.sites.make import Site, make_site
from tests.sites.places import files
from tests.story.registered import ID, findings, take, write

COLUMN = "releases-of-affiliated-units"
PAGE = f"{COLUMN}/2026/s-{ID}.html"
STATEMENT = "This is the personal academic view of its authors, who are responsible for it."
PLAN = {
    "department": "disease-control",
    "unit": "Institute of Lakes",
    "content": "report",
    "subject": "Snails on the shore",
    "reach": "two newspapers, in December",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site on whose registers nothing stands."""
    return make_site(tmp_path / "root")


def report(site: Site, plan: str, *lines: str) -> str:
    """Write the report, naming a plan."""
    return write(site, COLUMN, "Snails on the Shore", "unit: Institute of Lakes", f"plan: {plan}", *lines)


def approved_plan(site: Site, name: str) -> str:
    """Have a plan filed, agreed on and approved, and return its reference."""
    plan = take(site, "plan", "li.wei", name=name, **PLAN)
    take(site, "plan", "guo.tao", plan)
    return take(site, "plan", "chen.yu", plan)


def page(site: Site) -> str:
    """Return the page of the report in the release that the public sees."""
    return files(site.root / "public" / "current").get(PAGE, b"").decode()


def test_in_its_own_name_with_an_approved_plan_and_the_statement_it_is_released(site):
    path = report(site, approved_plan(site, "own"), "in_name_of: unit", f"statement: {STATEMENT}")
    site.submit(path)
    site.approve(path, "guo.tao")
    site.approve(path, "chen.yu")
    site.release()
    assert STATEMENT in page(site)
    assert '<p class="kicker">Institute of Lakes</p>' in page(site)


def test_without_a_plan_or_with_one_that_nobody_approved_it_is_refused(site):
    path = report(site, "00000000", "in_name_of: unit", f"statement: {STATEMENT}")
    site.submit(path)
    with pytest.raises(
        RefusedError, match="REG002 plan: got 00000000, which is in no register, expected the reference"
    ):
        site.approve(path, "guo.tao")
    plan = take(site, "plan", "li.wei", name="own", **PLAN)
    path = report(site, plan, "in_name_of: unit", f"statement: {STATEMENT}")
    take(site, "plan", "guo.tao", plan)
    assert findings(site, path) == ["REG002 a plan that the Information Office has approved"]
    take(site, "plan", "chen.yu", plan, "refuse", reason="The figures are not final.")
    assert "REG002 a plan that was not refused" in findings(site, path)


def test_without_the_statement_it_is_refused(site):
    path = report(site, approved_plan(site, "own"), "in_name_of: unit")
    (finding,) = findings(site, path)
    assert finding.startswith("REG003 that it is a personal academic view, and who answers for it")


def test_in_the_name_of_the_ministry_it_needs_a_plan_that_was_approved_in_that_name(site):
    path = report(site, approved_plan(site, "own"), "in_name_of: ministry")
    assert findings(site, path) == ["REG002 a plan in the name of the ministry; this one is approved for the other"]
    path = report(site, approved_plan(site, "ministry"), "in_name_of: ministry")
    site.submit(path)
    site.approve(path, "guo.tao")
    site.approve(path, "chen.yu")
    site.release()
    assert "Released in the name of the ministry, with its approval." in page(site)


def test_nobody_takes_two_steps_of_a_plan(site):
    plan = take(site, "plan", "chen.yu", name="own", **PLAN)
    take(site, "plan", "guo.tao", plan)
    with pytest.raises(RefusedError, match=r"chen\.yu took the step file; somebody else takes approve"):
        take(site, "plan", "chen.yu", plan)
    take(site, "plan", "fang.ning", plan)
