"""Published on the day announced: judged to the minute in Asia/Shanghai, wherever the host stands (IV.2)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from datetime import date
from functools import partial

import pytest

from plugins.model.clock import Clock
from plugins.model.publication import Punctuality
from plugins.model.value import parse_instant
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.evaluate import evaluate
from plugins.rules.ruleset import check_site
from plugins.system.progress import no_progress
from tests.sites.make import copy_site, make_site
from tests.sites.places import files
from tests.sites.texts import LAWS, law

ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")
"""At 00:01 in Asia/Shanghai the first two have the day before, the third has had six hours of the day."""

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"

DAYS = {
    "days0001": date(2026, 11, 23),
    "days0002": date(2026, 11, 24),
    "days0003": date(2026, 11, 25),
    "year0001": date(2026, 12, 30),
    "year0002": date(2026, 12, 31),
    "year0003": date(2027, 1, 1),
    "year0004": date(2027, 1, 2),
    "1eap0001": date(2028, 2, 28),
    "1eap0002": date(2028, 2, 29),
    "1eap0003": date(2028, 3, 1),
}
E, S, L = Punctuality.EARLY, Punctuality.SAME_DAY, Punctuality.LATE


def on_hosts(names: str, cases: Iterable[tuple[object, ...]]) -> pytest.MarkDecorator:
    """Ask each case on every host in the long profile; in the fast one on one of them, and each host in its turn."""
    rows = [
        (*case, zone)
        for turn, case in enumerate(cases)
        for place, zone in enumerate(ZONES)
        if LONG or place == turn % 3
    ]
    return pytest.mark.parametrize(f"{names}, host", rows, indirect=["host"])


@pytest.fixture(params=ZONES)
def host(request, monkeypatch):
    """Set the host to a zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    """Have a law announced on each day approved, to go out at a word; the word is given."""
    site = make_site(tmp_path_factory.mktemp("laws") / "root")
    for id, day in DAYS.items():
        path = f"{LAWS}/{id}.md"
        lines = ("publish: on-go", f"announced: {day}", "effective: 2028-06-01")
        site.write(path, law(id, f"Decision {id} on the sampling of wells", *lines))
        site.approve(path)
        site.stop("go", path, cites="https://www.gov.example/announced.html")
    return site


@pytest.fixture
def laws(approved, tmp_path):
    """Copy the site, so that a test may release it."""
    return copy_site(approved, tmp_path / "root")


@on_hosts(
    "at, verdicts",
    [
        ("2026-11-23T23:59", {"days0001": S, "days0002": E, "days0003": E}),
        ("2026-11-24T00:00", {"days0001": L, "days0002": S, "days0003": E}),
        ("2026-11-24T00:01", {"days0001": L, "days0002": S, "days0003": E}),
        ("2026-11-24T23:59:59", {"days0001": L, "days0002": S, "days0003": E}),
        ("2026-12-31T23:59", {"year0001": L, "year0002": S, "year0003": E}),
        ("2027-01-01T00:01", {"year0002": L, "year0003": S, "year0004": E}),
        ("2028-02-28T23:59", {"1eap0001": S, "1eap0002": E, "1eap0003": E}),
        ("2028-02-29T00:01", {"1eap0001": L, "1eap0002": S, "1eap0003": E}),
        ("2028-02-29T23:59", {"1eap0001": L, "1eap0002": S, "1eap0003": E}),
        ("2028-03-01T00:01", {"1eap0001": L, "1eap0002": L, "1eap0003": S}),
    ],
)
def test_the_verdict_is_right_to_the_minute_on_every_host(at, verdicts, host, approved):
    facts_of = partial(DerivedValues, approved.root, store=Store(None), progress=no_progress)
    catalogue = evaluate(approved.root, parse_instant(at), facts_of, releasing=True).catalogue
    assert {id: catalogue.publications[id].punctuality for id in verdicts} == verdicts


@on_hosts(
    "at, verdict, code",
    [("2026-11-22T23:59", E, "SAM001"), ("2026-11-23T00:01", S, ""), ("2026-11-24T00:01", L, "SAM002")],
)
def test_the_release_is_the_evidence_and_its_verdict_stays(at, verdict, code, host, laws):
    laws.at = at
    laws.release()
    page = files(laws.root / "public" / "current")["laws-and-regulations/2026/s-days0001.html"].decode()
    assert f"{at}:0" in page
    laws.at = "2028-07-01T12:00"
    catalogue = laws.build().outcome.catalogue
    assert catalogue.publications["days0001"].punctuality is verdict
    told = [f for f in check_site(catalogue, Clock(laws.instant)) if f.document == "days0001"]
    assert [f.code for f in told if f.code in ("SAM001", "SAM002")] == [code] * bool(code)


@on_hosts(
    "publish, opens, before",
    [
        ("2026-11-23T00:01", "2026-11-22T16:01:00Z", "2026-11-22T16:00:59Z"),
        ("2026-11-23T23:59", "2026-11-23T15:59:00Z", "2026-11-23T15:58:59Z"),
        ("2026-11-23", "2026-11-22T16:00:00Z", "2026-11-22T15:59:59Z"),
        ("2026-11-23T10:00+09:00", "2026-11-23T01:00:00Z", "2026-11-23T00:59:59Z"),
    ],
)
def test_publish_without_a_zone_is_asia_shanghai(publish, opens, before, host, tmp_path):
    site = make_site(tmp_path / "root")
    path = f"{LAWS}/wells.md"
    site.write(path, law("k7m29xqf", "Decision on wells", f"publish: {publish}", "announced: 2026-11-23"))
    site.approve(path)
    page = "laws-and-regulations/2026/s-k7m29xqf.html"
    site.at = before
    early = site.build()
    assert page not in files(early.output)
    assert early.outcome.plan.next == parse_instant(opens)
    assert early.outcome.catalogue.standings["k7m29xqf"].opens == parse_instant(opens)
    site.at = opens
    assert page in files(site.build().output)


def test_the_next_instant_of_the_plan_is_the_least_at_which_anything_differs(host, tmp_path):
    site = make_site(tmp_path / "root")
    for id, publish in (("k7m29xqf", "2026-11-23T00:01"), ("9tq4w2ha", "2026-11-23T10:00")):
        path = f"{LAWS}/{id}.md"
        site.write(path, law(id, f"Decision {id} on wells", f"publish: {publish}", "announced: 2026-11-23"))
        site.approve(path)
    found = []
    for at in ("2026-11-23T00:00:30", "2026-11-23T00:01", "2026-11-23T10:00"):
        site.at = at
        found.append(site.build().outcome.plan.next)
    assert found[:2] == [parse_instant("2026-11-23T00:01"), parse_instant("2026-11-23T10:00")]
    assert found[2] is None or found[2] > parse_instant("2026-11-23T10:00")


@pytest.mark.parametrize("publish", ["2026-11-22T23:59", "2026-11-24T00:00"])
def test_a_time_on_another_day_than_that_announced_is_told_before_approval(publish, host, tmp_path):
    site = make_site(tmp_path / "root")
    path = f"{LAWS}/wells.md"
    site.write(path, law("k7m29xqf", "Decision on wells", f"publish: {publish}", "announced: 2026-11-23"))
    told = [f for f in site.workspace().check(path) if f.code == "SAM007"]
    assert [f.field for f in told] == ["publish"]
    assert publish.replace("T", " ") in told[0].got
