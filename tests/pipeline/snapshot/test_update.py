"""What a build decided is decided again when a document depends on the instant, or on what kind of build it is."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import pytest

from plugins.model.clock import Clock
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.publish.make_release import make_release
from plugins.pipeline.snapshot.delta import FullReadNeeded, read_delta
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.update import update as apply_delta
from plugins.policy.load import load_policy
from tests.pipeline.states import evaluated, is_incremental
from tests.sites.copying import copy_folder
from tests.sites.make import Site
from tests.sites.places import files
from tests.sites.texts import UPDATES, update

ID = "k7m29xqf"
PAGE = f"work-updates/2026/s-{ID}.html"
BUILT = 4
"""Seconds of `Site.release` and of `stopping` at which the build of a release begins."""


class PowerCut(Exception):
    """The machine stops."""


def stopping(start):
    """Return a clock that moves on by a second whenever it is asked, until the machine stops behind the build."""
    for seconds in range(BUILT + 1):
        yield start + timedelta(seconds=seconds)
    raise PowerCut


def test_a_release_that_stopped_before_its_switch_is_made_again_with_the_time_of_the_second_attempt(site):
    path = f"{UPDATES}/wells.md"
    site.write(path, update(ID, "Wells sampled"))
    site.approve(path)
    site.at = "2026-11-20T12:02:00+08:00"
    clock = stopping(site.instant)
    with pytest.raises(PowerCut):
        make_release(BuildOptions(site.root, site.root / "output", site.instant), lambda: next(clock))
    assert "2026-11-20T12:02:04+08:00" in files(site.root / "output")[PAGE].decode()
    assert not (site.root / "public" / "current").exists()

    site.at = "2026-11-20T12:32:00+08:00"
    site.release()
    public = files(site.root / "public" / "current")
    released = json.loads(public["release.json"])["at"]
    assert parse_instant(released) == parse_instant("2026-11-20T12:32:04+08:00")
    page = public[PAGE].decode()
    assert "2026-11-20T12:32:04+08:00" in page
    assert "2026-11-20T12:02:04" not in page


@pytest.mark.parametrize(("at", "is_public"), [("09:59:59", False), ("10:00:00", True)])
def test_what_waits_for_a_time_is_decided_again_at_its_very_second(at, is_public, site):
    path = f"{UPDATES}/wells.md"
    site.write(path, update(ID, "Wells sampled", "publish: 2026-11-21T10:00"))
    site.approve(path)
    site.release()  # so that its acts are sealed, and nothing else asks for it to be decided again
    site.build()
    site.at = f"2026-11-21T{at}+08:00"
    evaluation = evaluated(site)
    assert is_incremental(evaluation)
    assert (ID in evaluation.catalogue.publications) is is_public


def contents_of(snapshot):
    """Return everything that a snapshot knows."""
    return {
        "at": snapshot.at,
        "stamps": snapshot.stamps,
        "unsealed": snapshot.unsealed,
        "records": dict(snapshot.records),
        "publications": dict(snapshot.publications),
        "rows": dict(snapshot.rows),
        "dependencies": dict(snapshot.dependencies),
        "not public": dict(snapshot.not_public),
    }


@pytest.fixture
def half(site, tmp_path):
    """A site that was built, and into which an approval came without the submission that it follows on."""
    path = f"{UPDATES}/wells.md"
    site.write(path, update(ID, "Wells sampled"))
    site.approve(path)
    site.build()
    other = Site(copy_folder(site.root, tmp_path / "other"), site.at)
    other.write(path, update(ID, "Wells tested", "change: minor", "change_note: Names the test."))
    other.submit(path)
    known = files(other.root)
    other.approve(path)
    for name in files(other.root).keys() - known.keys():
        (site.root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(other.root / name, site.root / name)
    site.at = other.at
    return site


def test_a_snapshot_to_which_a_delta_cannot_be_applied_stays_as_it_was(half):
    policy = load_policy(half.root)
    snapshot = Snapshot.load(half.root / ".cache", program_fingerprint())
    before = contents_of(snapshot)
    delta = read_delta(half.root, snapshot, policy, half.instant)
    assert [signed.act.act for signed in delta.acts if signed.act.id not in snapshot.unsealed] == ["approve"]
    with pytest.raises(FullReadNeeded):
        apply_delta(snapshot, delta, policy, NoFacts(half.root, policy), Clock(half.instant), releasing=False)
    assert contents_of(snapshot) == before
