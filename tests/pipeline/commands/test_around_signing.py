"""Whoever signs learns that it lies only here, and that a clock may be wrong."""

from __future__ import annotations

import subprocess
from datetime import timedelta

import pytest

import tasks
from plugins.pipeline.commands import arguments, around_signing
from plugins.pipeline.commands.around_signing import LOCAL
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.parameter import parameters
from plugins.pipeline.publish.believed_clock import FURTHEST
from tests.sites.texts import UPDATES, update

ID, PATH = "k7m29xqf", f"{UPDATES}/wells.md"

SIGN_NOTHING = {"new", "mine", "gazette", "rollback"}
"""These ask who somebody is, and write no act."""


def git(folder, *words, at=""):
    dated = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
    identity = {"GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    named = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True, env=identity | dated)


@pytest.fixture
def site_at(site, monkeypatch):
    """A site with a text, whose tasks see its clock."""
    site.write(PATH, update(ID, "Wells sampled"))
    for module in (arguments, around_signing):
        monkeypatch.setattr(module, "now", lambda: site.instant)
    return site


@pytest.fixture
def clone(site_at, tmp_path):
    """The same as a clone whose other repository has everything."""
    git(tmp_path, "init", "--bare", "hub.git")
    git(site_at.root, "init")
    git(site_at.root, "remote", "add", "origin", str(tmp_path / "hub.git"))
    push(site_at)
    return site_at


def push(site):
    git(site.root, "add", "--all", at=site.at)
    git(site.root, "commit", "--message", "as it is", at=site.at)
    git(site.root, "push", "origin", "main")


def run(site, *words):
    return main(tasks.TASKS, [*words, "--root", str(site.root)])


def sign(site):
    assert run(site, "submit", PATH, "--as", "li.wei") == 0


def test_what_is_signed_in_a_clone_lies_only_here_until_it_is_pushed(clone, capsys):
    sign(clone)
    assert LOCAL in capsys.readouterr().err
    push(clone)
    clone.tick()
    assert run(clone, "hold", PATH, "--as", "chen.yu", "--note", "Wait.") == 0
    assert LOCAL in capsys.readouterr().err


@pytest.mark.parametrize("task", [("queue",), ("mine", "--as", "li.wei")])
def test_who_looks_at_the_days_work_is_told_too_until_it_is_pushed(task, clone, capsys):
    def told():
        capsys.readouterr()
        assert run(clone, *task) == 0
        return LOCAL in capsys.readouterr().err

    assert not told()
    sign(clone)
    assert told()
    git(clone.root, "add", "--all")
    git(clone.root, "commit", "--message", "It is committed, and lies on this laptop")
    assert told()
    git(clone.root, "push", "origin", "main")
    assert not told()


def test_a_key_that_is_ended_lies_only_here_as_well(clone, capsys):
    assert run(clone, "revoke", "li.wei") == 0
    assert LOCAL in capsys.readouterr().err


def test_an_entry_of_a_register_lies_only_here_as_well(clone, capsys):
    facts = {"department": "disease-control", "about": "sensitive", "topic": "Algae", "expert": "Gao Yuan"}
    answers = facts | {"field": "Lakes, by a survey", "institution": "Institute of Lakes"}
    words = [word for name, answer in answers.items() for word in (f"--{name}", answer)]
    assert run(clone, "register", "expert", "--as", "li.wei", *words) == 0
    assert LOCAL in capsys.readouterr().err


def test_where_nothing_was_signed_nothing_is_said(clone, capsys):
    sign(clone)
    capsys.readouterr()
    assert run(clone, "policy") == 0
    assert run(clone, "clock") == 0
    assert run(clone, "approve", PATH, "--as", "li.wei", "--digest", "0" * 12) != 0
    assert LOCAL not in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["no repository", "no other one"])
def test_where_there_is_nobody_to_push_to_nothing_is_said(kind, site_at, capsys):
    if kind == "no other one":
        git(site_at.root, "init")
        git(site_at.root, "add", "--all", at=site_at.at)
        git(site_at.root, "commit", "--message", "as it is", at=site_at.at)
    sign(site_at)
    assert capsys.readouterr().err == ""


def test_every_task_that_asks_who_somebody_is_signs_or_is_known_to_sign_nothing():
    asks = {task.name for task in tasks.TASKS.values() if any(p.name == "as_" for p in parameters(task))}
    signing = {task.name for task in tasks.TASKS.values() if task.signs}
    assert asks - signing == SIGN_NOTHING
    assert signing - asks == {"register", "enroll", "revoke"}


def test_signing_twice_says_that_it_was_signed_before(site_at, capsys):
    sign(site_at)
    assert "already" not in capsys.readouterr().out
    site_at.tick()
    sign(site_at)
    assert "it was signed at 2026-11-20 12:00 already, and nothing was signed now" in capsys.readouterr().out
    assert len(list(site_at.root.glob("ledger/2026/11/*.act"))) == 1


def test_where_nobody_is_about_to_sign_no_clock_is_doubted(clone, capsys):
    clone.tick(days=30)
    assert run(clone, "policy") == run(clone, "clock") == 0
    assert capsys.readouterr().err == ""


def test_a_clock_far_ahead_of_all_that_is_known_is_told_before_something_is_signed(clone, capsys):
    clone.at = (clone.instant + FURTHEST + timedelta(minutes=1)).isoformat()
    sign(clone)
    assert (
        "The clock shows 2026-11-22 00:01, 1 day after the newest thing that is known here, of 2026-11-20 12:00"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("later", [timedelta(), FURTHEST])
def test_a_clock_that_can_be_believed_is_not_talked_about(later, clone, capsys):
    clone.at = (clone.instant + later).isoformat()
    sign(clone)
    assert "clock" not in capsys.readouterr().err


def test_an_act_of_a_laptop_that_is_an_hour_fast_is_told_to_whoever_signs_next(site_at, capsys):
    site_at.tick(hours=1)
    sign(site_at)
    assert capsys.readouterr().err == ""
    site_at.tick(hours=-1)
    run(site_at, "hold", PATH, "--as", "chen.yu", "--note", "Wait.")
    assert "The clock shows 2026-11-20 12:00, and something here is of 2026-11-20 13:00" in capsys.readouterr().err


def test_a_site_in_which_nothing_ever_happened_has_no_time_to_compare_with(site_at, capsys):
    site_at.tick(days=4000)
    sign(site_at)
    assert capsys.readouterr().err == ""
