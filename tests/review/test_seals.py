"""The chain of seals: what was seen and when, so that nothing is taken away or dated back in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.model.clock import Clock
from plugins.model.person import Key
from plugins.model.policy import Policy
from plugins.review.dossiers import dossiers
from plugins.review.ledger import Ledger, read_ledger, seals_behind
from plugins.review.seal_file import seal_path
from plugins.review.signature import ACTS
from tests.review.office import (
    ID,
    OTHER,
    START,
    act,
    digest,
    in_column,
    key,
    lay,
    minutes,
    policy,
    seal,
    seal_bytes,
)

SUBMIT = act("submit", "li.wei")
APPROVE = act("approve", "chen.yu", "a", SUBMIT.id, at=1)
FIRST = seal(1, None, [SUBMIT], at=2)
SECOND = seal(2, FIRST, [APPROVE], at=4)
THIRD = seal(3, SECOND, at=6)


def read(root: Path) -> Ledger:
    """Read the ledger of a root."""
    return read_ledger(root, policy())


@pytest.fixture
def root(tmp_path):
    """Lay two acts, in a seal each, and a third seal."""
    lay(tmp_path, SUBMIT, APPROVE, FIRST, SECOND, THIRD)
    return tmp_path


def test_a_seal_that_is_missing_before_others_breaks_the_chain(root):
    (root / seal_path(2)).unlink()

    ledger = read(root)

    assert ledger.fault == "seal 000002 is missing although later ones exist"
    assert ledger.seals == (FIRST,) and [f.path for f in ledger.findings] == ["ledger/seals"]


def test_a_seal_under_the_number_of_another_breaks_the_chain(root):
    (root / seal_path(3)).write_bytes((root / seal_path(2)).read_bytes())

    assert read(root).fault == f"{seal_path(3)}: it is the seal 2 under the name of seal 3"


def test_two_seals_that_changed_places_break_the_chain(root):
    lay(root, seal(2, FIRST, at=3), seal(3, SECOND, at=6))

    assert read(root).fault == "seal 000003 does not follow on the one before it"


@pytest.mark.parametrize(
    ("laid", "reason"),
    [
        (seal(1, THIRD, at=2), "seal 000001 does not follow on the one before it"),
        (seal(3, FIRST, at=6), "seal 000003 does not follow on the one before it"),
        (replace(THIRD, previous=""), "seal 000003 does not follow on the one before it"),
        (seal(3, SECOND, at=3), "seal 000003 is older than the one before it"),
    ],
)
def test_a_seal_that_does_not_follow_breaks_the_chain(root, laid, reason):
    lay(root, laid)

    assert read(root).fault == reason


def test_a_second_seal_of_the_same_number_has_no_name_to_lie_under(root):
    other = seal(1, None, at=1)
    for name in ("ledger/seals/1.seal", "ledger/seals/0000001.seal", "ledger/seals/٠٠٠٠٠١.seal", "ledger/000001.seal"):
        (root / name).write_bytes(seal_bytes(other))

    ledger = read(root)

    assert ledger.seals == (FIRST, SECOND, THIRD)
    assert len(ledger.findings) == 4 and ledger.fault == ""


@pytest.mark.parametrize(
    ("signer", "named", "namespace"),
    [
        pytest.param("chen.yu", "site-machine", None, id="signed by a person"),
        pytest.param("chen.yu", "chen.yu", None, id="a person as machine"),
        pytest.param("site-machine", "wu.di", None, id="a machine nobody knows"),
        pytest.param("site-machine", "site-machine", ACTS, id="signed like an act"),
    ],
)
def test_only_the_machine_seals(root, signer, named, namespace):
    made = seal(3, SECOND, at=6, machine=named)
    data = seal_bytes(made, signer, namespace) if namespace else seal_bytes(made, signer)
    (root / seal_path(3)).write_bytes(data)

    ledger = read(root)

    assert ledger.fault.startswith(f"{seal_path(3)}: ") and ledger.seals == (FIRST, SECOND)


def test_a_seal_by_a_machine_whose_key_had_ended_breaks_the_chain(root):
    machine = replace(policy().people["site-machine"], keys=(Key(key("site-machine")[1], START, minutes(6)),))
    rules = replace(policy(), people={**policy().people, "site-machine": machine})

    assert read_ledger(root, rules).fault.startswith(f"{seal_path(3)}: it is not signed by a machine")


def test_a_seal_with_two_signatures_breaks_the_chain(root):
    data = (root / seal_path(3)).read_bytes()
    (root / seal_path(3)).write_bytes(data + data.split(b"\n", 1)[1])

    assert read(root).fault == f"{seal_path(3)}: it has 2 signatures; a seal has one"


def test_a_broken_chain_breaks_every_account_and_nothing_else(root):
    (root / seal_path(1)).unlink()

    files, _ = dossiers(read(root), policy(), in_column(ID), Clock(minutes(9)))

    assert files[ID].broken == ("seal 000001 is missing although later ones exist",)


def test_an_act_that_is_deleted_after_its_seal_is_missed(root):
    (root / APPROVE.path).unlink()

    ledger = read(root)
    files, _ = dossiers(ledger, policy(), in_column(ID, OTHER), Clock(minutes(9)))

    assert (ledger.missing, ledger.fault) == ({APPROVE.id: (ID,)}, "")
    assert [f.got for f in ledger.findings] == [f"the sealed act {APPROVE.id[:8]} is not in the ledger"]
    assert files[ID].broken == (f"the sealed act {APPROVE.id[:8]} is missing",)


def test_a_deleted_act_breaks_only_the_documents_it_was_about(root):
    lay(root, act("submit", "li.wei", id=OTHER))
    (root / APPROVE.path).unlink()

    files, _ = dossiers(read(root), policy(), in_column(ID, OTHER), Clock(minutes(9)))

    assert files[OTHER].broken == () and files[OTHER].pending == digest("a")


def test_the_newest_act_deleted_with_its_seal_is_missed_when_a_release_rests_on_it(root):
    whole = read(root)
    assert seals_behind(whole, THIRD.digest) is whole
    assert seals_behind(whole, "") is whole

    (root / APPROVE.path).unlink()
    (root / seal_path(2)).unlink()
    (root / seal_path(3)).unlink()
    ledger = seals_behind(read(root), SECOND.digest)

    assert read(root).fault == ""
    assert ledger.fault == f"the seal {SECOND.digest[7:19]}, on which the last release rests, is not in the ledger"
    assert [f.got for f in ledger.findings] == [ledger.fault]


def with_key(chen: Key) -> Policy:
    """Return the policy with another key for one person."""
    person = replace(policy().people["chen.yu"], keys=(chen,))
    return replace(policy(), people={**policy().people, "chen.yu": person})


def test_an_act_that_claims_a_time_before_its_key_was_revoked_but_was_sealed_after_does_not_count(root):
    revoked = with_key(Key(key("chen.yu")[1], START - timedelta(days=9), minutes(3)))

    files, findings = dossiers(read_ledger(root, revoked), revoked, in_column(ID), Clock(minutes(9)))

    assert (APPROVE.at < minutes(3), files[ID].approvals) == (True, ())
    assert [f.got for f in findings] == ["it is not signed with a key that chen.yu could use at 2026-11-20 09:04 +0800"]


def test_an_act_sealed_before_its_key_was_revoked_counts_for_ever(root):
    revoked = with_key(Key(key("chen.yu")[1], START - timedelta(days=9), minutes(5)))

    files, findings = dossiers(read_ledger(root, revoked), revoked, in_column(ID), Clock(minutes(99)))

    assert findings == () and len(files[ID].approvals) == 1


def test_a_role_that_ended_before_the_seal_does_not_count(root):
    chen = policy().people["chen.yu"]
    person = replace(chen, terms=tuple(replace(term, until=minutes(3)) for term in chen.terms))
    rules = replace(policy(), people={**policy().people, "chen.yu": person})

    files, findings = dossiers(read_ledger(root, rules), rules, in_column(ID), Clock(minutes(9)))

    assert files[ID].approvals == ()
    assert [f.got for f in findings] == ["chen.yu did not hold the role information-office at 2026-11-20 09:04 +0800"]


def test_a_seal_that_is_a_link_breaks_the_chain(root):
    (root / seal_path(3)).rename(root / "third")
    (root / seal_path(3)).symlink_to(root / "third")

    assert read(root).fault.startswith(f"{seal_path(3)}: a symbolic link")


def test_the_folder_of_seals_as_a_link_breaks_the_chain(root):
    (root / "ledger/seals").rename(root / "seals")
    (root / "ledger/seals").symlink_to(root / "seals")

    ledger = read(root)

    assert ledger.fault.startswith("ledger/seals: a symbolic link") and ledger.seals == ()
