"""docs/handbook/recovery.md: each command, typed as it stands there, brings the site back."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.docs.pages import blocks, pages, section, titles
from tests.operator.sandbox import Sandbox
from tests.operator.units.conftest import PATH, TITLE
from tests.operator.units.typed import typed
from tests.repository import REPOSITORY
from tests.sites.texts import UPDATES, update

PAGE = pages()["docs/handbook/recovery.md"]
SECOND = "Nurses learn to read a cold chain logger"
BODY = "Teams of two take the samples"


def steps(title: str) -> list[str]:
    """Return the shell blocks of a section."""
    return [block.text for block in blocks(section(PAGE, title)) if block.language == "sh"]


def release(box: Sandbox) -> str:
    """Release as the page says to after each; it must end well."""
    (_, text) = [block.text for block in blocks(PAGE.partition("\n## ")[0]) if block.language == "sh"]
    return typed(box, text, 4)


def decide(box: Sandbox) -> None:
    """Have another document approved, and push it."""
    box.site.write(f"{UPDATES}/n3ghb0rr.md", update("n3ghb0rr", SECOND))
    box.site.approve(f"{UPDATES}/n3ghb0rr.md")
    box.push()


def test_a_key_was_lost(running):
    person, machine = steps("A key was lost")
    typed(running, person)
    running.site.tick()
    running.site.write(f"{UPDATES}/n3ghb0rr.md", update("n3ghb0rr", SECOND))
    running.site.approve(f"{UPDATES}/n3ghb0rr.md", "fang.ning")
    running.push()
    release(running)
    assert running.shown(SECOND)
    running.site.tick()
    typed(running, machine)
    running.push()
    running.site.tick()
    running.site.stop("withdraw", PATH)
    running.push()
    release(running)
    assert not running.shown(BODY + ", county by county.</p>\n</div>\n<p>" + TITLE)
    assert running.inv("verify").status == 0


def test_the_clock_jumped_ahead(running):
    running.site.at = "2026-12-11T12:00:00+08:00"
    decide(running)
    assert running.release().status == 3
    assert not running.shown(SECOND)
    (confirm,) = steps("It jumped ahead")
    typed(running, confirm)
    release(running)
    assert running.shown(SECOND)


def test_a_seal_is_of_a_wrong_time(running):
    running.site.write(f"{UPDATES}/later.md", update("n3ghb0rr", SECOND, "publish: 2031-01-01T00:00"))
    running.site.approve(f"{UPDATES}/later.md")
    running.push()
    right, running.site.at = "2026-11-20T12:10:00+08:00", "2036-01-01T00:00:00+08:00"
    (running.state / "public" / ".time").write_text(f"{running.site.at}\n", encoding="ascii")
    release(running)
    assert running.shown(SECOND)
    running.site.at = right
    running.site.stop("withdraw", PATH)
    running.push()
    running.site.at = right
    assert "before the last seal" in running.release().said
    listed, said = steps("A seal is of a wrong time")
    told = typed(running, listed)
    assert told.splitlines()[-2].startswith("Seal 3: 2036-01-01 00:00, 3328 days after the one before")
    typed(running, said)
    running.site.tick()
    release(running)
    assert not running.shown(SECOND)
    assert not running.shown(BODY)


def test_the_releases_were_lost(running):
    copy = running.folder / "home" / "copies"
    backup = running.call([str(REPOSITORY / "docs/operator/backup.sh"), str(running.root), str(copy)])
    assert backup.status == 0
    shutil.rmtree(running.state / "public")
    assert "public/ holds no release, and the ledger ends with release 1" in running.release().said
    from_copy, from_nothing = steps("The releases were lost")
    typed(running, from_copy)
    release(running)
    assert running.shown(TITLE)
    shutil.rmtree(running.state / "public")
    typed(running, from_nothing)
    release(running)
    assert running.shown(TITLE)


def test_a_file_was_cut(running):
    bring_back, make_again = steps("A file was cut or changed")
    (text,) = running.root.glob("approved/*/*/*/document.md")
    text.write_bytes(text.read_bytes()[:20])
    act = next(running.root.glob("ledger/*/*/*-submit-*.act"))
    act.write_bytes(b"")
    running.give(running.root)
    assert running.release().status == 3
    typed(running, bring_back)
    release(running)
    typed(running, make_again)
    assert running.inv("verify").status == 0


def test_what_was_pushed_is_not_taken_over(running):
    running.plant("public/current", "120000", "releases/evil")
    assert "public/current lies in public, where only this machine writes" in running.release().said
    take_back, look = steps("What was pushed is not taken over")
    typed(running, take_back)
    release(running)
    typed(running, look)


def test_two_machines_sealed(running):
    shutil.copytree(running.state / "public", running.site.root / "public", symlinks=True)
    running.site.write(f"{UPDATES}/n3ghb0rr.md", update("n3ghb0rr", SECOND))
    running.site.approve(f"{UPDATES}/n3ghb0rr.md")
    running.site.release()
    running.push()
    assert "ledger/seals/000003.seal was made elsewhere: two machines seal this site" in running.release().said
    (take_out,) = steps("Two machines sealed")
    typed(running, take_out)
    release(running)
    assert running.shown(SECOND)


def test_the_disk_is_full(running):
    (free,) = steps("The disk is full")
    typed(running, free)
    release(running)


def test_every_section_with_commands_is_tried_here_and_each_of_its_blocks():
    """A test takes the blocks of a section apart by their number, so that one more is one that fails."""
    here = Path(__file__).read_text(encoding="utf-8")
    bare = PAGE.partition("\n## ")[2]
    named = [title for title in titles(bare) if steps(title) and title != "The clock was wrong"]
    assert [title for title in named if f'steps("{title}")' not in here] == []
