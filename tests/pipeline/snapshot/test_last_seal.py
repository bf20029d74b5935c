"""The seal on which the last release rests is kept apart from the release that names it."""

from __future__ import annotations

import pytest

from plugins.pipeline.snapshot.last_seal import keep_last_seal, kept_last_seal
from plugins.pipeline.snapshot.policy_in_force import keep_policy
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.system.state_folder import state_of
from tests.sites.make import copy_site, make_site
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/wells.md"


@pytest.fixture(scope="module")
def released_once(tmp_path_factory):
    """A site with one release."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.write(PATH, update("k7m29xqf", "Wells sampled"))
    site.approve(PATH)
    site.release()
    return site


@pytest.fixture
def released(released_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(released_once, tmp_path / "root")


def test_nothing_is_kept_before_the_first_release(site):
    assert kept_last_seal(site.root) == ""
    keep_last_seal(site.root, "")
    assert not (state_of(site.root).sealed).exists()


def test_each_release_keeps_the_seal_that_it_names(released):
    first = kept_last_seal(released.root)
    assert first == current(released.root).manifest.seal
    released.stop("withdraw", PATH)
    released.release()
    assert first != kept_last_seal(released.root) == current(released.root).manifest.seal


def test_a_policy_that_is_kept_leaves_it_there(released):
    people = released.root / "policy" / "people.yaml"
    people.write_bytes(people.read_bytes() + b"# one line more\n")
    released.stop("withdraw", PATH)
    released.release()
    keep_policy(released.root, load_policy(released.root))
    assert load_policy(state_of(released.root).sealed).digest == load_policy(released.root).digest
    assert kept_last_seal(released.root) == current(released.root).manifest.seal


@pytest.mark.parametrize("data", [b"", b"sha256:0\n", b"\xff\xfe", b"two\nlines\n"])
def test_what_is_no_digest_of_a_seal_makes_the_ledger_doubtful(released, data):
    (state_of(released.root).sealed / "seal").write_bytes(data)
    told = released.build(cache=False)
    assert told.exit_status == 3
    assert any("on which the last release rests, is not in the ledger" in str(finding) for finding in told.findings)
