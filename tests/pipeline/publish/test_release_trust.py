"""From the fingerprint of the root alone: whatever it did not let through in a release is named (I.3, IV.1)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.digest import sha256
from plugins.pipeline.publish.release_check import check_release, signer_of_release
from plugins.pipeline.publish.release_trust import Trust
from plugins.pipeline.publish.signed_state import check_signature
from plugins.pipeline.setup.policy_state import policy_state
from plugins.release.evidence import signature_faults
from plugins.release.manifest import File
from plugins.release.opened_seals import opening_faults, sealed_acts
from plugins.review import signature
from plugins.review.keyring import key_path
from plugins.review.ledger_file import encode_payload, join_file, split_file
from tests.sites.copying import copy_folder
from tests.sites.thief import UNKNOWN, acts_among, evidence_of, manifest_of, put, signed_by


def test_a_release_as_it_was_made_needs_nothing_but_the_fingerprint(release, fingerprint, faults):
    assert faults() == []
    lines, is_sound = check_release(release, fingerprint)
    assert is_sound
    assert lines[0].startswith(
        f"{release} is good: let through by the root {fingerprint[:19]}, signed by its machine with SHA256:"
    )
    assert lines[-1].startswith("Policy: 3, sha256:")


def test_without_the_root_it_is_said_what_is_not_proven(release, signer):
    for given_print in (signer, ""):
        lines, is_sound = check_release(release, given_print)
        assert is_sound
        assert lines[1].startswith("Not proven: that the keys behind its acts are those of people who may approve")


def test_every_approval_signed_anew_by_an_unknown_key_and_the_manifest_by_the_genuine_machine(
    trusted, release, fingerprint, tmp_path
):
    copy = copy_folder(release, tmp_path / "copy")
    evidence = evidence_of(copy)
    approvals = acts_among(evidence, "approve")
    put(trusted, copy, manifest_of(copy), evidence | {path: signed_by(evidence[path], UNKNOWN) for path in approvals})
    assert check_release(copy, signer_of_release(copy))[1]  # the machine's key and the bytes are good
    lines, is_sound = check_release(copy, fingerprint)
    assert not is_sound
    for path in approvals:
        assert any(
            line.startswith(f"evidence/{path}: approve by ") and "never let that through" in line for line in lines
        )


def test_words_that_the_machine_alone_puts_on_a_page_are_named(trusted, release, fingerprint, tmp_path):
    copy = copy_folder(release, tmp_path / "copy")
    manifest, page = manifest_of(copy), "work-updates/2026/s-9tq4w2ha.html"
    data = (copy / page).read_bytes().replace(b"Forty", b"Fifty", 1).replace(b"News of", b"No news of")
    (copy / page).unlink()
    (copy / page).write_bytes(data)
    file = replace(manifest.files[page], sha256=sha256(data), size_bytes=len(data))
    put(trusted, copy, replace(manifest, files={**manifest.files, page: file}), evidence_of(copy))
    assert check_release(copy, signer_of_release(copy))[1]
    lines, is_sound = check_release(copy, fingerprint)
    assert not is_sound
    assert any(page in line for line in lines)


def test_a_page_that_names_no_document_is_named_where_a_text_could_stand(trusted, release, fingerprint, tmp_path):
    copy = copy_folder(release, tmp_path / "copy")
    manifest, page = manifest_of(copy), "laws-and-regulations/2026/war.html"
    data = (copy / "work-updates/2026/s-9tq4w2ha.html").read_bytes()
    (copy / page).parent.mkdir(parents=True)
    (copy / page).write_bytes(data)
    file = File(sha256(data), len(data), "list", "laws-and-regulations")
    put(trusted, copy, replace(manifest, files={**manifest.files, page: file}), evidence_of(copy))
    said = f"{page}: it belongs to no document, and no list of laws-and-regulations lies there"
    for given_print in (fingerprint, signer_of_release(copy)):
        assert check_release(copy, given_print) == ([said], False)


def test_another_root_is_named(faults, fingerprint):
    assert faults(of="sha256:" + "0" * 64) == [
        f"evidence/policy/000001.act: the root is {fingerprint}, not sha256:{'0' * 64}"
    ]


def test_without_root_acts_nothing_is_believed(release, faults):
    evidence = {path: data for path, data in evidence_of(release).items() if not path.startswith("policy/")}
    assert faults(evidence) == ["evidence/policy/: there is no root act; nobody signed the policy behind this release"]


def test_a_root_of_the_thief_behind_the_genuine_one_is_refused(release, faults):
    evidence = evidence_of(release)
    payload, _ = split_file(evidence["policy/000003.act"])
    said = json.loads(payload)
    said["number"], said["previous"] = 4, sha256(payload)
    for one in said["keys"]:
        one["key"] = signature.new_key()[1]
    forged = encode_payload(said)
    file = join_file(forged, [signature.sign(forged, "ministry-root", UNKNOWN)])
    (fault,) = faults(evidence | {"policy/000004.act": file})
    assert fault.startswith("evidence/policy/000004.act: it is signed with SHA256:")


def test_a_policy_file_that_gives_the_thief_a_role_is_another_than_the_signed_one(release, faults):
    evidence = evidence_of(release)
    for path in [path for path in evidence if path.startswith("policy/files/")]:
        (fault,) = faults(evidence | {path: evidence[path] + b"# one line more\n"})
        assert fault.startswith(f"evidence/{path}: missing or another; it is policy/")
        (fault,) = faults({name: data for name, data in evidence.items() if name != path})
        assert fault.startswith(f"evidence/{path}: missing or another; it is policy/")


def test_a_file_of_policy_that_nobody_signed_is_named(release, faults):
    path = f"policy/files/{'0' * 64}.yaml"
    assert faults(evidence_of(release) | {path: b"x"}) == [f"evidence/{path}: no act of the root names it"]


def test_a_key_that_is_no_machine_s_signs_no_release(trusted, release, faults):
    key = signature.fingerprint(signature.public_half(key_path(trusted.root, "chen.yu").read_bytes()))
    assert faults(by=key) == [f"release.json: signed by {key}, which the root let through for no machine"]


def test_a_policy_that_the_root_did_not_sign_last_makes_no_release(release, faults):
    other = replace(manifest_of(release), policy="sha256:" + "1" * 64)
    assert faults(manifest=other) == [
        "release.json: it was made under a policy that is not the one that the root signed last"
    ]


def test_an_approval_before_its_signer_was_revoked_counts_and_one_after_does_not(trusted, release, fingerprint, faults):
    evidence, manifest = evidence_of(release), manifest_of(release)
    (first,) = [path for path in acts_among(evidence, "approve") if b'"id":"9tq4w2ha"' in evidence[path]]
    sealed = sealed_acts(evidence, check_signature)
    id = first[5:-4]
    assert faults() == []
    late = {**sealed, id: replace(sealed[id], at=trusted.instant + timedelta(days=1))}
    found = Trust(manifest, evidence, late).faults(
        policy_state(trusted.root).chain.fingerprint, signer_of_release(release)
    )
    assert len(found) == 2
    assert "it is not signed with a key that fang.ning could use" in found[0]
    assert found[1].startswith("document 9tq4w2ha: the text sha256:")


@given(st.data())
def test_no_other_byte_of_an_act_a_text_or_the_root_passes(release, fingerprint, signer, data):
    evidence, manifest = evidence_of(release), manifest_of(release)
    judged = [path for path in evidence if path.startswith(("acts/", "policy/", "texts/", "seals/", "openings/"))]
    path = data.draw(st.sampled_from(sorted(judged)))
    place = data.draw(st.integers(0, len(evidence[path]) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != evidence[path][place]))
    changed = evidence | {path: evidence[path][:place] + bytes([other]) + evidence[path][place + 1 :]}
    acts_of = frozenset(act for named in manifest.acts.values() for act in named)
    found = Trust(manifest, changed, sealed_acts(changed, check_signature)).faults(fingerprint, signer)
    assert [*found, *opening_faults(acts_of, manifest.seal, changed), *signature_faults(changed, check_signature)] != []
