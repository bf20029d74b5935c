"""TOP001: a topic is opened, then frozen, then archived."""

import pytest

from plugins.rules.topics.topic_days import topic_days
from tests.rules.make import document, shown


def findings(**days):
    return shown(topic_days(document("special-topics", dated="2026-11-12", **days)))


@pytest.mark.parametrize(
    "days",
    [
        {},
        {"frozen": "2026-11-13"},
        {"frozen": "2027-04-01", "archived": "2027-04-01"},
        {"frozen": "2027-04-01", "archived": "2027-06-01"},
    ],
)
def test_days_that_follow_each_other_pass(days):
    assert findings(**days) == []


@pytest.mark.parametrize(
    "days",
    [
        {"frozen": "2026-11-12"},
        {"archived": "2027-06-01"},
        {"frozen": "2027-04-01", "archived": "2027-03-31"},
    ],
)
def test_days_that_do_not_are_one_finding(days):
    assert len(findings(**days)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(archived="2027-06-01") == [
        "content/special-topics/2026/a.md:3: TOP001 archived: got 2027-06-01, "
        "expected frozen beside it: the day from which nothing is added, on that day or before"
    ]
