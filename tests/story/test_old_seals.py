"""A ledger that begins with seals of version 1 goes on, and its releases tell nothing of them."""

from __future__ import annotations

import pytest

from plugins.pipeline.publish.release_check import check_release
from plugins.pipeline.publish.signed_state import read_signed_state
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.review import signature
from plugins.review.keyring import key_path
from plugins.review.ledger import read_ledger
from plugins.review.ledger_file import join_file
from plugins.review.seal_file import seal_path
from plugins.review.sealing import seal
from tests.review.office import old_seal
from tests.sites.make import Site
from tests.sites.places import files
from tests.story.wells import ID, PATH, edit


@pytest.fixture
def old(approved: Site) -> Site:
    """Its acts, and those on the neighbour, lie in a seal of version 1."""
    state = read_signed_state(approved.root)
    made = seal(approved.root, state.ledger, state.policy, approved.instant)
    assert made is not None
    payload, _, _ = old_seal(made)[1].partition(b"\n")
    private = key_path(approved.root, "site-machine").read_bytes()
    signed = signature.sign(payload + b"\n", signature.SEALS, private)
    (approved.root / seal_path(1)).write_bytes(join_file(payload + b"\n", [signed]))
    approved.tick()
    return approved


def checked(site: Site) -> list[str]:
    """Return what is said of the release, which is good."""
    (key,) = load_policy(site.root).people["site-machine"].keys
    lines, is_sound = check_release(site.root / "public/current", signature.fingerprint(key.public))
    assert is_sound, lines
    return lines


def test_the_first_release_rests_on_an_empty_seal_and_opens_nothing(old):
    old.release()
    first, empty, release = read_ledger(old.root, load_policy(old.root)).seals
    assert (first.secret, empty.acts, release.release.number) == ("", (), 1)
    assert current(old.root).manifest.seal == empty.digest
    assert checked(old)[-1] == "When 4 of the acts counted is not shown: no seal is opened for them"
    found = files((old.root / "public/current").resolve())
    assert not [path for path in found if path.startswith(("evidence/seals/", "evidence/openings/"))]
    assert not any(first.digest[7:].encode() in content for content in found.values())


def test_what_is_approved_from_then_on_is_opened(old):
    old.release()
    edit(old)
    old.approve(PATH)
    old.release()
    assert checked(old)[-2:] == [
        "Documents: 2, on 6 acts",
        "When 4 of the acts counted is not shown: no seal is opened for them",
    ]
    times = old.workspace().dossier(ID).released
    assert len(times) == 2


def test_it_is_read_the_same_with_and_without_what_is_kept(old):
    old.release()
    assert files(old.build().output) == files(old.build(cache=False, out="fresh").output)
    assert old.build(cache=False).exit_status == 0
