"""DAT008: a press conference says when it begins, or for when it had been announced (I.4, I.5)."""

from __future__ import annotations

import pytest

from plugins.rules.dates.conference_times import conference_times
from plugins.rules.library import Library
from tests.rules.make import catalogue, document, policy, publication, shown

ID = "k7m29xqf"
PAST, COMING, LATER = "2026-11-20 10:00", "2026-11-27 10:00", "2026-12-04 10:00"
PUBLIC = publication(ID, "press-conferences", dated="2026-11-16", begins=COMING, standing="planned")


def findings(known=(), **fields):
    text = document("press-conferences", id=ID, **fields)
    return [
        line.partition("DAT008 ")[2] for line in shown(conference_times(text, Library(catalogue(*known), {}, policy())))
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": "planned", "begins": COMING},
        {"standing": "planned", "begins": COMING, "ends": "2026-11-27 11:00"},
        {"standing": "held", "begins": PAST},
        {"standing": "held", "begins": "2026-11-23 09:00"},
        {"standing": "postponed", "announced_for": COMING},
        {"standing": "cancelled", "announced_for": COMING},
    ],
)
def test_one_time_that_fits_what_became_of_it_passes(fields):
    assert findings([PUBLIC], **fields) == []


def test_one_that_takes_place_says_when_it_begins():
    assert findings(standing="planned") == [
        "begins: got nothing, expected the day and time at which it begins, as it is planned, such as 2026-11-23 10:00"
    ]


@pytest.mark.parametrize("standing", ["postponed", "cancelled"])
def test_one_that_does_not_take_place_has_no_time(standing):
    assert [line.partition(":")[0] for line in findings(standing=standing, begins=LATER)] == ["announced_for", "begins"]


def test_for_when_it_was_announced_is_what_the_public_knows():
    assert findings([PUBLIC], standing="postponed", announced_for=LATER) == [
        "announced_for: got '2026-12-04 10:00', expected 2026-11-27 10:00, as the public knows it"
    ]


def test_one_that_does_not_take_place_has_no_end():
    assert findings(standing="cancelled", announced_for=COMING, ends="2026-11-27 11:00") == [
        "ends: got '2026-11-27 11:00', expected nothing, as it is cancelled"
    ]


def test_an_end_without_a_beginning_is_left_to_the_beginning():
    (line,) = findings(standing="planned", ends="2026-11-27 11:00")
    assert line.startswith("begins: got nothing")


def test_none_was_held_before_it_began():
    assert findings(standing="held", begins="2026-11-23 09:01") == [
        "standing: got 'held', expected planned until it has begun, 2026-11-23 09:01"
    ]


@pytest.mark.parametrize("ends", [COMING, PAST])
def test_it_ends_after_it_began(ends):
    assert [line.partition(":")[0] for line in findings(standing="planned", begins=COMING, ends=ends)] == ["ends"]


def test_what_does_not_take_place_does_not_end():
    assert [f.partition(":")[0] for f in findings(standing="cancelled", announced_for=COMING, ends=LATER)] == ["ends"]
