"""An incremental build believes no more of what was added to a root than a build from nothing does."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.policy.load import load_policy
from plugins.review.keyring import signer
from plugins.review.ledger import read_ledger
from plugins.review.ledger_file import join_file
from plugins.review.seal_file import seal_lines, seal_path
from plugins.review.sealing import machine_of, seal
from plugins.review.signature import SEALS
from tests.pipeline.states import evaluated, is_incremental
from tests.sites.copying import copy_folder
from tests.sites.make import Site, copy_site, make_site
from tests.sites.texts import UPDATES, update

PUBLIC, HELD = "k7m29xqf", "9tq4w2ha"
PATHS = {id: f"{UPDATES}/{id}.md" for id in (PUBLIC, HELD)}


def sealed(site):
    """Seal what no seal holds yet, and move the clock on by a minute."""
    policy = load_policy(site.root)
    made = seal(site.root, read_ledger(site.root, policy), policy, site.instant)
    site.tick()
    return made


def acts_of(site):
    return {path.relative_to(site.root) for path in (site.root / "ledger").rglob("*.act")}


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    """A site with two approved documents."""
    site = make_site(tmp_path_factory.mktemp("approved") / "root")
    for id, path in PATHS.items():
        site.write(path, update(id, f"Wells sampled by {id}"))
        site.approve(path)
    return site


@pytest.fixture
def roots(approved, tmp_path):
    """Two roots with the same acts, each with a first seal of its own; the site was built with its seal."""
    site, other = (copy_site(approved, tmp_path / name) for name in ("root", "other"))
    sealed(site)
    other.at = site.at
    sealed(other)
    site.build()
    return site, other


def build_both_ways(site):
    """Build with what the last build left, and from nothing; return what both find wrong with the ledger."""
    one, nothing = site.build(), site.build(cache=False, out="nothing")
    assert dict(one.outcome.catalogue.standings) == dict(nothing.outcome.catalogue.standings)
    assert (one.exit_status, one.findings) == (nothing.exit_status, nothing.findings)
    return [finding.got for finding in one.findings if finding.code == "LED001"]


def take_second_seal(site, other):
    """Hold a document in the other root, seal that, and put act and seal into the site."""
    before = acts_of(other)
    other.stop("hold", PATHS[HELD], "li.wei")
    sealed(other)
    for path in (*(acts_of(other) - before), seal_path(2)):
        shutil.copyfile(other.root / path, site.root / path)
    site.at = other.at


def test_a_seal_that_follows_on_the_last_known_one_is_believed(roots):
    site, _ = roots
    take_second_seal(site, Site(copy_folder(site.root, site.root.parent / "same"), site.at))
    assert is_incremental(evaluated(site))
    assert build_both_ways(site) == []


def test_a_seal_that_follows_on_another_than_the_last_known_one_is_not_believed(roots):
    site, other = roots
    take_second_seal(site, other)
    assert not is_incremental(evaluated(site))
    assert build_both_ways(site) == ["seal 000002 does not follow on the one before it"]


def test_a_seal_of_an_act_that_is_not_there_is_not_believed(roots):
    site, _ = roots
    other = Site(copy_folder(site.root, site.root.parent / "same"), site.at)
    act = other.stop("hold", PATHS[HELD], "li.wei")
    sealed(other)
    shutil.copyfile(other.root / seal_path(2), site.root / seal_path(2))
    site.at = other.at
    assert not is_incremental(evaluated(site))
    assert build_both_ways(site) == [f"the sealed act {act.id[:8]} is not in the ledger"]


def test_a_known_seal_in_the_place_of_which_another_lies_is_not_believed(roots):
    site, other = roots
    place = site.root / seal_path(1)
    os.utime(place, (2**32, 2**32))  # no stamp is reliable before that time
    site.build()
    assert is_incremental(evaluated(site))
    shutil.copyfile(other.root / seal_path(1), place)
    assert not is_incremental(evaluated(site))
    assert build_both_ways(site) == []


def write_seal(site, made):
    """Write a seal with the signature of the machine, whatever it says."""
    _, sign = signer(site.root, machine_of(site.root, load_policy(site.root), made.at), made.at)
    says, head = seal_lines(made)
    (site.root / seal_path(made.number)).write_bytes(says + join_file(head, [sign(head, SEALS)]))


def test_a_seal_that_is_older_than_the_last_known_one_is_not_believed(roots):
    site, _ = roots
    site.stop("hold", PATHS[HELD], "li.wei")
    made = sealed(site)
    write_seal(site, replace(made, at=made.at - timedelta(minutes=3)))
    assert not is_incremental(evaluated(site))
    assert build_both_ways(site) == ["seal 000002 is older than the one before it"]


def test_a_release_whose_time_has_not_come_is_not_taken_into_a_snapshot(roots):
    site, _ = roots
    made = site.release()
    assert is_incremental(evaluated(site))
    *_, last = read_ledger(site.root, load_policy(site.root)).seals
    assert last.release.number == made.number
    later = last.release.at + timedelta(minutes=10)
    write_seal(site, replace(last, release=replace(last.release, at=later)))
    assert not is_incremental(evaluated(site))
    assert build_both_ways(site) == []
