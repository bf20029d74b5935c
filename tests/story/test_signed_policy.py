"""What nobody of the root signed in ``policy/`` changes nothing, and is told (I.3, IV.1)."""

from __future__ import annotations

import shutil

import pytest

from plugins.model.error import IntegrityError, PolicyError, RefusedError, UsageError
from plugins.pipeline.publish.verify_root import verify_root
from plugins.pipeline.setup.keys import enroll, revoke
from plugins.pipeline.setup.policy_signing import sign_at_hand, sign_policy
from plugins.pipeline.setup.policy_state import policy_state
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.review.keyring import key_path
from tests.sites.make import copy_site, make_site, with_root
from tests.sites.texts import UPDATES, update

PEOPLE = "policy/people.yaml"
WELLS = f"{UPDATES}/wells.md"
OTHER = f"{UPDATES}/laboratory.md"
TWO = ("chen.yu", "zhao.min")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A site with a root, and one document that is public."""
    site = with_root(make_site(tmp_path_factory.mktemp("signed") / "root"))
    site.write(WELLS, update("k7m29xqf", "Wells sampled"))
    site.approve(WELLS)
    site.release()
    return site


@pytest.fixture
def site(once, tmp_path):
    """A copy of it, for one test."""
    return copy_site(once, tmp_path / "root")


def edit(site, old, new):
    """Change policy/people.yaml as anybody with an editor does."""
    people = site.root / PEOPLE
    text = people.read_text(encoding="utf-8")
    assert old in text
    people.write_text(text.replace(old, new, 1), encoding="utf-8")


def make_liaison_a_reviewer(site):
    """Give a liaison a role of the office."""
    edit(
        site,
        "    - {role: liaison, department: disease-control, since: 2025-01-01}",
        "    - {role: liaison, department: disease-control, since: 2025-01-01}\n"
        "    - {role: information-office, department: information-office, since: 2025-01-01}",
    )


def unsigned(site):
    """Return the findings of a build on what nobody signed."""
    return [str(one) for one in site.build().findings if one.code == "POL002"]


def test_a_role_that_somebody_gives_himself_lets_nothing_through(site):
    make_liaison_a_reviewer(site)
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.submit(OTHER)
    with pytest.raises(RefusedError, match=r"guo\.tao acted as liaison"):
        site.workspace().approve(OTHER, "guo.tao")
    assert site.build().exit_status == 3
    (told,) = unsigned(site)
    assert told.startswith("policy/people.yaml: POL002 policy_signed: got a change that the root did not sign")
    assert "guo.tao: now information-office in information-office" in told


def test_a_key_that_somebody_registers_for_another_lets_nothing_through(site):
    key_path(site.root, "chen.yu").unlink()
    enroll(site.root, "chen.yu", site.instant, another=True)
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    with pytest.raises(UsageError, match=r"is not the key that policy/people\.yaml has for chen\.yu"):
        site.approve(OTHER)
    assert "chen.yu: now the key SHA256:" in unsigned(site)[0]


def test_a_shorter_chain_or_a_new_column_counts_for_nothing(site):
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    column.write_text(
        column.read_text(encoding="utf-8").replace("[information-office]", "[content-contact]"), encoding="utf-8"
    )
    (told,) = unsigned(site)
    assert "work-updates: approved by content-contact instead of information-office" in told
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.submit(OTHER)
    with pytest.raises(RefusedError):
        site.workspace().approve(OTHER, "wang.qing")


def test_builds_and_releases_go_on_with_the_policy_signed_last(site):
    make_liaison_a_reviewer(site)
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.approve(OTHER)
    made = site.release()
    assert made.public == ("9tq4w2ha",)
    assert made.outcome.exit_status == 3


def test_it_counts_as_soon_as_enough_have_signed_it(site):
    make_liaison_a_reviewer(site)
    assert sign_policy(site.root, TWO, site.instant).lacking == ""
    assert unsigned(site) == []
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.submit(OTHER)
    site.approve(OTHER, "guo.tao")
    assert site.release().public == ("9tq4w2ha",)


def test_a_policy_that_waits_for_a_signature_is_owed_and_stops_nothing(site):
    make_liaison_a_reviewer(site)
    assert (
        sign_policy(site.root, ["chen.yu"], site.instant).lacking
        == "1 more of the root sign it, of fang.ning, zhao.min"
    )
    assert site.build().exit_status == 0
    assert "1 more of the root sign it, of fang.ning, zhao.min" in unsigned(site)[0]
    edit(site, "name: {en: Li Wei", "name: {en: Li Way")
    assert site.build().exit_status == 3


def test_the_second_signs_on_another_machine(site, tmp_path):
    make_liaison_a_reviewer(site)
    sign_policy(site.root, ["chen.yu"], site.instant)
    other = copy_site(site, tmp_path / "other")
    for key in (other.root / ".keys").iterdir():
        if key.name != "zhao.min":
            key.unlink()
    assert sign_policy(other.root, ["zhao.min"], site.instant).lacking == ""
    assert policy_state(other.root).is_signed
    assert not (other.root / "policy" / "proposed.act").exists()


@pytest.mark.parametrize("slip", ["role: liason", "role: [liaison"])
def test_a_slip_in_the_policy_stops_no_approval(site, slip):
    edit(site, "role: liaison", slip)
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.approve(OTHER)
    assert unsigned(site) != []


def test_a_fresh_clone_has_the_bytes_of_the_policy_and_without_them_nothing_is_built(site, tmp_path):
    make_liaison_a_reviewer(site)
    clone = tmp_path / "clone"
    for name in ("approved", "ledger", "policy"):
        shutil.copytree(site.root / name, clone / name)
    (digest,) = {policy_state(clone).chain.files[PEOPLE]}
    assert "li.wei" in policy_in_force(clone).policy.people
    (clone / "ledger" / "policy" / "files" / f"{digest}.yaml").write_bytes(b"li.wei: {}\n")
    with pytest.raises(PolicyError, match=f"ledger/policy/files/{digest}.yaml: got nothing, or other bytes"):
        policy_in_force(clone)


@pytest.mark.parametrize("number", [1, 2])
def test_a_sealed_policy_act_that_is_missing_stops_releases(site, number):
    revoke(site.root, "guo.tao", site.instant)
    sign_policy(site.root, TWO, site.instant)
    site.tick()
    site.release()
    (site.root / "ledger" / "policy" / f"{number:06d}.act").unlink()
    assert any("it let a policy through" in f.got or "is not in the ledger" in f.got for f in site.build().findings)
    with pytest.raises((IntegrityError, RefusedError)):
        site.release()


@pytest.mark.parametrize("is_reliable", [True, False])
def test_a_root_of_strangers_in_its_place_is_told_and_releases_nothing(site, tmp_path, monkeypatch, is_reliable):
    monkeypatch.setattr("plugins.system.file_stamps.is_reliable", lambda stamp, now_ns: is_reliable)
    site.build()
    stranger = make_site(tmp_path / "stranger")
    stranger.tick(days=1)
    with_root(stranger)
    shutil.copytree(stranger.root / "ledger" / "policy", site.root / "ledger" / "policy", dirs_exist_ok=True)
    assert site.build().exit_status == 3
    with pytest.raises(IntegrityError, match="it let a policy through"):
        site.release()


def test_an_act_that_too_few_signed_is_told_and_the_policy_before_it_holds(site):
    make_liaison_a_reviewer(site)
    sign_policy(site.root, ["chen.yu"], site.instant)
    (site.root / "policy" / "proposed.act").rename(site.root / "ledger" / "policy" / "000002.act")
    told = [str(one) for one in site.build().findings if one.code == "LED001"]
    assert len(told) == 1
    assert "ledger/policy/000002.act: LED001" in told[0]
    assert "too few signed it" in told[0]


def test_what_a_task_edits_is_signed_at_once_where_the_keys_lie_and_nothing_else_with_it(site):
    revoke(site.root, "gao.yuan", site.instant)
    assert sign_at_hand(site.root, site.instant, clean=True)[0].startswith("policy 2 counts from now on: sha256:")
    make_liaison_a_reviewer(site)
    revoke(site.root, "ma.li", site.instant)
    assert sign_at_hand(site.root, site.instant, clean=False) == [
        "policy/ holds other changes that nobody signed; python3 inv policy shows them all"
    ]
    assert not policy_state(site.root).is_signed


def test_without_enough_keys_here_a_task_only_proposes(site):
    for who in TWO:
        key_path(site.root, who).unlink()
    revoke(site.root, "ma.li", site.instant)
    assert sign_at_hand(site.root, site.instant, clean=True) == [
        "It counts when the root has signed it: python3 inv policy --as NAME --as NAME"
    ]
    assert not (site.root / "policy" / "proposed.act").exists()


def test_a_policy_that_drops_a_person_takes_no_public_text_away(site):
    text = (site.root / PEOPLE).read_text(encoding="utf-8")
    start = text.index("chen.yu:")
    (site.root / PEOPLE).write_text(text[:start] + text[text.index("fang.ning:") :], encoding="utf-8")
    sign_policy(site.root, TWO, site.instant)
    site.tick()
    built = site.build()
    assert "k7m29xqf" in built.outcome.catalogue.publications
    assert "PLN003" in {finding.code for finding in built.findings}


def test_the_policy_history_is_read_once(site, monkeypatch):
    site.build()
    site.build()  # by now the files are old enough for their stamps to be trusted
    monkeypatch.setattr("plugins.pipeline.snapshot.policy_acts.act_files", None)
    site.write(OTHER, update("9tq4w2ha", "Laboratory opened"))
    site.approve(OTHER)
    assert site.build().exit_status == 0


def test_verify_says_who_signs_and_that_all_is_well(site):
    findings, lines, is_sound = verify_root(site.root, site.instant)
    assert (findings, is_sound) == ((), True)
    assert lines[0].startswith("Policy 1, signed by 2 of chen.yu, fang.ning, zhao.min; the root is sha256:")
    make_liaison_a_reviewer(site)
    findings, _, is_sound = verify_root(site.root, site.instant)
    assert [finding.code for finding in findings] == ["POL002"]
    assert not is_sound
