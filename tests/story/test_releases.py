"""Releases: made once, the same again, verified elsewhere, gone back to, healed after a crash."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import THEME, BuildOptions
from plugins.pipeline.publish.make_release import make_release
from plugins.pipeline.publish.rollback import roll_back
from plugins.pipeline.publish.signed_state import check_signature
from plugins.pipeline.publish.verify_root import verify_root
from plugins.pipeline.setup.keys import machine_key
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.release.layout import OUTSIDE_MANIFEST
from plugins.release.rollback import resume
from plugins.release.verify import verify_release
from plugins.review import signature
from tests.sites.copying import copy_folder
from tests.sites.places import files
from tests.story.wells import FIRST, ID, NEIGHBOUR, PAGE, PATH, SECOND, edit, page


def public(site):
    """Return what the public sees, without the release's own record and evidence."""
    found = files(site.root / "public" / "current")
    return {
        path: data for path, data in found.items() if path not in OUTSIDE_MANIFEST and not path.startswith("evidence/")
    }


def seals(site):
    """Return the names of the seals."""
    return sorted(place.name for place in (site.root / "ledger" / "seals").iterdir())


def fingerprint(site):
    """Return the fingerprint of the machine's key, as somebody outside remembers it."""
    (key,) = load_policy(site.root).people[machine_key(site.root)].keys
    return signature.fingerprint(key.public)


def test_a_release_shows_what_is_approved(approved):
    made = approved.release()
    assert (made.number, made.new, set(made.public), made.ended) == (1, True, {ID, NEIGHBOUR}, ())
    assert FIRST in public(approved)[PAGE].decode()
    assert seals(approved) == ["000001.seal", "000002.seal"]


def test_a_second_release_of_the_same_changes_no_byte(released):
    before = files(released.root / "public" / "current"), seals(released)
    released.tick(hours=3)
    again = released.release()
    assert (again.number, again.new, again.public) == (1, False, ())
    assert (files(released.root / "public" / "current"), seals(released)) == before


def test_a_build_after_the_release_gives_the_bytes_that_are_public(released):
    assert files(released.build().output) == public(released)
    assert files(released.build(cache=False, out="fresh").output) == public(released)


def test_a_release_follows_on_the_one_before(released):
    edit(released)
    released.approve(PATH)
    made = released.release()
    assert (made.number, made.new, made.public) == (2, True, (ID,))
    assert SECOND in public(released)[PAGE].decode()
    assert current(released.root).manifest.predecessor.startswith("sha256:")


def test_a_copy_of_the_release_is_verified_with_the_fingerprint_alone(released, tmp_path):
    copy = tmp_path / "elsewhere"
    copy_folder(released.root / "public" / "current", copy)
    assert verify_release(copy, fingerprint=fingerprint(released), check=check_signature).faults == ()
    other = signature.fingerprint(signature.new_key()[1])
    assert any("signed by" in fault for fault in verify_release(copy, fingerprint=other, check=check_signature).faults)
    place = copy / PAGE
    place.chmod(0o644)
    place.write_bytes(place.read_bytes().replace(b"Forty", b"Fifty"))
    (fault,) = verify_release(copy, fingerprint=fingerprint(released), check=check_signature).faults
    assert PAGE in fault


def test_verify_finds_nothing_on_a_sound_root(released):
    findings, lines, is_sound = verify_root(released.root, released.instant)
    assert findings == ()
    assert "Release 1: good" in lines
    assert "Words that were not approved so: none" in lines
    assert is_sound


def test_the_first_publication_is_kept_by_the_seals_and_shown(released):
    first = current(released.root).manifest.at
    shown = first.isoformat()
    assert f"{first:%Y-%m-%dT%H:%M}" in page(released)
    released.tick(days=2)
    edit(released)
    released.approve(PATH)
    released.release()
    assert released.workspace().catalogue.publications[ID].since == first
    assert shown in page(released)
    shutil.rmtree(released.root / "public")
    assert shown in page(released)


def test_what_no_release_has_held_has_no_time_of_publication(approved):
    assert approved.build().outcome.catalogue.publications[ID].since is None


def test_going_back_is_refused_when_acts_lie_between(released):
    edit(released)
    released.approve(PATH)
    released.release()
    with pytest.raises(RefusedError, match="acts lie between release 1 and what is public now"):
        roll_back(released.root, 1, "chen.yu", released.instant)
    assert SECOND in public(released)[PAGE].decode()


def test_going_back_to_another_theme_holds_until_resume(released, tmp_path):
    before = public(released)
    theme = tmp_path / "theme"
    copy_folder(THEME, theme)
    style = next(theme.rglob("*.css"))
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { letter-spacing: 1rem }\n", encoding="utf-8")
    at = released.instant
    job = BuildOptions(released.root, released.root / "output", at, theme=theme)
    assert make_release(job, lambda: at).number == 2
    assert public(released) != before
    released.tick()
    with pytest.raises(RefusedError, match="a rollback is for the Information Office"):
        roll_back(released.root, 1, "li.wei", released.instant)
    roll_back(released.root, 1, "zhao.min", released.instant)
    assert public(released) == before
    with pytest.raises(RefusedError, match=r"release 1 is pinned since .* by zhao\.min"):
        released.release()
    resume(released.root)
    edit(released)
    released.approve(PATH)
    assert released.release().number == 3
    assert SECOND in public(released)[PAGE].decode()


@pytest.mark.parametrize("kept", [0, 1], ids=["all of it", "the last release"])
def test_where_releases_were_lost_the_next_one_has_a_number_of_its_own(kept, released):
    first = current(released.root).manifest.at
    backup = released.root / "backup"
    copy_folder(released.root / "public", backup)
    edit(released)
    released.approve(PATH)
    released.release()
    shutil.rmtree(released.root / "public")
    if kept:
        copy_folder(backup, released.root / "public")
    released.tick(days=1)
    again = released.release(after=0 if kept else 2)
    assert (again.number, again.new) == (3, True)
    assert SECOND in public(released)[PAGE].decode()
    assert released.workspace().catalogue.publications[ID].since == first
    assert len(seals(released)) == 5
    assert released.release().new is False


def test_a_clock_set_back_is_refused_and_the_public_site_stays(released):
    edit(released)
    released.approve(PATH)
    before = public(released)
    released.tick(days=-1)
    with pytest.raises(RefusedError, match="before the last seal; set it right"):
        released.release()
    assert public(released) == before


def test_a_chain_of_seals_that_is_broken_stops_releases_and_leaves_the_public_site(released):
    edit(released)
    released.approve(PATH)
    before = public(released)
    (released.root / "ledger" / "seals" / "000001.seal").unlink()
    with pytest.raises(IntegrityError, match="seal 000001 is missing although later ones exist"):
        released.release()
    assert public(released) == before


def test_a_clone_without_the_machines_key_builds_and_says_what_makes_one(released, tmp_path):
    clone = tmp_path / "clone"
    shutil.copytree(released.root, clone, ignore=shutil.ignore_patterns(".keys", ".cache", "output", "public"))
    released.root = clone
    result = released.build()
    assert result.exit_status == 0
    assert FIRST in files(result.output)[PAGE].decode()
    with pytest.raises(UsageError, match="python3 inv enroll --machine makes one"):
        released.release()
    assert not (clone / "public").exists()


def test_a_build_that_runs_past_midnight_is_made_again(approved):
    times = iter([*["2026-11-20T23:59:58"] * 5, *["2026-11-21T00:00:01"] * 9])
    make_release(
        BuildOptions(approved.root, approved.root / "output", approved.instant), lambda: parse_instant(next(times))
    )
    assert current(approved.root).manifest.at == parse_instant("2026-11-21T00:00:01")
    assert "2026-11-21T00:00" in public(approved)[PAGE].decode()


def test_a_day_that_never_stops_changing_ends_without_a_release(approved):
    days = (approved.instant + timedelta(days=day) for day in range(100))
    with pytest.raises(Exception, match="the day changed during every build"):
        make_release(BuildOptions(approved.root, approved.root / "output", approved.instant), lambda: next(days))
    assert current(approved.root) is None
