"""The chain of seals, and seals whose time two people called wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.model.act import Released, Seal
from plugins.model.clock_act import ClockAct, WrongSeals
from plugins.review.seal_chain import seal_chain
from tests.review.office import digest, minutes

YEARS = timedelta(days=3650)
NOW = minutes(20)
SHOWN = Released(1, digest("release"), minutes(0) + YEARS, (("k7m29xqf", digest("text")),), ("n3ghb0rr",))


def seals(*ats, release=None):
    """Return seals of these times, each following on the one before, by number; the last records a release."""
    made: dict[int, Seal] = {}
    for number, at in enumerate(ats, 1):
        before = made[number - 1].digest if number > 1 else ""
        last = release if number == len(ats) else None
        made[number] = Seal(number, digest(f"seal {number}"), before, at, "machine", digest("policy"), (), last)
    return made


FIVE = seals(minutes(0), minutes(5), minutes(6) + YEARS, minutes(7) + YEARS, release=SHOWN)


def said(first, last, at=NOW, of="seal 4"):
    """Return what two people say of some seals."""
    return ClockAct("a" * 64, 1, "", at, ("chen.yu", "fang.ning"), WrongSeals(first, last, digest(of)))


def times(*acts, chain=FIVE):
    """Return the times of the seals as they are believed."""
    return [seal.at for seal in seal_chain(chain, acts)[0]]


AS_SEALED = [seal.at for seal in FIVE.values()]


def test_without_a_word_about_them_seals_have_the_time_they_claim():
    assert times() == AS_SEALED
    assert seal_chain(FIVE, ())[1] == ""


def test_seals_that_two_people_call_wrong_have_the_time_at_which_they_said_so():
    assert times(said(3, 4)) == [minutes(0), minutes(5), NOW, NOW]


def test_what_such_a_seal_says_of_a_release_is_its_number_and_digest():
    last = seal_chain(FIVE, (said(3, 4),))[0][-1].release
    assert last == replace(SHOWN, at=NOW, public=(), ended=())


def test_the_next_seal_may_be_of_today_and_not_of_yesterday():
    later = {**FIVE, 5: Seal(5, digest("5"), digest("seal 4"), minutes(21), "machine", digest("policy"), (), None)}
    assert times(said(3, 4), chain=later) == [minutes(0), minutes(5), NOW, NOW, minutes(21)]
    earlier = {**later, 5: replace(later[5], at=minutes(19))}
    assert seal_chain(earlier, (said(3, 4),))[1] == "seal 000005 is older than the one before it"
    assert seal_chain(later, ())[1] == "seal 000005 is older than the one before it"


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(said(3, 4, of="another"), id="of another ledger"),
        pytest.param(said(3, 3, of="seal 3"), id="of a seal that another followed at once"),
        pytest.param(said(2, 4), id="of one that claims no later time"),
        pytest.param(said(4, 4), id="not from the first on"),
        pytest.param(said(3, 4, at=minutes(4)), id="of a time before the seals that are right"),
        pytest.param(said(3, 4, at=minutes(8) + YEARS), id="of a time that the seals had reached"),
        pytest.param(replace(said(3, 4), wrong=None), id="of no seals"),
    ],
)
def test_anything_else_changes_no_time_of_a_seal_that_was_right(act):
    assert times(act)[:2] == AS_SEALED[:2]
    assert times(act)[-1] == AS_SEALED[-1]
