"""While ``policy/`` has a fault, the policy that was sealed last holds (I.6)."""

from __future__ import annotations

import pytest

from plugins.model.error import PolicyError
from plugins.pipeline.snapshot.policy_in_force import keep_policy, policy_in_force
from plugins.policy.load import load_policy
from plugins.system.state_folder import state_of
from tests.sites.make import copy_site, make_site
from tests.sites.texts import UPDATES, update

PEOPLE = "policy/people.yaml"


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory):
    """A site whose policy a seal names, and a copy of it."""
    site = make_site(tmp_path_factory.mktemp("once") / "root")
    site.write(f"{UPDATES}/wells.md", update("k7m29xqf", "Wells sampled"))
    site.approve(f"{UPDATES}/wells.md")
    site.release()
    return site


@pytest.fixture
def sealed(sealed_once, tmp_path):
    """A copy of it for each test."""
    return copy_site(sealed_once, tmp_path / "root")


def slip(site):
    """Write a role that does not exist into the policy."""
    people = site.root / PEOPLE
    people.write_text(people.read_text(encoding="utf-8").replace("role: liaison", "role: liason", 1), encoding="utf-8")


def edit(site):
    """Change the policy without a fault; return its digest."""
    people = site.root / PEOPLE
    people.write_bytes(people.read_bytes() + b"# one line more\n")
    return load_policy(site.root).digest


def test_a_sound_policy_is_in_force_without_any_fault(sealed):
    edited = edit(sealed)
    assert (policy_in_force(sealed.root).policy.digest, policy_in_force(sealed.root).faults) == (edited, ())


def test_with_a_fault_the_one_sealed_last_is_and_each_fault_is_a_finding_that_stops(sealed):
    before = load_policy(sealed.root)
    slip(sealed)
    policy, (fault,), _ = policy_in_force(sealed.root)
    assert policy == before
    assert str(fault).startswith(f"{PEOPLE}:{fault.line}: POL001 policy_sound: got a fault (")
    assert "'liason' is no role" in fault.got
    assert fault.line > 1
    assert sealed.build().exit_status == 3


def test_without_a_copy_a_fault_is_an_error(site):
    slip(site)
    with pytest.raises(PolicyError, match=rf"{PEOPLE}:[0-9]+: .*'liason' is no role"):
        policy_in_force(site.root)


def test_a_copy_that_no_seal_names_does_not_count(sealed):
    people = state_of(sealed.root).sealed / PEOPLE
    people.write_bytes(people.read_bytes() + b"# one line more\n")
    slip(sealed)
    with pytest.raises(PolicyError, match="'liason' is no role"):
        policy_in_force(sealed.root)


def test_an_edited_policy_is_kept_as_soon_as_a_seal_names_it_and_not_before(sealed):
    edited = edit(sealed)
    keep_policy(sealed.root, load_policy(sealed.root))
    assert load_policy(state_of(sealed.root).sealed).digest != edited
    sealed.write(f"{UPDATES}/wells.md", update("k7m29xqf", "Wells", "change: minor", "change_note: Shorter."))
    sealed.approve(f"{UPDATES}/wells.md")
    sealed.release()
    assert load_policy(state_of(sealed.root).sealed).digest == edited


def test_a_release_under_the_copy_keeps_it(sealed):
    before = load_policy(sealed.root).digest
    slip(sealed)
    sealed.stop("withdraw", f"{UPDATES}/wells.md")
    sealed.release()
    assert load_policy(state_of(sealed.root).sealed).digest == before
