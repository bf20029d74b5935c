"""The ledger on disk: acts that can be believed as far as signatures go, and whatever else lies there."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.act import Seal
from plugins.model.clock import Clock
from plugins.review.dossiers import dossiers
from plugins.review.ledger import Ledger, note_text, read_ledger
from plugins.review.seal_file import seal_path
from tests.review.office import (
    ID,
    OTHER,
    act,
    act_file,
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


def test_a_whole_ledger_is_read_without_findings(root):
    ledger = read(root)

    assert (ledger.findings, ledger.fault, ledger.missing) == ((), "", {})
    assert ledger.seals == (FIRST, SECOND, THIRD)
    assert ledger.seen == {SUBMIT.id: minutes(2), APPROVE.id: minutes(4)}
    assert {id: signed.keys for id, signed in ledger.acts.items()} == {
        SUBMIT.id: (key("li.wei")[1],),
        APPROVE.id: (key("chen.yu")[1],),
    }


def test_a_root_without_a_ledger_has_an_empty_one(tmp_path):
    assert read(tmp_path) == Ledger({}, (), {}, {}, "", ())


@pytest.mark.parametrize(
    "name",
    [
        "ledger/a.txt",
        "ledger/2026/11/.DS_Store",
        f"{APPROVE.path}~",
        f"{APPROVE.path}\n",
        "ledger/notes/a.md",
        "ledger/seals/.000004.seal.7.new",
    ],
)
def test_an_unlisted_file_is_a_finding_and_holds_nothing_back(root, name):
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"x")

    ledger = read(root)

    assert [f.path for f in ledger.findings] == [name]
    assert (ledger.fault, len(ledger.acts), len(ledger.seals)) == ("", 2, 3)


def test_an_act_under_another_name_does_not_count(root):
    (root / APPROVE.path).rename(root / APPROVE.path.replace("-approve-", "-return-"))

    assert set(read(root).acts) == {SUBMIT.id}


def test_an_act_with_too_few_or_too_many_signatures_does_not_count(root):
    (root / APPROVE.path).write_bytes(act_file(APPROVE, "chen.yu", "chen.yu"))

    assert next(f.got for f in read(root).findings) == "it has 2 signatures for 1 person"


def test_the_signatures_stand_in_the_order_of_the_names(root):
    adopt = act("adopt", ("chen.yu", "zhao.min"), id=OTHER)
    (root / adopt.path).write_bytes(act_file(adopt, "zhao.min", "chen.yu"))

    _, findings = dossiers(read(root), policy(), in_column(ID, OTHER), Clock(minutes(9)))

    assert [f.path for f in findings] == [adopt.path]


def test_links_are_findings_and_never_followed(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    lay(outside, act("submit", "li.wei", id=OTHER, at=3))
    (root / APPROVE.path).rename(outside / "real.act")
    (root / APPROVE.path).symlink_to(outside / "real.act")
    (root / "ledger/2027").symlink_to(outside / "ledger/2026")

    ledger = read(root)

    assert set(ledger.acts) == {SUBMIT.id}
    assert {f.path for f in ledger.findings} == {APPROVE.path, "ledger/2027", seal_path(2)}


def test_a_pipe_under_the_name_of_an_act_is_not_waited_for(root):
    os.mkfifo(root / act("hold", "li.wei", None).path)

    assert len(read(root).findings) == 1


def test_a_payload_of_any_kind_signed_by_anybody_ends_nothing(root):
    stranger: Seal = replace(seal(3, SECOND, at=6), machine="nobody")
    (root / seal_path(3)).write_bytes(seal_bytes(stranger, "stranger"))
    (root / APPROVE.path).write_bytes(act_file(APPROVE, "stranger"))

    files, findings = dossiers(read(root), policy(), in_column(ID), Clock(minutes(9)))

    assert files[ID].approvals == () and len(findings) == 1


def test_a_note_is_read_by_its_digest_or_not_at_all(tmp_path):
    name = digest("a reason\n")[7:]
    path = tmp_path / "ledger" / "notes" / f"{name}.md"
    path.parent.mkdir(parents=True)
    path.write_text("a reason\n")
    assert note_text(tmp_path, f"sha256:{name}") == "a reason\n"
    assert read(tmp_path).findings == ()

    path.write_text("another\n")
    assert note_text(tmp_path, f"sha256:{name}") is None
    assert note_text(tmp_path, digest("none")) is None
