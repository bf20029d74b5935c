"""A new site has the policy of this one and nobody's key; who enrols there can sign."""

from __future__ import annotations

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from plugins.model.error import UsageError
from plugins.model.value import parse_instant
from plugins.pipeline.setup.keys import enroll, machine_key, revoke
from plugins.pipeline.setup.new_site import new_site
from plugins.policy.load import load_policy
from plugins.review.keyring import key_path
from plugins.review.signature import fingerprint, new_key, public_half
from tests.repository import DEMONSTRATION
from tests.sites.places import files

SINCE = parse_instant("2026-11-20T12:00")


@pytest.fixture
def root(tmp_path):
    """Make a new site."""
    new_site(DEMONSTRATION, tmp_path / "site")
    return tmp_path / "site"


def test_the_policy_is_the_same_but_for_the_keys(root):
    here, there = load_policy(DEMONSTRATION), load_policy(root)
    assert (there.columns, there.departments, there.site) == (here.columns, here.departments, here.site)
    assert there.people.keys() == here.people.keys()
    assert [person.key for person in there.people.values() if person.keys] == []
    assert {p.key: p.terms for p in there.people.values()} == {p.key: p.terms for p in here.people.values()}


def test_it_is_empty_and_keeps_keys_and_output_out_of_git(root):
    assert [files(root / name) for name in ("content", "approved", "ledger")] == [{}, {}, {}]
    ignored = (root / ".gitignore").read_text(encoding="utf-8").split()
    assert {".keys/", ".sealed/", ".cache/", "output/", "public/"} <= set(ignored)


def test_nothing_is_laid_over_what_is_there(root):
    before = files(root)
    with pytest.raises(UsageError, match="is not empty"):
        new_site(DEMONSTRATION, root)
    assert files(root) == before


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "empty").mkdir()
    new_site(DEMONSTRATION, tmp_path / "empty")
    assert load_policy(tmp_path / "empty").columns


def test_whoever_enrols_has_a_key_that_nobody_else_can_read(root):
    path, shown = enroll(root, "li.wei", SINCE)
    assert path == key_path(root, "li.wei")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    (key,) = load_policy(root).people["li.wei"].keys
    assert fingerprint(key.public) == shown
    assert not load_policy(root).people["li.wei"].keys_at(parse_instant("2026-11-20T11:59"))


def test_registering_a_key_changes_no_other_line(root):
    people = root / "policy" / "people.yaml"
    before = people.read_text(encoding="utf-8").splitlines()
    enroll(root, "li.wei", SINCE)
    after = people.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 2


def test_a_key_is_never_overwritten(root):
    path, _ = enroll(root, "li.wei", SINCE)
    before = path.read_bytes(), files(root / "policy")
    with pytest.raises(UsageError, match=r"and still good; python3 inv revoke li\.wei ends it first"):
        enroll(root, "li.wei", SINCE)
    assert (path.read_bytes(), files(root / "policy")) == before


def test_a_key_file_that_has_ended_is_set_aside_and_another_key_is_made(root):
    path, _ = enroll(root, "li.wei", SINCE)
    old, later = path.read_bytes(), SINCE + timedelta(hours=1)
    revoke(root, "li.wei", later)
    _, shown = enroll(root, "li.wei", later)
    assert (path.parent / "li.wei.ended-1").read_bytes() == old
    assert fingerprint(load_policy(root).people["li.wei"].keys_at(later)[0]) == shown


def test_a_key_file_that_counts_or_ends_only_later_is_not_set_aside(root):
    path, _ = enroll(root, "li.wei", SINCE)
    revoke(root, "li.wei", SINCE + timedelta(hours=1))
    for at in (SINCE - timedelta(days=1), SINCE):
        with pytest.raises(UsageError, match=r"is the key of li\.wei, and still good"):
            enroll(root, "li.wei", at)
    assert path.exists()


@pytest.mark.parametrize("left", [b"", b"half a key", new_key()[0]], ids=["nothing", "no key", "a key"])
def test_a_key_file_that_nobody_registered_is_set_aside_and_stops_nobody(left, root):
    path = key_path(root, "li.wei")
    path.parent.mkdir()
    path.write_bytes(left)
    _, shown = enroll(root, "li.wei", SINCE)
    (key,) = load_policy(root).people["li.wei"].keys
    assert fingerprint(key.public) == shown == fingerprint(public_half(path.read_bytes()))
    assert {file.name: file.read_bytes() == left for file in path.parent.iterdir()} == {
        "li.wei": False, "li.wei.unregistered-1": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change", [enroll, lambda root, who, at: revoke(root, "chen.yu", at)], ids=["enroll", "revoke"]
)
def test_on_a_full_disk_the_people_stay_as_they_were(change, root, monkeypatch):
    enroll(root, "chen.yu", SINCE)
    before = files(root / "policy")
    write = os.write

    def half_of_people(descriptor, data):
        if b"chen.yu:" in bytes(data):
            write(descriptor, bytes(data)[:8192])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", half_of_people)
    with pytest.raises(OSError, match=r"people\.yaml"):
        change(root, "li.wei", SINCE + timedelta(hours=1))
    assert files(root / "policy") == before


def test_of_two_who_enrol_at_once_both_are_registered(root):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda who: enroll(root, who, SINCE), names := sorted(load_policy(root).people)[:8]))
    people = load_policy(root).people
    assert [len(people[who].keys) for who in names] == [1] * 8


def test_nobody_enrols_who_is_not_in_policy(root):
    with pytest.raises(UsageError, match=r"li\.wie is not in policy/people\.yaml"):
        enroll(root, "li.wie", SINCE)
    assert not (root / ".keys").exists()


def test_the_machine_is_the_one_that_policy_names(root):
    assert machine_key(root) == "site-machine"
    people = root / "policy" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace("role: deputy", "role: machine", 1), encoding="utf-8")
    with pytest.raises(UsageError, match="names 2 machines"):
        machine_key(root)


def test_a_key_that_is_revoked_signs_until_then_and_not_after(root):
    enroll(root, "chen.yu", SINCE)
    lost = parse_instant("2026-11-21T09:30")
    assert revoke(root, "chen.yu", lost) == 1
    person = load_policy(root).people["chen.yu"]
    assert len(person.keys_at(parse_instant("2026-11-21T09:29"))) == 1
    assert person.keys_at(lost) == ()


def test_a_new_key_comes_after_one_that_is_revoked(root):
    path, _ = enroll(root, "chen.yu", SINCE)
    lost = parse_instant("2026-11-21T09:30")
    revoke(root, "chen.yu", lost)
    path.unlink()
    enroll(root, "chen.yu", lost)
    assert len(load_policy(root).people["chen.yu"].keys_at(lost)) == 1


def test_who_has_no_good_key_has_none_to_revoke(root):
    with pytest.raises(UsageError, match=r"chen\.yu has no key"):
        revoke(root, "chen.yu", SINCE)
