"""The answer that nothing changed: what the last build said, as long as it would say and leave the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from plugins.pipeline.build.output_record import RESULTS
from plugins.pipeline.build.up_to_date import replay
from plugins.pipeline.cache.store import Store
from tests.repository import REPOSITORY
from tests.sites.make import make_site

LAW = """---
id: 1awwe11s
title: Measures for Wells
department: disease-control
contact: li.wei
status: draft
language: en
formed: 2026-11-18
announced: 2026-11-20
effective: 2027-01-01
publish: on-approval
issued_by: [Ministry of Health]
---

Wells are covered.
"""
PATH = "content/laws-and-regulations/2026/wells.md"


def made(root):
    """A released site, built once more; everything in it lies there for longer than a moment."""
    site = make_site(root)
    site.write(PATH, LAW)
    site.approve(PATH)
    site.release()
    built(site)
    return site


def built(site):
    """Build, with everything that was written before older than a moment."""
    time.sleep(0.12)
    site.build()


def said(site, **more):
    """The answer at the site's instant."""
    return replay(site.root, site.root / "output", site.instant, **more)


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """A site that nobody changes."""
    return made(tmp_path_factory.mktemp("still") / "root")


def test_nothing_changed(still):
    later = replace(still)
    later.tick()
    assert said(still).status == 0
    assert (
        said(later).lines_at(later.instant)[0]
        == f"Public at {later.instant:%Y-%m-%d %H:%M} (Asia/Shanghai): 1 document"
    )
    assert said(later).lines == said(still).lines


HEAVY = {"invoke", "jinja2", "markdown", "msgspec", "pelican", "whoosh", "yaml"}


def test_that_nothing_changed_is_said_before_anything_heavy_is_loaded(still):
    build = ["tasks.py", "build", "--root", str(still.root), "--at", still.instant.isoformat()]
    told = subprocess.run([sys.executable, "-X", "importtime", *build], cwd=REPOSITORY, capture_output=True, text=True)
    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines() if line.startswith("import time:")}
    assert told.stdout.splitlines() == said(still).lines_at(still.instant)
    assert "plugins.pipeline.build.up_to_date" in loaded
    assert loaded & HEAVY == set()


def test_an_earlier_instant_and_one_behind_an_instant_at_which_something_differs(still):
    earlier, behind = replace(still), replace(still, at="2027-01-01T00:00:00+08:00")
    earlier.tick(minutes=-2)
    assert (said(earlier), said(behind)) == (None, None)


def test_another_folder_and_a_build_without_search(still):
    assert replay(still.root, still.root / "elsewhere", still.instant) is None
    assert said(still, search=False) is None


def test_a_file_or_folder_that_was_touched_came_or_went(tmp_path):
    site = made(tmp_path / "root")
    for place in ("policy/site.yaml", "output/index.html", "ledger", "approved/1a/1awwe11s"):
        os.utime(site.root / place)
        assert said(site) is None, place
        built(site)
        assert said(site) is not None, place
    (site.root / "output" / "assets" / "stray.txt").write_text("stray")
    assert said(site) is None
    built(site)
    (site.root / "output" / "index.html").unlink()
    assert said(site) is None


def test_what_a_build_into_another_folder_has_seen_counts_there_alone(tmp_path):
    site = made(tmp_path / "root")
    os.utime(site.root / "approved/1a/1awwe11s")
    time.sleep(0.12)
    site.build(out="elsewhere")
    assert said(site) is None


def test_a_build_at_another_instant_into_the_same_output(tmp_path):
    site = made(tmp_path / "root")
    store = Store(site.root / ".cache")
    result = store.load(RESULTS, ["output"])
    assert result.keys() == {"output"}
    replace(site, at="2026-11-01T00:00:00+08:00").build()
    store.save(RESULTS, result)
    assert said(site) is None


def test_a_notice_of_a_withdrawal_that_no_seal_holds_yet(tmp_path):
    site = made(tmp_path / "root")
    site.stop("withdraw", PATH, "zhao.min")
    built(site)
    assert said(site) is None
    site.release()
    built(site)
    assert said(site) is not None
