"""Reporting times stand in policy with their source and the day on which it was looked up."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.policy.load import load_policy

FILE = "clocks.yaml"
COLUMN = "columns/work-updates.yaml"
CLOCK = """\
first-notice:
  title: {en: First notice, zh-Hans: 首次发布}
  hours: 5
  source: "Order 1, article 2"
"""


def test_a_root_whose_columns_name_no_clock_needs_no_such_file(root):
    assert load_policy(root).clocks == {}


def test_a_clock_says_by_when_and_that_nobody_looked_it_up(root, faults):
    assert faults(FILE, ("", CLOCK)) == []
    (clock,) = load_policy(root).clocks.values()
    assert (clock.key, clock.title["zh-Hans"], clock.checked) == ("first-notice", "首次发布", None)
    begins = datetime(2026, 11, 12, 21, 30, tzinfo=MINISTRY_ZONE)
    assert clock.due(begins) == datetime(2026, 11, 13, 2, 30, tzinfo=MINISTRY_ZONE)
    assert clock.said == "5 hours (Order 1, article 2; provisional: its source was not checked)"


def test_a_clock_that_somebody_looked_up_says_when(root, faults):
    assert faults(FILE, ("", CLOCK.replace("5", "1") + "  checked: 2026-10-09\n")) == []
    clock = load_policy(root).clocks["first-notice"]
    assert clock.checked == date(2026, 10, 9)
    assert clock.said == "1 hour (Order 1, article 2; checked on 2026-10-09)"


def test_the_file_is_part_of_the_digest(root, faults):
    without = load_policy(root).digest
    faults(FILE, ("", CLOCK))
    assert load_policy(root).digest != without


def test_a_column_names_its_clocks(root, faults):
    faults(FILE, ("", CLOCK))
    assert faults(COLUMN, ("", "clocks: [first-notice]\n")) == []
    assert load_policy(root).columns["work-updates"].clocks == ("first-notice",)


@pytest.mark.parametrize(
    ("clocks", "fault"),
    [
        (CLOCK, "'first-notise' is no clock of clocks.yaml; did you mean first-notice?"),
        ("", "'first-notise' is no clock of clocks.yaml; known are "),
    ],
)
def test_a_clock_that_is_not_there_is_a_fault(clocks, fault, faults):
    if clocks:
        faults(FILE, ("", clocks))
    found = faults(COLUMN, ("", "clocks: [first-notise]\n"))
    assert [line.split(": ", 2)[2] for line in found] == [fault]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("hours: 5", "hours: 0"), "clocks.yaml:3: first-notice.hours: got no hour, expected a whole number from 1"),
        (("hours: 5", "hours: five"), "clocks.yaml:3: first-notice.hours: got 'five', expected a whole number from 0"),
        (('  source: "Order 1, article 2"\n', ""), "clocks.yaml:1: first-notice: the key source is missing"),
        (("article 2", 'article 2"\n  checked: "soon'), "clocks.yaml:5: first-notice.checked: got 'soon', expected"),
        (("first-notice:", "First notice:"), "clocks.yaml:1: First notice: got a key with other characters"),
        (("source:", "sorce:"), "clocks.yaml:4: first-notice.sorce: an unknown key; did you mean source?"),
    ],
)
def test_a_fault_is_named_with_its_line(change, fault, faults):
    assert any(line.startswith(fault) for line in faults(FILE, ("", CLOCK.replace(*change))))
