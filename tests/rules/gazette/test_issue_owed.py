"""GAZ004: each month with normative texts has its issue of the gazette."""

from datetime import datetime

from plugins.model.clock import MINISTRY_ZONE
from plugins.rules.gazette.issue_owed import issue_owed
from tests.rules.make import catalogue, clock, publication, shown


def instant(text):
    return datetime.fromisoformat(text).replace(tzinfo=MINISTRY_ZONE)


def issue(id, until):
    return publication(id, "gazette", collected_until=until)


def law(id, since, column="laws-and-regulations"):
    return publication(id, column, since=instant(since))


def findings(*public, at):
    return list(issue_owed(catalogue(*public), clock(instant(at))))


LAWS = (law("aaaaaaaa", "2026-08-03T10:00"), law("bbbbbbbb", "2026-10-15T10:00"), law("cccccccc", "2026-11-02T10:00"))
FIRST = issue("gggggggg", "2026-09-30")


def test_before_the_first_issue_nothing_is_owed_and_no_issue_of_a_month_without_texts():
    assert findings(*LAWS, at="2026-12-31T10:00") == []
    assert findings(LAWS[0], FIRST, at="2027-06-01T10:00") == []


def test_news_of_a_month_owe_no_issue():
    assert findings(law("dddddddd", "2026-10-15T10:00", "work-updates"), FIRST, at="2027-06-01T10:00") == []


def test_a_month_owes_its_issue_once_it_has_ended_and_until_the_end_of_the_next():
    assert findings(*LAWS, FIRST, at="2026-10-31T23:59") == []
    (found,) = findings(*LAWS, FIRST, at="2026-11-01T00:00")
    assert found.due == instant("2026-12-01T00:00")
    assert shown([found]) == [
        "policy/columns/gazette.yaml: GAZ004 collects: got no issue of 2026-10, expected one with its texts, of which "
        "there are 1: python3 inv gazette 2026-10 --as WHO"
    ]


def test_after_that_it_is_overdue_and_the_next_one_is_owed_as_well():
    got = [(one.got, one.due) for one in findings(*LAWS, FIRST, at="2026-12-01T00:00")]
    assert got == [
        ("no issue of 2026-10, overdue", instant("2026-12-01T00:00")),
        ("no issue of 2026-11", instant("2027-01-01T00:00")),
    ]


def test_an_issue_pays_for_its_month():
    assert findings(*LAWS, FIRST, issue("hhhhhhhh", "2026-10-31"), at="2026-11-30T10:00") == []
