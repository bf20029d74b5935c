"""A release holds exactly what was planned, beside what the public sees."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.release.build import Provenance
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.manifest import File
from plugins.release.switch import switch
from tests.release.press import LAST_SEAL, LAW, Press, bytes_of, damage, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_the_first_release_holds_every_planned_file_and_its_evidence(press):
    prepared = press.release()
    files = bytes_of(press.root / "public/current")
    assert prepared.number == 1
    assert prepared.predecessor == ""
    assert {p: b for p, b in files.items() if not p.startswith(("evidence/", "release.json"))} == {
        path: content for path, (_, content) in press.pages().items()
    }
    evidence = {p.removeprefix("evidence/"): b for p, b in files.items() if p.startswith("evidence/")}
    assert {p: b for p, b in evidence.items() if not p.startswith("lists/")} == press.arguments()["evidence"]
    assert faults(press.root / "public/current") == ()


def test_a_folder_and_a_mapping_and_files_by_path_give_the_same_release(press, tmp_path):
    press.release()
    folder = press.write(tmp_path / "output")
    from_mapping = bytes_of(press.prepare().path)
    assert bytes_of(press.prepare(output=folder).path) == from_mapping
    assert bytes_of(press.prepare(output={p: folder / p for p in press.pages()}).path) == from_mapping


def test_nothing_of_the_output_is_linked(press, tmp_path):
    folder = press.write(tmp_path / "output")
    press.release(output=folder)
    (folder / "index.html").write_bytes(b"overwritten in place")
    assert faults(press.root / "public/current") == ()


def test_the_manifest_names_number_predecessor_time_in_shanghai_and_what_made_it(press):
    first = press.release()
    press.release(
        at=datetime(2026, 11, 23, 16, 30, tzinfo=UTC),
        provenance=Provenance("sha256:e", "sha256:t", "sha256:p", LAST_SEAL),
    )
    manifest = current(press.root).manifest
    assert (manifest.number, manifest.predecessor) == (2, first.digest)
    assert b'"at":"2026-11-24T00:30:00+08:00"' in current(press.root).payload
    assert (manifest.engine, manifest.theme, manifest.policy, manifest.seal) == (
        "sha256:e",
        "sha256:t",
        "sha256:p",
        LAST_SEAL,
    )


def test_a_file_tells_its_documents_kind_digest_and_size(press):
    press.release()
    assert current(press.root).manifest.files[f"laws/2026/{LAW}.html"] == File(
        sha256(b"Measures"), 8, "document", LAW, (LAW,)
    )


def test_the_same_input_gives_the_same_bytes_under_another_root(press, tmp_path):
    other = press.another(root=tmp_path / "elsewhere")
    assert bytes_of(press.prepare().path) == bytes_of(other.prepare().path)


def test_two_states_of_a_page_never_share_a_second(press):
    """nginx makes an ETag from the time in whole seconds and the length."""
    times = []
    for text in ("aaaa", "bbbb", "cccc"):
        press.texts[LAW] = text
        press.release(at=press.another().at.replace(hour=9, minute=0, second=0))
        times.append(int((press.root / f"public/current/laws/2026/{LAW}.html").stat().st_mtime))
    assert len(set(times)) == 3


def test_a_time_without_zone_is_refused(press):
    with pytest.raises(ValueError, match="a time with a zone"):
        press.prepare(at=datetime(2026, 11, 23, 9))  # noqa: DTZ001


def test_acts_of_the_release_before_do_not_cover_another_revision(press, tmp_path):
    proofs = press.write_evidence(tmp_path / "ledger")
    press.release(evidence=proofs)
    documents = press.documents | {LAW: "sha256:" + sha256(b"Measures that nobody approved")}
    with pytest.raises(IntegrityError, match=f"document {LAW}: no act among the evidence let its revision sha256:"):
        press.prepare(evidence=proofs, documents=documents)


def approval_of_the_law(press):
    """Return the name of the act that let the law through, as evidence."""
    return f"acts/{list(press.ledger[LAW])[-1]}.act"


def test_an_act_given_with_other_bytes_than_before_is_checked_again(press, tmp_path):
    proofs = press.write_evidence(tmp_path / "ledger")
    press.release(evidence=proofs)
    name = approval_of_the_law(press)
    with pytest.raises(IntegrityError, match=f"evidence/{name}: it is not the act with that id"):
        press.prepare(evidence=proofs | {name: proofs[name].read_bytes().replace(b"approve", b"approvE")})


def test_an_act_that_ledger_and_last_release_both_lost_is_missed(press, tmp_path):
    proofs = press.write_evidence(tmp_path / "ledger")
    name = approval_of_the_law(press)
    (press.release(evidence=proofs).path / "evidence" / name).unlink()
    del proofs[name]
    with pytest.raises(IntegrityError, match=f"evidence/{name}: missing; document {LAW} rests on it"):
        press.prepare(evidence=proofs)


def test_a_withdrawn_document_leaves_a_notice_that_rests_on_the_withdrawal(press):
    press.release()
    del press.texts[LAW]
    press.withdrawn.add(LAW)
    press.release()
    assert faults(press.root / "public/current") == ()
    assert LAW not in current(press.root).documents
    assert (press.root / f"public/current/laws/2026/{LAW}.html").read_bytes() == b"withdrawn"
    assert not (press.root / f"public/current/laws/2026/{LAW}").exists()


def test_a_damaged_manifest_of_the_release_before_does_not_hold_up_the_next(press):
    press.release()
    damage(press.root / "public/current/release.json")
    press.style = "body{}"
    prepared = press.release()
    assert prepared.notes[0].startswith("release 1 is damaged, no assets were carried from it")
    assert faults(press.root / "public/current") == ()


def test_a_release_that_cannot_be_read_is_made_again_though_nothing_is_new(press):
    press.release()
    damage(press.root / "public/current/release.json")
    prepared = press.prepare(force=False)
    assert (prepared.number, prepared.new) == (2, True)
    assert prepared.notes[0].startswith("release 1 is damaged, no assets were carried from it")


def test_what_a_killed_run_left_behind_is_removed(press):
    press.release()
    (press.root / "public/.work/tree").mkdir(parents=True)
    (press.root / "public/.work/tree/index.html").write_bytes(b"half")
    press.prepare()
    abandoned = press.prepare()
    assert abandoned.number == 2
    switch(press.root, abandoned)
    assert Layout(press.root).numbers() == (1, 2)
    assert not (press.root / "public/.work").exists()


@pytest.mark.parametrize(("least", "number"), [(1, 2), (2, 2), (7, 7)])
def test_a_release_takes_no_number_below_those_that_are_known_elsewhere(least, number, press):
    press.release()
    assert press.prepare(min_number=least).number == number


def test_where_every_release_was_lost_the_next_number_is_the_one_asked_for(press):
    press.release()
    shutil.rmtree(press.root / "public")
    assert press.release(min_number=2).number == 2
