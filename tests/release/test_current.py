"""What the public sees says what it holds, and hands on what later releases need of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.plan import Entry
from plugins.release.current import carried_acts, current
from tests.release.press import LAW, MAIL, Press, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_a_prepared_release_is_not_public(press):
    press.prepare()
    assert current(press.root) is None


def test_the_current_release_says_what_it_holds(press):
    prepared = press.release()
    now = current(press.root)
    assert (now.number, now.digest, now.path) == (1, prepared.digest, prepared.path)
    assert now.digest == "sha256:" + sha256((now.path / "release.json").read_bytes())
    assert now.documents == press.documents


def test_files_that_the_release_before_did_not_have_so_are_told_with_whether_it_had_any_there(press):
    press.release()
    before = current(press.root)
    assert before.files_unlike(before) == {}
    press.texts[LAW] = "Another text."
    press.release(
        plan=press.plan(Entry("about.html", "page", "en", "about")),
        output=dict(press.arguments()["output"]) | {"about.html": b"more"},
    )
    now = current(press.root)
    found = now.files_unlike(before)
    assert found["about.html"]
    assert [is_new for path, is_new in found.items() if path in before.manifest.files] != []
    assert not any(is_new for path, is_new in found.items() if path in before.manifest.files)
    assert {path for path, file in now.manifest.files.items() if before.manifest.files.get(path) != file} == set(found)


def test_hashed_assets_stay_reachable_for_three_more_releases(press):
    old = press.style_path
    press.release()
    press.style = "body{margin:1em}"
    there = []
    for _ in range(4):
        press.release()
        there.append((press.root / "public/current" / old).exists())
        assert faults(press.root / "public/current") == ()
    assert there == [True, True, True, False]


def test_an_asset_without_its_digest_in_its_name_is_not_carried(press):
    plain = Entry("assets/logo.svg", "asset", "", "logo.svg")
    press.release(output=dict(press.arguments()["output"]) | {plain.path: b"<svg/>"}, plan=press.plan(plain))
    press.release()
    assert not (press.root / "public/current/assets/logo.svg").exists()


def test_an_act_that_the_ledger_lost_is_carried_forward(press):
    press.release()
    arguments = press.arguments()
    lost = f"acts/{arguments['acts_of'][LAW][1]}.act"
    assert carried_acts(press.root, [LAW, MAIL]) == {LAW: arguments["acts_of"][LAW]}
    press.release(evidence={name: body for name, body in arguments["evidence"].items() if name != lost})
    assert (press.root / "public/current/evidence" / lost).is_file()
    assert faults(press.root / "public/current") == ()


def test_nothing_is_carried_before_the_first_release(press):
    assert carried_acts(press.root, [LAW]) == {}


def test_a_link_that_leads_elsewhere_is_told_with_its_remedy(press):
    press.release()
    link = press.root / "public/current"
    link.unlink()
    link.symlink_to("/etc")
    with pytest.raises(IntegrityError, match="is not a link to a release: remove it, then make a release"):
        current(press.root)
    link.unlink()
    link.symlink_to("releases/000009")
    with pytest.raises(IntegrityError, match=r"has no release\.json: remove the link"):
        current(press.root)
    link.unlink()
    assert press.release().number == 2
    assert faults(link) == ()
