"""Content only rolls forward: the bare switch back is for releases with the same documents, and pins."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.pin import is_pinned
from plugins.release.prune import prune
from plugins.release.rollback import resume, rollback
from plugins.release.switch import switch
from tests.release.press import LAW, Press, bytes_of, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Three releases of the same documents; the third with a style that turned out to be wrong."""
    press = Press(tmp_path)
    press.release()
    press.release()
    press.style = "body{display:none}"
    press.release()
    return press


def back(press: Press, number: int, **changed: object) -> None:
    rollback(press.root, number, **({"acts_since": lambda _: False, "at": press.at, "by": "zhao.min"} | changed))


def test_the_public_sees_the_earlier_release(press):
    back(press, 2)
    assert current(press.root).number == 2
    assert faults(press.root / "public/current") == ()


def test_it_is_pinned_with_number_time_and_name(press):
    assert not is_pinned(press.root)
    back(press, 2)
    assert is_pinned(press.root)
    assert json.loads((press.root / "public/pinned").read_bytes()) == {
        "at": "2026-11-23T12:00:00+08:00",
        "by": "zhao.min",
        "highest": 3,
        "number": 2,
    }


def test_nothing_is_released_while_it_is_pinned(press):
    prepared = press.prepare()
    back(press, 2)
    sentence = r"release 2 is pinned since 2026-11-23 12:00 by zhao\.min: nothing is released until resume is run"
    with pytest.raises(RefusedError, match=sentence):
        press.prepare()
    with pytest.raises(RefusedError, match=sentence):
        switch(press.root, prepared)
    assert current(press.root).number == 2


def test_after_resume_the_next_release_takes_a_new_number_and_follows_what_was_public(press):
    back(press, 2)
    was = current(press.root).digest
    resume(press.root)
    assert not is_pinned(press.root)
    assert current(press.root).number == 2
    prepared = press.release()
    assert (prepared.number, prepared.predecessor) == (4, was)
    assert not (press.root / "public/resumed").exists()


def test_a_number_is_not_used_again_even_when_its_release_is_gone(press):
    back(press, 1)
    resume(press.root)
    prune(press.root, keep=1)
    (press.root / "public/releases/000003").rename(press.root / "elsewhere")
    assert press.release().number == 4


def test_it_can_go_back_further_and_forward_again_while_it_is_pinned(press):
    back(press, 2)
    back(press, 1)
    back(press, 3)
    assert current(press.root).number == 3
    assert is_pinned(press.root)


def test_acts_between_refuse_it(press):
    with pytest.raises(RefusedError, match="content only rolls forward: make a release with the older engine or theme"):
        back(press, 2, acts_since=lambda _: True)
    assert current(press.root).number == 3
    assert not is_pinned(press.root)


def test_a_withdrawn_document_does_not_come_back_whatever_the_caller_says(press):
    del press.texts[LAW]
    press.withdrawn.add(LAW)
    press.release()
    with pytest.raises(RefusedError, match=f"acts lie between release 3 and what is public now: {LAW} differ"):
        back(press, 3)


def test_a_newer_revision_does_not_go_whatever_the_caller_says(press):
    press.texts[LAW] = "Measures, amended"
    press.release()
    with pytest.raises(RefusedError, match=f"{LAW} differ"):
        back(press, 3)


def test_a_release_that_was_pruned_is_refused_with_those_that_remain(press):
    prune(press.root, keep=2)
    with pytest.raises(RefusedError, match=r"release 1 is not here \(any more\); to go back to there is 2"):
        back(press, 1)


def test_the_release_that_is_public_is_refused(press):
    with pytest.raises(RefusedError, match="release 3 is what the public sees already"):
        back(press, 3)


def test_one_that_was_never_public_is_refused(press):
    press.prepare()
    with pytest.raises(RefusedError, match="release 4 is not here"):
        back(press, 4)


def test_a_damaged_release_is_not_gone_back_to(press):
    page = press.root / "public/releases/000002/index.html"
    page.chmod(0o644)
    page.write_bytes(b"damaged")
    with pytest.raises(IntegrityError, match=r"release 2 is damaged:\nindex\.html: "):
        back(press, 2)
    assert not is_pinned(press.root)


def test_before_the_first_release_there_is_nothing_to_go_back_to(tmp_path):
    with pytest.raises(UsageError, match="nothing is released yet"):
        back(Press(tmp_path), 1)


def test_a_time_without_zone_is_refused(press):
    with pytest.raises(ValueError, match="a time with a zone"):
        back(press, 2, at=datetime(2026, 11, 23))  # noqa: DTZ001


def test_resume_without_a_pin_says_so(press):
    with pytest.raises(UsageError, match="no release is pinned"):
        resume(press.root)


def test_a_damaged_pin_is_told(press):
    back(press, 2)
    pin = press.root / "public/pinned"
    pin.chmod(0o644)
    pin.write_bytes(b"{}")
    with pytest.raises(IntegrityError, match="pinned is damaged"):
        press.prepare()


def test_neither_goes_back_nor_ends_it_while_another_run_is_at_work(press):
    back(press, 2)
    before = bytes_of(press.root / "public")
    for work in (lambda: back(press, 1), lambda: resume(press.root)):
        with changing(Layout(press.root), "the test"), pytest.raises(UsageError, match="another run is at work"):
            work()
    assert bytes_of(press.root / "public") == before
