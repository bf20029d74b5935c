"""Tasks of the Information Office, as they are typed."""

from __future__ import annotations

import shutil

import pytest

from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.sites.make import copy_site, make_site
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/a.md"


def test_without_a_terminal_nothing_is_approved_that_nobody_named(tmp_path, capsys):
    site = make_site(tmp_path / "root")
    site.write(PATH, update("k7m29xqf", "Wells"))
    site.submit(PATH)

    status = main(TASKS, ["approve", PATH, "--as=chen.yu", f"--root={site.root}"])

    assert status == 2
    assert "Nobody can be asked here. Where this is the text that you looked at: " in capsys.readouterr().err
    assert list(site.root.glob("ledger/*/*/*-approve-*.act")) == []


@pytest.fixture
def public(tmp_path):
    """A site with a text that is public, and what a task ends with and prints there."""
    site = make_site(tmp_path / "root")
    site.write(PATH, update("k7m29xqf", "Wells"))
    site.approve(PATH)
    site.release()
    return site


def acts(site, kind):
    return list(site.root.glob(f"ledger/*/*/*-{kind}-*.act"))


def test_a_hold_needs_its_reason_and_says_that_what_is_public_stays(public, capsys):
    words = ["hold", PATH, "--as=he.lin", f"--root={public.root}"]
    assert main(TASKS, words) == 2
    assert "a hold needs its reason" in capsys.readouterr().err
    assert acts(public, "hold") == []
    assert main(TASKS, [*words, "--note=A number is being checked."]) == 0
    assert "the Information Office takes it off the site: python3 inv withdraw" in capsys.readouterr().out
    assert len(acts(public, "hold")) == 1


def test_of_a_text_that_is_not_public_nothing_of_it_is_said_to_stay(public, capsys):
    public.write(f"{UPDATES}/b.md", update("w3115000", "Springs"))
    public.submit(f"{UPDATES}/b.md")
    assert main(TASKS, ["hold", "w3115000", "--as=he.lin", "--note=Wait.", f"--root={public.root}"]) == 0
    assert "stays" not in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["hold", "withdraw"])
def test_the_same_said_twice_is_signed_once(kind, public, capsys):
    def said(who, note):
        return main(TASKS, [kind, "k7m29xqf", f"--as={who}", f"--note={note}", f"--root={public.root}"])

    assert [said("chen.yu", "A number is being checked.") for _ in range(3)] == [0, 0, 0]
    assert len(acts(public, kind)) == 1
    assert [said("chen.yu", "It is wrong."), said("fang.ning", "It is wrong.")] == [0, 0]
    assert len(acts(public, kind)) == 3


@pytest.mark.parametrize("approves_first", [True, False])
def test_a_text_that_one_approved_and_another_returned_stands_in_the_queue_until_it_is_settled(
    approves_first, tmp_path, capsys
):
    site = make_site(tmp_path / "root")
    site.write(PATH, update("k7m29xqf", "Wells"))
    site.submit(PATH)
    other = copy_site(site, tmp_path / "other")
    (site if approves_first else other).tick(minutes=-1)
    site.approve(PATH, "fang.ning")
    other.workspace().take("return", PATH, "chen.yu", "Say where.", reason="fact")
    shutil.copytree(other.root / "ledger", site.root / "ledger", dirs_exist_ok=True)  # as git joins them
    queue = ["queue", f"--root={site.root}"]
    assert main(TASKS, queue) == 0
    said = capsys.readouterr().out
    assert "k7m29xqf  two decisions contradict each other" in said
    assert "approve by fang.ning" in said and "return by chen.yu" in said
    site.tick()
    site.stop("hold", PATH, "he.lin")
    assert main(TASKS, queue) == 0
    held = capsys.readouterr().out
    assert "approve by fang.ning" in held and "return by chen.yu" in held and "hold" not in held
    assert f"python3 inv submit --root {site.root} k7m29xqf --as WHO" in said
    site.tick(hours=1)
    site.submit(PATH)
    site.workspace().take("return", PATH, "chen.yu", "Say where.", reason="fact")
    assert main(TASKS, queue) == 0
    assert capsys.readouterr().out == "Nothing waits for review.\n"
