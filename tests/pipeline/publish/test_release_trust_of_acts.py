"""Acts that a thief signs with keys of people who may not take them let nothing through (I.3, IV.1)."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from plugins.model.digest import sha256
from plugins.review import signature
from plugins.review.keyring import key_path
from plugins.review.ledger_file import encode_payload, join_file, split_file
from tests.sites.thief import acts_among, evidence_of, manifest_of


def changed_act(evidence, path, key, **said):
    """Return evidence in which an act says something else, signed by a key, and the id that it has now."""
    payload, _ = split_file(evidence[path])
    forged = encode_payload(json.loads(payload) | said)
    id = sha256(forged)
    rest = {name: data for name, data in evidence.items() if name != path}
    return rest | {f"acts/{id}.act": join_file(forged, [signature.sign(forged, signature.ACTS, key)])}, id


@pytest.mark.parametrize(
    ("who", "role", "step"),
    [
        ("li.wei", "content-contact", "information-office"),
        ("li.wei", "content-contact", "content-contact"),
        ("li.wei", "information-office", "information-office"),
        ("guo.tao", "liaison", "liaison"),
        ("he.lin", "deputy", "information-office"),
        ("fang.ning", "information-office", "information-office"),
    ],
)
def test_a_genuine_key_of_somebody_who_may_not_take_the_step_approves_nothing(
    trusted, release, faults, who, role, step
):
    evidence, manifest = evidence_of(release), manifest_of(release)
    digest = manifest.documents["k7m29xqf"]
    (path,) = [path for path in acts_among(evidence, "approve") if digest.encode() in evidence[path]]
    key = key_path(trusted.root, who).read_bytes()
    evidence, id = changed_act(evidence, path, key, by=[who], role=role, step=step)
    named = tuple(id if act == path[5:-4] else act for act in manifest.acts["k7m29xqf"])
    found = faults(evidence, replace(manifest, acts={**manifest.acts, "k7m29xqf": named}))
    assert any("k7m29xqf" in fault and "is not approved" in fault for fault in found)


def test_what_somebody_submitted_they_do_not_approve(trusted, release, faults):
    evidence, manifest = evidence_of(release), manifest_of(release)
    digest = manifest.documents["k7m29xqf"]
    (path,) = [path for path in acts_among(evidence, "submit") if digest.encode() in evidence[path]]
    key = key_path(trusted.root, "chen.yu").read_bytes()
    evidence, id = changed_act(evidence, path, key, by=["chen.yu"], role="information-office")
    named = tuple(id if act == path[5:-4] else act for act in manifest.acts["k7m29xqf"])
    (fault,) = faults(evidence, replace(manifest, acts={**manifest.acts, "k7m29xqf": named}))
    assert fault.endswith("nobody took the step information-office, or only somebody with another hand in it")


def test_a_text_in_place_of_the_approved_one_is_named(release, faults):
    evidence, manifest = evidence_of(release), manifest_of(release)
    for path in [path for path in evidence if path.startswith("texts/")]:
        found = faults(evidence | {path: evidence[path].replace(b"work-updates", b"press-releases")})
        assert found
        assert all("is not among the evidence with these bytes" in fault for fault in found)
    swapped = {**manifest.documents, "k7m29xqf": manifest.documents["9tq4w2ha"]}
    assert any("document k7m29xqf" in fault for fault in faults(manifest=replace(manifest, documents=swapped)))
