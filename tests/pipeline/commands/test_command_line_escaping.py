"""Whatever a text, a name or a note says, no command prints it as something that a terminal obeys (I.2)."""

from __future__ import annotations

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.task import task
from tasks import TASKS
from tests.sites.texts import UPDATES, update

EVIL = "Wells \x1b[2J\x07\u202e sampled"
PATH = f"{UPDATES}/wells.md"
ASKED = [
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", PATH),
    ("queue",),
    ("diff", PATH),
    ("approve", PATH, "--as", "chen.yu"),
    ("mine", "--as", "li.wei"),
    ("returned",),
    ("why", PATH),
    ("why", EVIL),
    ("overdue",),
    ("search", EVIL),
    ("submit", EVIL, "--as", EVIL),
    ("new", EVIL, EVIL),
]


@pytest.fixture
def evil(site):
    """A site with a submitted text, whose title and whose neighbour's name and text hold controls."""
    site.write(PATH, update("k7m29xqf", "Wells", body=f"Text {EVIL}\n"))
    site.write(f"{UPDATES}/we\x1b[31mlls.md", update("k7m29xqg", "Wells"))
    place = site.root / PATH
    place.write_text(place.read_text("utf-8").replace("title: Wells", 'title: "Wells \\e[2J\\u202E"'), "utf-8")
    return site


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_no_command_prints_what_a_terminal_obeys(words, evil, capsys):
    main(TASKS, [*words, "--root", str(evil.root)])
    printed = "".join(capsys.readouterr())
    assert not set(printed) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}


@task()
def say(root: str = "") -> None:
    """Print and fail with controls."""
    print(EVIL)
    raise UsageError(EVIL)


def test_neither_what_is_printed_nor_why_it_fails_is_obeyed(capsys):
    assert main({"say": say}, ["say"]) == 2
    assert {"\x1b", "\x07", "\u202e"}.isdisjoint("".join(capsys.readouterr()))
