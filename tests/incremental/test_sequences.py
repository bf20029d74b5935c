"""Sequences after a release in which a page changes by what happens to another, or by nothing but time."""

from __future__ import annotations

import os

import pytest

from tests.incremental.changes import POLICY
from tests.incremental.test_walk import walked
from tests.incremental.walk import Step
from tests.incremental.written import (
    ADOPTED,
    AMENDING,
    ANSWER,
    FEW,
    HELD,
    LAW,
    LAWS,
    NEWS,
    NORM,
    REPEALING,
    TRAINING,
    WAITING,
)

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
RELEASE: Step = ("release", "release")
BACK: Step = ("release", "go back")
RESUME: Step = ("release", "resume")
COLUMN: Step = ("column",)
A_DAY: Step = ("clock", 24 * 60)


def edit(id: str, how: str, number: int = 0, other: str = LAW, fate: str = "approve") -> Step:
    """Return the step in which a document is changed."""
    return ("edit", id, how, number, other, fate)


def add(number: int, column: str = NEWS) -> Step:
    """Return the step in which a document is written; its number says of which year it is."""
    return ("add", f"e{number}fresh0", column, number, "approve")


def policy(place: str, words: str) -> Step:
    """Return the step in which policy is changed, or changed back."""
    return ("policy", next(c for c in POLICY if c[0].endswith(place) and words in c[2]))


SEQUENCES: dict[str, list[Step]] = {
    "a title that other pages show": [edit(LAW, "title"), RELEASE],
    "an attachment": [edit(LAW, "files", 0), edit(LAW, "files", 6), edit(LAW, "files", 7)],
    "a law amended and another repealed by the clock": [
        ("next_change", 0),
        A_DAY,
        A_DAY,
        ("clock", 12 * 24 * 60),
    ],
    "a consolidated text of a law amended by the clock": [edit(NORM, "consolidates"), RELEASE, ("clock", 12 * 24 * 60)],
    "a consolidated text of a law amended once more": [
        edit(NORM, "consolidates"),
        A_DAY,
        RELEASE,
        edit(REPEALING, "amends"),
    ],
    "a consolidated text of a law repealed": [
        edit(NORM, "consolidates"),
        RELEASE,
        edit(REPEALING, "repeals"),
        ("clock", 3 * 24 * 60),
        ("act", REPEALING, "withdraw"),
    ],
    "an amendment withdrawn": [edit(AMENDING, "effective", 0), ("act", AMENDING, "withdraw")],
    "a law withdrawn to which others refer": [("act", LAW, "withdraw"), RELEASE],
    "a cited law renamed": [edit(FEW[2], "cites"), edit(LAW, "title"), RELEASE],
    "a cited law whose text changes": [edit(FEW[2], "cites"), edit(LAW, "text"), RELEASE, edit(LAW, "slug")],
    "a cited law withdrawn": [edit(FEW[2], "cites"), RELEASE, ("act", LAW, "withdraw")],
    "a cited law amended by the clock": [edit(FEW[2], "cites"), ("clock", 12 * 24 * 60)],
    "a cited law repealed": [edit(FEW[2], "cites"), edit(REPEALING, "repeals"), ("clock", 3 * 24 * 60)],
    "a law that comes after the text that cites it": [edit(FEW[2], "cites"), add(2, LAWS), add(4, LAWS)],
    "a withdrawal that no seal holds yet": [("act", LAW, "withdraw"), ("clock", 1), ("clock", 2)],
    "a hold that no seal holds yet": [("act", WAITING, "hold"), ("clock", 1), ("clock", 2)],
    "a document of a year that had none": [add(3), add(2)],
    "a list that grows over a page and shrinks again": [add(0), add(1), add(4), ("act", FEW[3], "withdraw")],
    "a department renamed": [policy("departments.yaml", "Prevention"), edit(ANSWER, "department", 0)],
    "an address taken over": [
        ("act", FEW[1], "withdraw"),
        RELEASE,
        edit(FEW[2], "slug of another", 0, FEW[1]),
    ],
    "a text approved while it is held": [edit(HELD, "title"), RELEASE, ("act", HELD, "lift")],
    "a released text held in its next version": [("act", FEW[3], "hold"), edit(FEW[3], "text"), RELEASE],
    "a release taken back": [("theme", ("translations/en.yaml", "home: Home", "home: Start")), RELEASE, BACK],
    "what goes out with another": [("next_change", -1), ("next_change", 0), ("act", NORM, "hold"), RELEASE],
    "what goes out with another and says nothing of it": [
        edit(FEW[5], "publish", 2, WAITING),
        RELEASE,
        ("clock", 22 * 60),
    ],
    "a column that comes and goes": [COLUMN, add(0, TRAINING), edit("e0fresh0", "secret"), COLUMN, COLUMN],
    "another main date": [policy("policy-information.yaml", "main_date"), ("next_change", 0)],
    "an adopted document in a new text": [edit(ADOPTED, "title"), RELEASE, edit(ADOPTED, "year", 0)],
    "an output that somebody touched": [("clock", 1), ("output", 1), ("output", 2), ("output", 3)],
    "midnight": [("another_time", 1), A_DAY, RELEASE],
    "approved bytes changed and mended": [("damage", 20, "flip"), ("mend",), ("damage", 20, "touch")],
}


LIKE = {
    "a consolidated text of a law amended once more": "a consolidated text of a law amended by the clock",
    "a consolidated text of a law repealed": "a cited law repealed",
    "a cited law renamed": "a cited law whose text changes",
    "a cited law withdrawn": "a law withdrawn to which others refer",
    "a cited law amended by the clock": "a law amended and another repealed by the clock",
    "a hold that no seal holds yet": "a withdrawal that no seal holds yet",
    "a released text held in its next version": "a text approved while it is held",
    "a list that grows over a page and shrinks again": "a document of a year that had none",
}
"""Sequences left to the long profile, and that which is nearest to each: it is always tried."""

TRIED = {name: steps for name, steps in SEQUENCES.items() if LONG or name not in LIKE}


def test_what_is_left_to_the_long_profile_has_something_near_that_is_always_tried():
    assert LIKE.keys() < SEQUENCES.keys()
    assert set(LIKE.values()) <= SEQUENCES.keys() - LIKE.keys()


@pytest.mark.parametrize("steps", TRIED.values(), ids=TRIED.keys())
@pytest.mark.usefixtures("short_lists")
def test_each_step_gives_what_a_build_from_nothing_gives(steps, tmp_path):
    assert walked(tmp_path / "walk", steps, released=True, in_one_process=False) == []
