"""What the public sees counts from its instant on, whether or not its seal is written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugins.model.clock import Clock
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.root import dossiers_at, read_root
from plugins.policy.load import load_policy
from plugins.release.current import current
from tests.sites.make import copy_site, make_site
from tests.sites.many import act_on
from tests.sites.texts import UPDATES, update

BACK, GONE = "k7m29xqf", "9tq4w2ha"
PATHS = {id: f"{UPDATES}/{id}.md" for id in (BACK, GONE)}


@pytest.fixture(scope="module")
def released_once(tmp_path_factory):
    """A site released three times: one document went back to its first text, the other was withdrawn at last."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    for id, path in PATHS.items():
        site.write(path, update(id, f"Wells sampled by {id}"))
        site.approve(path)
    site.release()
    for title in ("Wells tested", f"Wells sampled by {BACK}"):
        site.write(PATHS[BACK], update(BACK, title))
        act_on(site, "submit", [PATHS[BACK]])
        act_on(site, "approve", [PATHS[BACK]])
        if title != "Wells tested":
            site.stop("withdraw", PATHS[GONE])
        site.release()
    return site


@pytest.fixture
def released(released_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(released_once, tmp_path / "root")


def dossiers_of(site, at):
    """Account for each document at an instant."""
    policy = load_policy(site.root)
    return dossiers_at(read_root(site.root, policy, NoFacts(site.root, policy).read), Clock(at), {})[0]


def test_a_release_without_its_seal_counts_as_it_does_with_it(released):
    with_seal = dossiers_of(released, released.instant)
    assert [digest for digest, _ in with_seal[BACK].released][-1] == with_seal[BACK].shown
    assert (len(with_seal[BACK].released), with_seal[GONE].ended) == (2, True)

    max((released.root / "ledger" / "seals").iterdir()).unlink()

    without = dossiers_of(released, released.instant)
    assert {id: (one.released, one.shown, one.ended) for id, one in without.items()} == {
        id: (one.released, one.shown, one.ended) for id, one in with_seal.items()
    }


def test_a_release_does_not_count_before_its_instant(released):
    before = current(released.root).manifest.at - timedelta(seconds=1)
    with_seal = dossiers_of(released, before)
    assert with_seal[BACK].shown != with_seal[BACK].released[0][0]
    assert (with_seal[GONE].shown != "", with_seal[GONE].ended) == (True, False)

    max((released.root / "ledger" / "seals").iterdir()).unlink()

    without = dossiers_of(released, before)
    assert {id: one.released for id, one in without.items()} == {id: one.released for id, one in with_seal.items()}
    assert not without[GONE].ended
