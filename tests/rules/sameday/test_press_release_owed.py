"""SAM009: a normative document has its press release on the day it is issued."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.sameday.press_release_owed import press_release_owed
from tests.rules.make import catalogue, clock, publication, time

RELEASE = {"id": "bbbbbbbb", "column": "press-releases"}


def owed(*others, at="2026-11-23T10:00", **settings):
    settings = {"announced": "2026-11-23", "since": time("2026-11-23T09:00")} | settings
    moment = clock(time(at))
    return list(press_release_owed(catalogue(publication("k7m29xqf", **settings), *others), moment)), moment


def test_a_release_bound_from_either_side_settles_it():
    assert owed(publication(**RELEASE, announces=("k7m29xqf",)))[0] == []
    assert owed(publication(**RELEASE), press_release="bbbbbbbb")[0] == []


def test_columns_that_owe_none_and_old_sites_pass():
    assert owed(column="laws-and-regulations")[0] == []
    assert owed(adopted=True)[0] == []


def test_a_release_that_is_not_public_does_not_settle_it():
    assert len(owed(press_release="bbbbbbbb")[0]) == 1


@pytest.mark.parametrize(
    ("settings", "due"),
    [
        ({}, "2026-11-24T00:00"),
        ({"since": time("2026-11-25T09:00")}, "2026-11-26T00:00"),
        ({"since": None}, "2026-11-24T00:00"),
    ],
)
def test_it_is_due_at_the_end_of_the_day(settings, due):
    found, moment = owed(**settings)
    assert [(f.weight, f.due) for f in found] == [(Weight.OWED, time(due))]
    assert moment.next == time(due)


def test_the_message_says_when_it_is_overdue():
    found, _ = owed(at="2026-11-24T00:00")
    assert [str(f) for f in found] == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM009 press_release: got no public press release, overdue, "
        "expected one that the Information Office issues the same day, with announces: [k7m29xqf]"
    ]
