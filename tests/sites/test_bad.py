"""Whole sites that must be refused, each with every finding on it, word for word, in ``expected.txt`` beside it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from plugins.model.error import RefusedError
from plugins.model.finding import Weight
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.evaluate import evaluate
from plugins.system.progress import no_progress
from tests.sites.make import make_site

BAD = Path(__file__).parent / "bad"
REASONS = sorted(folder.name for folder in BAD.iterdir())


@pytest.fixture
def site(tmp_path, request):
    """Lay a bad site over an empty one; ``links.txt`` names links to be made, ``path -> target`` a line."""
    made = make_site(tmp_path / "root")
    for name in ("content", "approved", "ledger"):
        if (BAD / request.param / name).exists():
            shutil.copytree(BAD / request.param / name, made.root / name, dirs_exist_ok=True)
    links = BAD / request.param / "links.txt"
    for line in links.read_text(encoding="utf-8").splitlines() if links.exists() else ():
        path, _, target = line.partition(" -> ")
        (made.root / path).parent.mkdir(parents=True, exist_ok=True)
        (made.root / path).symlink_to(target)
    return made


def findings(site):
    """Return everything found on what is being written, and what stops something in the public build."""
    workspace = site.workspace()
    written = set(workspace.tree.findings)
    for path in workspace.tree.paths:
        written |= set(workspace.check(path))
    return [str(finding) for finding in sorted(written | set(public(site)[1]))]


def public(site):
    """Return what would be public now, and what stops something."""
    facts_of = partial(DerivedValues, site.root, store=Store(None), progress=no_progress)
    made = evaluate(site.root, site.instant, facts_of)
    return made.catalogue.publications, [finding for finding in made.findings if finding.weight is Weight.STOP]


@pytest.mark.parametrize(("site", "reason"), [(r, r) for r in REASONS], indirect=["site"], ids=REASONS)
def test_a_bad_site_is_told_every_fault_word_for_word(site, reason):
    expected = (BAD / reason / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert findings(site) == expected
    assert expected


@pytest.mark.parametrize("site", REASONS, indirect=True, ids=REASONS)
def test_nothing_of_a_bad_site_goes_out(site):
    paths = site.workspace().tree.paths
    for path in paths:
        written = (site.root / path).read_bytes()
        with pytest.raises(RefusedError):
            site.submit(path)
            site.write(path, written)  # submit puts the status right
            site.approve(path)
    publications, stopped = public(site)
    assert publications == {}
    assert paths or stopped


def test_there_are_many_of_them():
    assert len(REASONS) >= 12
