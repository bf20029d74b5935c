"""The machine's own records: one after the other, never back in time, never on a ledger that cannot be believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.act import Released, Seal
from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.review.keyring import key_path
from plugins.review.ledger import read_ledger
from plugins.review.seal_file import seal_path
from plugins.review.sealing import machine_of, seal
from tests.review.acts.entries import PLAN, step
from tests.review.office import ID, OTHER, act, digest, key, lay, minutes, old_seal, policy
from tests.review.office import seal as seal_with

SUBMIT = act("submit", "li.wei", at=1)
APPROVE = act("approve", "chen.yu", "a", SUBMIT.id, at=3)
RELEASE = Released(1, digest("release"), minutes(5), ((ID, digest("a")),), ())


@pytest.fixture
def root(tmp_path):
    """Make a root that holds the machine's key and two acts."""
    path = key_path(tmp_path, "site-machine")
    path.parent.mkdir()
    path.write_bytes(key("site-machine")[0])
    lay(tmp_path, SUBMIT, APPROVE)
    return tmp_path


def sealed(root: Path, at: int, release: Released | None = None) -> Seal | None:
    """Seal what lies in the ledger."""
    return seal(root, read_ledger(root, policy()), policy(), minutes(at), release)


def test_a_seal_holds_the_acts_that_none_held_before(root):
    first, again, second = sealed(root, 2), sealed(root, 2), sealed(root, 4)

    assert first is not None and [a for a, _ in first.acts] == [SUBMIT.id]
    assert again is None
    assert second is not None and second.acts == ((APPROVE.id, (ID,)),)
    assert (second.number, second.previous, second.policy) == (2, first.digest, policy().digest)
    ledger = read_ledger(root, policy())
    assert ledger.seals == (first, second) and ledger.findings == ()


def test_acts_of_registers_are_sealed_among_the_others(root):
    filed = step("file", "li.wei", facts=PLAN, at=2, id=OTHER)
    lay(root, filed)

    made = sealed(root, 4)

    assert made is not None and [act for act, _ in made.acts] == [SUBMIT.id, filed.id, APPROVE.id]
    assert read_ledger(root, policy()).seals == (made,)


def test_each_seal_has_a_secret_of_its_own(root):
    first, second = sealed(root, 2), sealed(root, 4)

    assert first is not None and second is not None
    assert len({first.secret, second.secret}) == 2 and len(first.secret) == 64


def test_an_empty_seal_follows_on_one_of_version_1_whose_digest_could_be_found_by_trying(root):
    old, data = old_seal(seal_with(1, None, (SUBMIT, APPROVE), at=3))
    (root / seal_path(1)).parent.mkdir()
    (root / seal_path(1)).write_bytes(data)

    made, again = sealed(root, 4), sealed(root, 5)

    assert made is not None and (made.acts, made.number, made.previous) == ((), 2, old.digest)
    assert again is None
    ledger = read_ledger(root, policy())
    assert (ledger.seals, ledger.findings, ledger.fault) == ((old, made), (), "")
    assert ledger.seen == {SUBMIT.id: minutes(3), APPROVE.id: minutes(3)}


def test_more_acts_than_a_seal_has_places_are_sealed_one_seal_after_the_other(root, monkeypatch):
    monkeypatch.setattr("plugins.review.sealing.PLACES", 1)

    last = sealed(root, 4, RELEASE)

    seals = read_ledger(root, policy()).seals
    assert [[act for act, _ in one.acts] for one in seals] == [[SUBMIT.id], [APPROVE.id]]
    assert seals[-1] == last and seals[0].release is None and seals[1].release == RELEASE


def test_a_seal_tells_of_the_release(root):
    sealed(root, 4)

    assert sealed(root, 6, RELEASE) == read_ledger(root, policy()).seals[-1]
    assert read_ledger(root, policy()).seals[-1].release == RELEASE


def test_seconds_are_kept_and_fractions_are_not(root):
    made = seal(root, read_ledger(root, policy()), policy(), minutes(4).replace(microsecond=999_999))

    assert made is not None and made.at == minutes(4)


def test_a_clock_that_was_set_back_does_not_seal(root):
    sealed(root, 4)
    lay(root, act("hold", "li.wei", None, APPROVE.id, at=2))

    with pytest.raises(RefusedError, match="the clock shows 2026-11-20 09:03:00, which is before the last seal"):
        sealed(root, 3)
    assert sealed(root, 4) is not None


def test_nothing_is_sealed_behind_a_broken_chain(root):
    sealed(root, 2)
    sealed(root, 4)
    (root / seal_path(1)).unlink()

    with pytest.raises(IntegrityError, match="seal 000001 is missing although later ones exist"):
        sealed(root, 6, RELEASE)


def test_a_missing_act_does_not_keep_others_from_being_sealed(root):
    sealed(root, 4)
    (root / SUBMIT.path).unlink()
    lay(root, act("hold", "li.wei", None, APPROVE.id, at=5))

    made = sealed(root, 6)

    assert made is not None and len(made.acts) == 1


def test_a_seal_is_never_written_over(root):
    ledger = read_ledger(root, policy())
    sealed(root, 4)

    with pytest.raises(RefusedError, match=r"000001\.seal is there already, with other bytes"):
        seal(root, ledger, policy(), minutes(5))


def test_a_machine_without_its_key_names_the_command_that_makes_one(root):
    key_path(root, "site-machine").unlink()

    with pytest.raises(UsageError, match="python3 inv enroll --machine makes one"):
        machine_of(root, policy(), minutes(4))


def test_a_policy_without_a_machine_says_so(root):
    people = {who: person for who, person in policy().people.items() if who != "site-machine"}

    with pytest.raises(UsageError, match=r"held by nobody in policy/people\.yaml"):
        machine_of(root, replace(policy(), people=people), minutes(4))
