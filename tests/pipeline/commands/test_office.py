"""Tasks of the Information Office, as they are typed."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.sites.make import make_site
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
    assert "What is public of it stays; python3 inv withdraw" in capsys.readouterr().out
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
