"""`verify-release` says which release it judged, and refuses one that is older than what was seen."""

from __future__ import annotations

import pytest

from plugins.pipeline.publish.release_check import UNPROVEN, check_release
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.review import signature
from tests.sites.copying import copy_folder
from tests.sites.make import make_site
from tests.sites.texts import UPDATES, update

AT = "2026-11-20 12:02:04 (Asia/Shanghai)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    """Make a site with one release."""
    made = make_site(tmp_path_factory.mktemp("checked") / "root")
    made.write(f"{UPDATES}/wells.md", update("w3115000", "Wells of Hexi"))
    made.approve(f"{UPDATES}/wells.md")
    made.release()
    return made


def fingerprint(site) -> str:
    (key,) = load_policy(site.root).people["site-machine"].keys
    return signature.fingerprint(key.public)


def test_number_time_last_seal_and_documents_are_said(site):
    lines, is_sound = check_release(site.root / "public/current", fingerprint(site))
    assert is_sound
    at = current(site.root).manifest.at
    assert lines[1:] == [
        UNPROVEN,
        f"Release 1 of {at:%Y-%m-%d %H:%M:%S} (Asia/Shanghai)",
        f"Last seal before it: {current(site.root).manifest.seal}",
        "Documents: 1, on 2 acts",
    ]


@pytest.mark.parametrize(("seen", "is_sound"), [(0, True), (1, False), (2, False)])
def test_one_that_is_not_newer_than_what_was_seen_is_refused_with_one_sentence(site, seen, is_sound):
    lines, found = check_release(site.root / "public/current", fingerprint(site), newer_than=seen)
    assert found is is_sound
    at = f"{current(site.root).manifest.at:%Y-%m-%d %H:%M:%S} (Asia/Shanghai)"
    told = f"Release 1 of {at} is not newer than release {seen}: it is an old copy"
    assert (lines[-1] == told) is not is_sound


def test_of_a_release_that_is_not_good_the_faults_are_said_and_nothing_else(site, tmp_path):
    copy = copy_folder(site.root / "public/current", tmp_path / "copy")
    (copy / "added.html").write_bytes(b"x")
    assert check_release(copy, fingerprint(site), newer_than=7) == (["added.html: not listed in release.json"], False)


def test_what_is_no_release_is_not_good(tmp_path):
    (line,), is_sound = check_release(tmp_path, "SHA256:x")
    assert not is_sound and line.startswith("release.json: it or its signature cannot be read")
