"""A release is judged by itself, with nothing but the fingerprint of the machine's key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.release.verify import verify_release
from tests.release.forging import add, an_act, change, manifest_of, rewrite
from tests.release.press import LAW, MACHINE, NEWS, Press, act, armoured, check, faults, sign
from tests.sites.copying import copy_folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A release copied away from its root: no store, no links, other times."""
    press = Press(tmp_path / "root")
    press.release()
    return copy_folder(press.root / "public/current", tmp_path / "copy")


def test_a_copy_far_from_its_root_is_good(copy):
    assert faults(copy) == ()


def test_the_signature_of_another_key_is_told(copy):
    rewrite(copy, key="SHA256:mallory")
    assert faults(copy) == ("release.json.sig: signed by SHA256:mallory, not by SHA256:machine",)


def test_a_signature_that_is_not_good_is_told(copy):
    change(copy / "release.json.sig", sign(b"something else").encode())
    assert faults(copy) == ("release.json.sig: signed by nobody; the signature is not good, not by SHA256:machine",)


def test_a_signature_for_another_purpose_is_not_good(copy):
    payload = (copy / "release.json").read_bytes()
    change(copy / "release.json.sig", armoured(MACHINE, "ministry-seal", payload).encode())
    assert len(faults(copy)) == 1


def test_no_fingerprint_matches_nothing(copy):
    assert verify_release(copy, fingerprint="", check=lambda *_: "").faults != ()


@pytest.mark.parametrize("name", ["release.json", "release.json.sig"])
def test_a_release_without_manifest_or_signature_is_told(copy, name):
    (copy / name).unlink()
    (fault,) = faults(copy)
    assert fault.startswith("release.json: it or its signature cannot be read")


def test_an_altered_a_missing_and_an_added_file_are_told(copy):
    change(copy / "404.html", b"not hers")
    (copy / "index.html").unlink()
    (copy / "x.html").write_bytes(b"x")
    told = faults(copy)
    assert len(told) == 3
    assert told[0].startswith("404.html: its bytes have sha256 ")
    assert told[1:] == ("index.html: missing", "x.html: not listed in release.json")


def test_a_file_of_another_length_is_told_with_both(copy):
    change(copy / "404.html", b"short")
    assert faults(copy) == ("404.html: 5 bytes, release.json lists 8",)


def test_a_symbolic_link_is_told_even_when_it_leads_to_the_right_bytes(copy, tmp_path):
    shutil.copy(copy / "404.html", tmp_path / "same")
    (copy / "404.html").unlink()
    (copy / "404.html").symlink_to(tmp_path / "same")
    assert faults(copy) == ("404.html: neither a file nor a folder; a release holds nothing else",)


def test_a_linked_folder_is_not_entered(copy, tmp_path):
    (copy / "laws").rename(tmp_path / "laws")
    (copy / "laws").symlink_to(tmp_path / "laws")
    assert "laws: neither a file nor a folder; a release holds nothing else" in faults(copy)


def test_a_path_that_leads_out_is_never_read(copy, tmp_path):
    (tmp_path / "secret").write_bytes(b"x")
    rewrite(copy, evidence=manifest_of(copy).evidence | {"evidence/../../secret": manifest_of(copy).files["404.html"]})
    assert faults(copy) == (
        "evidence/../../secret: listed as evidence, and no such file lies there",
        "evidence/../../secret: missing",
    )


def test_an_act_that_is_missing_is_told(copy):
    name = an_act(copy)
    (copy / name).unlink()
    rewrite(copy, evidence={path: file for path, file in manifest_of(copy).evidence.items() if path != name})
    told = faults(copy)
    assert f"{name}: missing; document {LAW} rests on it" in told
    assert any(fault.startswith(f"document {LAW}: no act among the evidence") for fault in told)


def test_an_act_under_the_name_of_another_is_told(copy):
    mine, other = (an_act(copy, id) for id in (LAW, NEWS))
    add(copy, mine, (copy / other).read_bytes())
    assert f"{mine}: it is not the act with that id" in faults(copy)


def test_an_act_about_another_document_is_told(copy):
    acts = manifest_of(copy).acts
    rewrite(copy, acts=acts | {LAW: acts[LAW] + acts[NEWS][1:]})
    (fault,) = faults(copy)
    assert fault.endswith(f"it is not about document {LAW}, which is said to rest on it")


def test_a_document_that_no_act_let_through_is_told(copy):
    rewrite(copy, documents=manifest_of(copy).documents | {LAW: "sha256:" + "1" * 64})
    (fault,) = faults(copy)
    assert fault == f"document {LAW}: no act among the evidence let its revision sha256:{'1' * 64} through"


def test_a_page_whose_document_has_no_acts_is_told(copy):
    add(copy, "laws/index.html", b"leak", kind="list", key="laws", documents=("3p8v1c5d",))
    assert faults(copy) == ("laws/index.html: no act accounts for document 3p8v1c5d, which it shows",)


def test_acts_with_two_signers_need_two_keys(copy):
    twice = {"SHA256:chen.yu"}
    id, content = act("adopt", {LAW: None}, by=("chen.yu", "zhao.min"))
    payload = content.partition(b"\n")[0] + b"\n"
    name = f"evidence/acts/{id}.act"
    add(copy, name, content)
    assert faults(copy) == ()
    add(copy, name, payload + "".join(armoured(key, "ministry-ledger", payload) for key in twice).encode())
    assert faults(copy) == (f"{name}: 1 signature by 1 key, where 2 people sign",)
    add(copy, name, payload + 2 * armoured("SHA256:chen.yu", "ministry-ledger", payload).encode())
    assert faults(copy) == (f"{name}: 2 signatures by 1 key, where 2 people sign",)


@pytest.mark.parametrize(
    "junk", [b"\n", b"junk\n", b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", b" ", "　".encode()]
)
def test_junk_around_a_signature_is_told(copy, junk):
    name = an_act(copy)
    add(copy, name, (copy / name).read_bytes() + junk)
    assert faults(copy) == (f"{name}: not a payload line followed by signatures alone",)


def test_an_act_signed_for_another_purpose_is_told(copy):
    name = an_act(copy)
    payload = (copy / name).read_bytes().partition(b"\n")[0] + b"\n"
    add(copy, name, payload + armoured("SHA256:chen.yu", "ministry-seal", payload).encode())
    assert faults(copy) == (f"{name}: a signature is not good",)


def test_an_empty_folder_is_told(copy):
    (copy / "laws/2027/empty").mkdir(parents=True)
    assert faults(copy) == ("laws/2027/empty/: a folder without a file; a release holds none",)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_one_changed_byte_anywhere_is_found(copy, data):
    paths = sorted(p for p in copy.rglob("*") if p.is_file())
    path = data.draw(st.sampled_from(paths))
    content = path.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= data.draw(st.integers(1, 255))
    change(path, bytes(changed))
    try:
        assert faults(copy) != ()
    finally:
        change(path, content)


def test_check_refuses_what_it_did_not_make():
    """The test's own signer is worth something."""
    assert check(b"a", sign(b"a"), "ministry-release") == MACHINE
    assert check(b"b", sign(b"a"), "ministry-release") is None
