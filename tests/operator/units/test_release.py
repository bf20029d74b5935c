"""release.sh as the site's own user: what it cannot fetch or hand on is red with one sentence, then green."""

from __future__ import annotations

import os
import shutil

import pytest

from plugins.system.state_folder import SETTING
from tests.operator.sandbox import Sandbox
from tests.operator.units.conftest import PATH, TITLE
from tests.sites.texts import UPDATES, update

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
EVIL = [
    (".keys/site-machine", "100644", ".keys/site-machine lies in .keys, where only this machine writes"),
    ("content/home", "120000", "content/home is a symbolic link; a site holds plain files"),
    ("policy/more", "160000", "policy/more is another repository"),
    ("Makefile", "100644", "Makefile is none of content/, approved/, ledger/ and policy/"),
    ("content/x\ny.md", "100644", "has a name that nobody can read"),
    ("ledger/seals/000099.seal", "100644", "two machines seal this site; stop the other one"),
]

SECOND = "Nurses learn to read a cold chain logger"


def decide(box: Sandbox, title: str = SECOND, id: str = "n3ghb0rr") -> None:
    """Have another document approved, and push it."""
    box.site.write(f"{UPDATES}/{id}.md", update(id, title))
    box.site.approve(f"{UPDATES}/{id}.md")
    box.push()


def seals(box: Sandbox) -> str:
    """Return the names of the seals in the repository."""
    return box.git("ls-tree", "--name-only", "main", "ledger/seals/", where=box.folder / "hub.git")


def test_what_was_pushed_is_public_and_the_seals_come_back_without_an_identity_in_gits_settings(box: Sandbox):
    done = box.release()
    assert (done.status, box.shown(TITLE)) == (0, True), done.said
    assert len(seals(box).splitlines()) == 2
    again = box.release()
    assert (again.status, "Nothing is new" in again.said) == (0, True), again.said


def test_a_repository_that_cannot_be_fetched_is_red_and_what_lies_here_is_released(box: Sandbox):
    assert box.inv("fetch").status == 0
    (box.folder / "hub.git").rename(box.folder / "away")
    done = box.release()
    assert (done.status, box.shown(TITLE)) == (1, True)
    fetched, handed_on = done.told
    assert fetched.startswith("the repository could not be fetched; what lies here is released: fatal:")
    assert handed_on.startswith(
        "the seals could not be handed on; the next run tries again: the repository could not be"
    )
    (nothing_to_hand_on,) = box.release().told[:1]
    assert nothing_to_hand_on == fetched
    (box.folder / "away").rename(box.folder / "hub.git")
    assert box.release().status == 0
    assert len(seals(box).splitlines()) == 2


def test_an_empty_site_that_was_just_cloned_is_released(empty: Sandbox):
    done = empty.release()
    assert (done.status, "Release 1 is public: 0 documents" in done.said) == (0, True), done.said


def test_seals_that_cannot_be_pushed_are_red_and_go_with_the_next_run_that_can(box: Sandbox):
    hook = box.folder / "hub.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    for _ in range(2):
        done = box.release()
        assert done.status == 1
        assert "the seals could not be handed on; the next run tries again: ! [remote rejected]" in done.said
        assert box.shown(TITLE)
    hook.unlink()
    decide(box)  # and somebody pushes in between
    assert box.release().status == 0
    assert box.shown(SECOND)
    assert len(seals(box).splitlines()) == 4


def test_a_push_with_an_evil_path_is_red_and_does_not_arrive_and_a_revert_is_green(running: Sandbox):
    running.plant("public/current", "120000", "releases/evil")
    done = running.release()
    (sentence,) = done.told
    assert (done.status, "public/current lies in public, where only this machine writes" in sentence) == (3, True)
    assert not (running.root / "public").exists()
    running.take_back()
    decide(running)
    assert running.release().status == 0
    assert running.shown(SECOND)


def test_something_edited_on_the_machine_is_red_and_stops_nothing(box: Sandbox):
    readme = box.root / "policy" / "site.yaml"
    readme.write_text(readme.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    done = box.release()
    assert done.status == 1
    assert "policy/site.yaml differs here from the repository: commit and push, or git checkout" in done.said
    assert box.shown(TITLE)
    box.give(box.root)
    box.call(["git", "-C", str(box.root), "checkout", "--", "policy/site.yaml"])
    assert box.release().status == 0


def test_a_folder_without_git_is_told_in_one_sentence_and_released(running: Sandbox):
    shutil.rmtree(running.root / ".git")
    done = running.release()
    assert done.status == 2
    lines = [line for line in done.said.splitlines() if "no git repository" in line]
    assert len(lines) == 2
    assert "what lies here is released, and nothing is fetched or handed on" in lines[0]
    assert "usage" not in done.said


def test_a_second_machine_that_sealed_is_named(running: Sandbox):
    running.push()
    shutil.copytree(running.state / "public", running.site.root / "public", symlinks=True)
    running.site.write(f"{UPDATES}/n3ghb0rr.md", update("n3ghb0rr", SECOND))
    running.site.approve(f"{UPDATES}/n3ghb0rr.md")
    running.site.release()  # the office's clone has the machine's key, too
    running.push()
    done = running.release()
    assert done.status == 3
    assert "ledger/seals/000003.seal was made elsewhere: two machines seal this site; stop the other one" in done.said


def test_what_a_killed_run_left_in_git_is_cleared_away(running: Sandbox):
    lock = running.root / ".git" / "index.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    decide(running)
    assert running.release().status == 0
    assert running.shown(SECOND)


def test_a_slip_in_the_file_of_one_column_is_red_and_a_withdrawal_goes_out_under_the_policy_sealed_last(
    running: Sandbox,
):
    column = running.site.root / "policy" / "columns" / "work-updates.yaml"
    running.site.stop("withdraw", PATH)
    column.write_text(column.read_text(encoding="utf-8").replace("chain:", "chian:"), encoding="utf-8")
    running.push()
    done = running.release()
    assert done.status == 3
    assert "policy/columns/work-updates.yaml" in done.said
    assert "until it is mended the policy that was sealed last holds" in done.said
    assert not running.shown("Teams of two take the samples")


def test_a_clock_in_2036_is_red_opens_nothing_stops_no_withdrawal_and_is_green_when_it_is_right(running: Sandbox):
    running.site.write(f"{UPDATES}/later.md", update("n3ghb0rr", SECOND, "publish: 2031-01-01T00:00"))
    running.site.approve(f"{UPDATES}/later.md")
    running.site.stop("withdraw", PATH)
    running.push()
    done = running.release(at="2036-01-01T00:00:00+08:00")
    (sentence,) = done.told
    assert done.status == 3
    assert sentence.startswith("the clock shows 2036-01-01 00:00, 3328 days after the last time that is known")
    assert not running.shown(SECOND)
    assert not running.shown("Teams of two take the samples")
    well = running.release()
    assert (well.status, well.told) == (0, ())
    assert not running.shown(SECOND)


def test_a_push_that_leaves_out_what_came_before_is_red_and_green_when_it_is_back(running: Sandbox):
    decide(running)
    assert running.release().status == 0
    hub = running.folder / "hub.git"
    whole = running.git("rev-parse", "main", where=hub)
    running.git("update-ref", "refs/heads/main", f"{whole}~2", where=hub)
    running.give()
    done = running.release()
    (sentence,) = done.told
    assert (done.status, running.shown(SECOND)) == (3, True)
    assert "was not taken over, what lies here is released: it lacks commits that lie here" in sentence
    running.git("update-ref", "refs/heads/main", whole, where=hub)
    running.give()
    well = running.release()
    assert (well.status, well.told) == (0, ())


@pytest.mark.parametrize(("path", "mode", "said"), EVIL if LONG else EVIL[:1])
def test_every_other_evil_path_is_red_with_one_sentence_too(path, mode, said, running: Sandbox):
    running.plant(path, mode)
    done = running.release()
    (sentence,) = done.told
    assert (done.status, said in sentence) == (3, True)
    running.take_back()
    well = running.release()
    assert (well.status, well.told) == (0, ())


def test_an_evil_link_in_the_place_of_the_site_is_mended_in_the_same_run_and_told_once(running: Sandbox):
    link = running.state / "public" / "current"
    link.unlink()
    link.symlink_to("releases/evil")
    done = running.release()
    assert done.status == 3
    assert "led to releases/evil, which is no release; it leads to release 1 again" in done.said
    assert running.shown(TITLE)
    assert running.release().status == 0


def test_the_first_release_says_that_the_address_is_an_example_and_no_later_one_does(box: Sandbox):
    said = "policy/site.yaml says that the site is https://www.health.example, an address for examples"
    assert said in box.release().said
    decide(box)
    assert said not in box.release().said


def test_without_the_setting_nothing_is_sealed_and_nothing_of_the_machine_comes_into_the_repository(running: Sandbox):
    running.environment.pop(SETTING)
    done = running.release()
    assert done.status == 2
    assert "this machine cannot seal: the role machine is held by site-machine, whose key is not here" in done.said
    assert not (running.root / "public").exists()
