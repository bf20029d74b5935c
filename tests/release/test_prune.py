"""Old releases go; what is withdrawn does not stay on the public host."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import UsageError
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.prune import KEPT_FOLDERS, KEPT_RELEASES, discard, prune, purge
from plugins.release.rollback import rollback
from plugins.release.switch import switch
from tests.release.press import LAW, NEWS, Press, bytes_of, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Four releases, each with another text of the law."""
    press = Press(tmp_path)
    for text in ("one", "two", "three", "four"):
        press.texts[LAW] = text
        press.release()
    return press


def numbers(press: Press) -> tuple[int, ...]:
    return Layout(press.root).numbers()


def has(press: Press, text: str) -> bool:
    """Tell whether any file under ``public`` holds these bytes."""
    return text.encode() in bytes_of(press.root / "public").values()


def test_the_last_releases_stay(press):
    assert prune(press.root, keep=2) == (1, 2)
    assert numbers(press) == (3, 4)
    assert faults(press.root / "public/releases/000003") == ()
    assert faults(press.root / "public/current") == ()


def test_bytes_that_no_release_holds_any_more_leave_the_store(press):
    assert has(press, "one")
    assert has(press, "note on two")
    prune(press.root, keep=2)
    assert not has(press, "one")
    assert not has(press, "note on two")
    assert has(press, "three")


def test_enough_releases_are_kept_when_nothing_is_said(press):
    assert prune(press.root) == ()


def test_the_current_release_stays_after_a_rollback(press):
    for _ in range(3):
        press.release()
    rollback(press.root, 4, acts_since=lambda _: False, at=press.at, by="zhao.min")
    assert prune(press.root, keep=1) == (1, 2, 3, 5, 6)
    assert numbers(press) == (4, 7)


def test_a_prepared_release_stays_until_it_is_switched_to(press):
    prepared = press.prepare()
    assert prune(press.root, keep=1) == (1, 2, 3)
    switch(press.root, prepared)
    assert faults(press.root / "public/current") == ()


def test_a_prepared_release_is_discarded_with_the_bytes_that_only_it_held(press):
    press.texts[LAW] = "five"
    prepared = press.prepare()
    assert has(press, "five")
    assert discard(press.root, prepared.number)
    assert numbers(press) == (1, 2, 3, 4)
    assert not has(press, "five")
    assert has(press, "four")
    assert not discard(press.root, prepared.number)


@pytest.mark.parametrize("number", [4, 3])
def test_what_was_public_is_not_discarded(press, number):
    assert not discard(press.root, number)
    assert numbers(press) == (1, 2, 3, 4)


def test_what_was_public_before_a_rollback_is_not_discarded(press):
    press.release()
    rollback(press.root, 4, acts_since=lambda _: False, at=press.at, by="zhao.min")
    assert not discard(press.root, 5)
    assert numbers(press) == (1, 2, 3, 4, 5)


def test_a_release_that_is_discarded_costs_none_of_those_that_are_kept(press):
    while len(numbers(press)) < KEPT_FOLDERS:
        press.release()
    kept = numbers(press)[-KEPT_RELEASES:]
    for _ in range(3):
        discard(press.root, press.prepare().number)
        prune(press.root)
    assert numbers(press) == kept
    for number in kept:
        assert faults(press.root / f"public/releases/{number:06d}") == ()


def test_a_store_file_left_by_a_killed_run_goes(press):
    orphan = Path(Layout(press.root).stored(sha256(b"embargoed")))
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"embargoed")
    prune(press.root)
    assert not orphan.exists()


def test_keeping_none_is_refused(press):
    with pytest.raises(ValueError, match="at least one"):
        prune(press.root, keep=0)


def test_pruning_before_the_first_release_does_nothing(tmp_path):
    assert prune(tmp_path) == ()


def test_every_byte_of_a_withdrawn_document_leaves_the_public_host(press):
    del press.texts[LAW]
    press.withdrawn.add(LAW)
    press.release()
    assert has(press, "four")
    assert purge(press.root, [LAW]) == (1, 2, 3, 4)
    assert numbers(press) == (5,)
    for text in ("one", "two", "three", "four", "note on four"):
        assert not has(press, text)
    assert faults(press.root / "public/current") == ()


def test_the_notice_stays_in_later_releases(press):
    del press.texts[LAW]
    press.withdrawn.add(LAW)
    press.release()
    press.release()
    purge(press.root, [LAW])
    assert numbers(press) == (5, 6)


def test_releases_without_the_document_stay(press):
    press.texts["3p8v1c5d"] = "mail"
    press.release()
    del press.texts["3p8v1c5d"]
    press.release()
    assert purge(press.root, ["3p8v1c5d"]) == (5,)
    assert numbers(press) == (1, 2, 3, 4, 6)


def test_what_is_still_public_is_not_purged(press):
    with pytest.raises(UsageError, match=f"{NEWS} is still public: make the release without it first, then purge"):
        purge(press.root, [NEWS])
    assert current(press.root).number == 4


def test_a_release_that_cannot_be_read_goes_too(press):
    manifest = press.root / "public/releases/000002/release.json"
    manifest.chmod(0o644)
    manifest.write_bytes(b"damaged")
    assert purge(press.root, ["3p8v1c5d"]) == (2,)


def test_a_prepared_release_and_unfinished_files_go_when_they_hold_it(press):
    press.texts["3p8v1c5d"] = "mail"
    press.prepare()
    left = press.root / "public/.work/new/x"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"mail")
    assert purge(press.root, ["3p8v1c5d"]) == (5,)
    assert not has(press, "mail")


def test_purging_before_the_first_release_does_nothing(tmp_path):
    assert purge(tmp_path, [LAW]) == ()


def test_nothing_is_removed_while_another_run_is_at_work(press):
    for work in (lambda: prune(press.root, keep=1), lambda: purge(press.root, [NEWS])):
        with changing(Layout(press.root), "the test"), pytest.raises(UsageError, match="another run is at work"):
            work()
    assert numbers(press) == (1, 2, 3, 4)
