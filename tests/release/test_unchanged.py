"""What is known to be sound is not read again, and what would show nothing new is not released."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.release import tree
from plugins.release.current import current
from plugins.release.rollback import rollback
from plugins.release.switch import switch
from tests.release.keeping import KEEP, calls, changed_lists, edit, evidence, release
from tests.release.press import LAW, NEWS, Press, bytes_of, damage, faults


def read_below(press: Press, monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> set[str]:
    """Return the names of the files below ``public`` whose bytes are read while `work` runs."""
    read: set[str] = set()
    digest_of_file = tree.digest_of_file

    def reading(path):
        if Path(path).is_relative_to(press.root / "public"):
            read.add(Path(path).name)
        return digest_of_file(path)

    with monkeypatch.context() as patch:
        patch.setattr("plugins.release.tree.digest_of_file", reading)
        patch.setattr("plugins.release.store.digest_of_file", reading)
        work()
    return read


def test_bytes_that_did_not_change_are_not_read_again(press, monkeypatch):
    before = evidence(press)
    edit(press, 100)
    read = read_below(press, monkeypatch, lambda: release(press))
    new = evidence(press) - before
    assert read == {sha256(b"text 100"), sha256(b"note on text 100"), *new, *changed_lists(press)}


def test_without_its_record_everything_is_read(press, monkeypatch):
    (press.root / "public/.verified").unlink()
    read = read_below(press, monkeypatch, lambda: release(press))
    assert {"404.html", f"{NEWS}.html", *(f"{act}.act" for act in press.ledger[NEWS])} <= read
    assert read_below(press, monkeypatch, lambda: press.prepare(force=False)) == set()


def recorded(press: Press) -> set[str]:
    """Return the digests in the record: behind its first line, 72 bytes for each file, 32 of them its SHA-256."""
    data = (press.root / "public/.verified").read_bytes().partition(b"\n")[2]
    return {data[start : start + 32].hex() for start in range(0, len(data), 72)}


DAMAGED = {
    "empty": lambda record: b"",
    "something else": lambda record: b"SQLite format 3\0" + bytes(84),
    "half of it": lambda record: record[: len(record) // 2],
    "a bit": lambda record: record[:-1] + bytes([record[-1] ^ 1]),
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_is_thrown_away(press, damaged, monkeypatch):
    place = press.root / "public/.verified"
    for _ in range(2):
        place.write_bytes(damaged(place.read_bytes()))
        assert f"{NEWS}.html" in read_below(press, monkeypatch, lambda: release(press))
        assert faults(press.root / "public/current") == ()
    assert len(recorded(press)) > 10


def test_the_record_keeps_nothing_of_what_left_the_store(press):
    release(press)
    assert recorded(press) == {path.name for path in (press.root / "public/store").glob("*/*")}


def quietly(page: Path) -> None:
    """Change the bytes of a file in place, and give it back its length and its time of writing."""
    status = page.stat()
    page.chmod(0o644)
    page.write_bytes(b"X" * status.st_size)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    page.chmod(0o444)


@pytest.mark.parametrize("change", [damage, quietly])
def test_a_page_that_was_changed_on_the_host_is_mended_even_when_its_time_was_set_back(press, change):
    change(press.root / f"public/current/laws/2026/{NEWS}.html")
    edit(press, 100)
    prepared = press.prepare(keep=KEEP)
    assert len(prepared.notes) == 1
    assert faults(prepared.path) == ()


@pytest.mark.parametrize("change", [damage, quietly])
def test_a_release_that_was_changed_is_not_gone_back_to(press, change):
    press.style = "body{}"
    release(press)
    change(press.root / "public/releases/000003/404.html")
    with pytest.raises(IntegrityError, match=r"release 3 is damaged:\n404\.html: its bytes have sha256"):
        rollback(press.root, 3, acts_since=lambda _: False, at=press.at, by="zhao.min")


def test_going_back_reads_nothing_that_did_not_change(press, monkeypatch):
    press.style = "body{}"
    release(press)
    back = lambda: rollback(press.root, 3, acts_since=lambda _: False, at=press.at, by="zhao.min")  # noqa: E731
    assert read_below(press, monkeypatch, back) == set()


def test_a_release_that_shows_nothing_else_is_not_made(press, monkeypatch):
    before = bytes_of(press.root / "public")
    press.at += timedelta(hours=1)
    made = []
    links = calls(monkeypatch, "link", lambda: made.append(press.prepare(force=False, keep=KEEP)))
    (prepared,) = made
    assert (prepared.new, prepared.number, prepared.path) == (False, KEEP, current(press.root).path)
    assert [link for link in links if "/store/" in link] == []
    assert bytes_of(press.root / "public") == before
    switch(press.root, prepared)
    assert current(press.root).number == KEEP


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda press: press.texts.update({NEWS: "other news"}), id="a document"),
        pytest.param(lambda press: setattr(press, "style", "body{}"), id="a style"),
        pytest.param(lambda press: damage(press.root / "public/current/404.html"), id="damage"),
        pytest.param(lambda press: (press.root / "public/current/404.html").unlink(), id="a missing file"),
    ],
)
def test_a_release_is_made_when_something_else_is_to_be_shown(press, change):
    change(press)
    prepared = press.prepare(force=False, keep=KEEP)
    assert prepared.new
    assert faults(prepared.path) == ()


def test_what_the_builder_measured_is_not_read(press, tmp_path, monkeypatch):
    edit(press, 100)
    folder = press.write(tmp_path / "output")
    known = {path: (sha256(content), len(content)) for path, (_, content) in press.pages().items()}
    opened = calls(monkeypatch, "open", lambda: release(press, output=folder, measured=known))
    assert sorted(Path(path).name for path in opened if str(folder) in path) == [f"{LAW}.html", "附件.txt"]
    assert faults(press.root / "public/current") == ()


def test_a_wrong_measure_of_bytes_that_are_new_stops_the_release(press, tmp_path):
    edit(press, 100)
    folder = press.write(tmp_path / "output")
    before = current(press.root).number
    with pytest.raises(IntegrityError, match=r"index\.html changed while it was being released"):
        press.prepare(output=folder, measured={"index.html": (sha256(b"other"), 5)}, keep=KEEP)
    assert current(press.root).number == before


def test_an_act_that_was_released_before_is_not_read_again(press, tmp_path):
    ledger = tmp_path / "ledger"
    evidence = press.write_evidence(ledger)
    release(press, evidence=evidence)
    edit(press, 100)
    evidence = press.write_evidence(ledger)
    for act in press.ledger[NEWS]:
        (ledger / f"{act}.act").write_bytes(b"nobody looks here")
    release(press, evidence=evidence)
    assert faults(press.root / "public/current") == ()
