"""Somebody changes acts or seals: what they let through is refused or stays as it was, the rest is published."""

from __future__ import annotations

import shutil

import pytest

from plugins.review import signature
from plugins.review.keyring import key_path
from tests.sites.places import files, where
from tests.sites.texts import UPDATES, update
from tests.story.wells import ID, PAGE, PATH, SECOND, TITLE, account, acts, built, edit

OTHER = "9tq4w2ha"
OTHER_PATH = f"{UPDATES}/laboratory.md"
OTHER_PAGE = f"work-updates/2026/s-{OTHER}.html"


def test_the_newest_approval_deleted_leaves_the_released_text_and_a_reason(released):
    edit(released)
    released.approve(PATH)
    released.release()
    act = acts(released, "approve")[-1]
    act.unlink()
    told, found = built(released)
    assert SECOND in found[PAGE].decode()
    name = act.stem.rpartition("-")[2]
    assert f"the sealed act {name} is not in the ledger" in told
    assert f"the sealed act {name} is missing" in account(released)
    released.release()
    assert "Forty-one wells" in files(released.root / "public" / "current")[PAGE].decode()


def test_a_deleted_withdrawal_brings_nothing_back(released):
    released.stop("withdraw", PATH)
    released.release()
    (act,) = acts(released, "withdraw")
    act.unlink()
    told, _ = built(released)
    assert where(released.root / "output", TITLE) == []
    assert "is not in the ledger" in told
    released.release()
    assert where(released.root / "public", TITLE) == []


def test_a_deleted_hold_lets_nothing_out(released):
    released.stop("hold", PATH)
    released.release()
    edit(released)
    released.approve(PATH)
    (act,) = acts(released, "hold")
    act.unlink()
    _, found = built(released)
    assert where(released.root / "output", "Forty-one") == []
    assert TITLE in found[PAGE].decode()


def test_acts_deleted_together_with_the_seals_that_hold_them_are_missed(released):
    edit(released)
    released.approve(PATH)
    released.release()
    acts(released, "approve")[-1].unlink()
    for seal in sorted((released.root / "ledger" / "seals").iterdir())[-2:]:
        seal.unlink()
    told, found = built(released)
    assert "on which the last release rests, is not in the ledger" in told
    assert SECOND in found[PAGE].decode()


def test_an_act_copied_under_another_name_counts_for_nothing(released):
    (first, *_) = acts(released, "approve")
    copy = first.with_name(first.name.replace("-approve-", "-approve-0000"))
    shutil.copyfile(first, copy.with_name(copy.name[:-8] + ".act"))
    before = files(released.build().output)
    told, found = built(released)
    assert "LED001" in told
    assert found == before


def test_an_act_moved_to_another_day_counts_for_nothing(approved):
    act = acts(approved, "approve")[-1]
    act.rename(act.with_name(act.name.replace("20261120T", "20261121T")))
    told, found = built(approved)
    assert PAGE not in found
    assert "LED001" in told


def test_an_approval_of_one_document_lets_no_other_through(approved):
    approved.write(OTHER_PATH, update(OTHER, "The laboratory moves"))
    approved.submit(OTHER_PATH)
    act = acts(approved, "approve")[-1]
    act.write_bytes(act.read_bytes().replace(ID.encode(), OTHER.encode()))
    told, found = built(approved)
    assert OTHER_PAGE not in found
    assert PAGE not in found
    assert "LED001" in told


def test_an_old_approval_laid_in_again_brings_the_old_text_back_for_nobody(released):
    edit(released)
    released.approve(PATH)
    kept = [(act, act.read_bytes()) for act in acts(released, "approve")]
    released.release()
    for act, data in kept:
        act.write_bytes(data)
    assert released.build().exit_status == 0
    assert "Forty-one wells" in files(released.root / "output")[PAGE].decode()


@pytest.mark.parametrize("who", ["fang.ning", "li.wei", "nobody"])
def test_a_signature_by_another_key_counts_for_nothing(who, approved):
    act = acts(approved, "approve")[-1]
    payload = act.read_bytes().partition(b"\n")[0] + b"\n"
    private = signature.new_key()[0] if who == "nobody" else key_path(approved.root, who).read_bytes()
    act.write_bytes(payload + signature.sign(payload, signature.ACTS, private).encode())
    told, found = built(approved)
    assert PAGE not in found
    assert "it is not signed with a key that chen.yu could use" in told


def test_a_signature_made_for_something_else_counts_for_nothing(approved):
    act = acts(approved, "approve")[-1]
    payload = act.read_bytes().partition(b"\n")[0] + b"\n"
    private = key_path(approved.root, "chen.yu").read_bytes()
    act.write_bytes(payload + signature.sign(payload, signature.SEALS, private).encode())
    told, found = built(approved)
    assert PAGE not in found
    assert "the signature does not fit" in told


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data + b"\n", id="a blank line behind"),
        pytest.param(lambda data: data + b"approved\n", id="words behind"),
        pytest.param(lambda data: data.replace(b"-----BEGIN", b"\n-----BEGIN"), id="a blank line before"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="other line ends"),
        pytest.param(lambda data: data + data.partition(b"\n")[2], id="the signature twice"),
        pytest.param(lambda data: data.replace(b"SIGNATURE-----\n", b"SIGNATURE-----\n\n", 1), id="inside the armour"),
        pytest.param(lambda data: b" " + data, id="a space before"),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="a byte order mark"),
        pytest.param(lambda data: data[:-1], id="cut short"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
def test_junk_around_a_signature_makes_it_none(change, approved):
    act = acts(approved, "approve")[-1]
    act.write_bytes(change(act.read_bytes()))
    told, found = built(approved)
    assert PAGE not in found
    assert f"{act.relative_to(approved.root).as_posix()}: LED001" in told


def test_a_seal_that_was_changed_stops_what_is_new_and_keeps_what_is_public(released):
    seal = sorted((released.root / "ledger" / "seals").iterdir())[-1]
    seal.write_bytes(seal.read_bytes().replace(b'"number":2', b'"number":3'))
    edit(released)
    released.approve(PATH)
    told, found = built(released)
    assert "Forty-one" not in found[PAGE].decode()
    assert TITLE in found[PAGE].decode()
    assert "ledger/seals/000002.seal: LED001" in told


def test_a_seal_by_somebody_who_is_no_machine_is_none(released):
    seal = sorted((released.root / "ledger" / "seals").iterdir())[-1]
    says, head, _ = seal.read_bytes().split(b"\n", 2)
    private = key_path(released.root, "chen.yu").read_bytes()
    seal.write_bytes(says + b"\n" + head + b"\n" + signature.sign(head + b"\n", signature.SEALS, private).encode())
    told, found = built(released)
    assert "it is not signed by a machine" in told
    assert TITLE in found[PAGE].decode()


def test_foreign_files_in_the_ledger_are_told_and_change_nothing(released):
    before = files(released.build().output)
    released.write("ledger/2026/11/readme.txt", "hello")
    told, found = built(released)
    assert "ledger/2026/11/readme.txt: LED001" in told
    assert found == before
