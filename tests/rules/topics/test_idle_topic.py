"""TOP003: a topic gathers something, and is kept up to date until it is frozen."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.topics.idle_topic import DAYS, idle_topic
from tests.rules.make import catalogue, clock, publication, shown, time

PART = "bbbbbbbb"


def findings(at, *, every="month", gathers=(PART,), since="2026-11-01T10:00", parts=("2026-10-01T10:00",), **fields):
    topic = publication("k7m29xqf", "special-topics", gathers=gathers, updated_every=every, since=time(since), **fields)
    others = [publication(PART, "work-updates", since=time(one)) for one in parts]
    return shown(idle_topic(catalogue(topic, *others, at=time(at)), clock(time(at))))


@pytest.mark.parametrize(
    ("every", "last", "late"),
    [
        ("week", "2026-11-08T23:59", "2026-11-09T00:00"),
        ("month", "2026-12-02T23:59", "2026-12-03T00:00"),
        ("quarter", "2027-02-01T23:59", "2027-02-02T00:00"),
        ("year", "2027-11-02T23:59", "2027-11-03T00:00"),
    ],
)
def test_it_is_owed_from_the_end_of_the_last_day_of_its_interval(every, last, late):
    assert findings(last, every=every) == []
    assert len(findings(late, every=every)) == 1
    assert every in DAYS and idle_topic.weight is Weight.OWED


def test_a_document_that_it_gathers_is_an_update():
    assert findings("2026-12-10T00:00", parts=("2026-11-20T10:00",)) == []


def test_from_the_day_on_which_it_is_frozen_none_is_owed():
    assert findings("2027-12-10T00:00", frozen="2026-12-01") == []
    assert len(findings("2027-12-10T00:00", frozen="2026-12-20")) == 1


def test_one_that_is_frozen_when_the_next_update_is_due_owes_none():
    assert findings("2027-12-10T00:00", frozen="2026-12-03") == []
    assert len(findings("2027-12-10T00:00", frozen="2026-12-04")) == 1


@pytest.mark.parametrize(("at", "day"), [("2026-11-02", "2026-11-20"), ("2026-11-20", "2026-11-25")])
def test_the_days_on_which_it_is_frozen_and_archived_are_those_on_which_its_page_changes(at, day):
    fields = {"gathers": (PART,), "updated_every": "month", "frozen": "2026-11-20", "archived": "2026-11-25"}
    topic = publication("k7m29xqf", "special-topics", since=time("2026-11-01T10:00"), **fields)
    asked = clock(time(f"{at}T00:00"))
    assert not [*idle_topic(catalogue(topic, publication(PART, "work-updates", since=time("2026-11-01T10:00"))), asked)]
    assert asked.next == time(f"{day}T00:00")


def test_a_topic_of_whose_documents_none_is_public_is_empty_also_when_it_is_frozen():
    assert findings("2026-11-02T00:00", parts=(), frozen="2026-11-02") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: TOP003 gathers: got no public document, "
        "expected one at least, or the withdrawal of the topic"
    ]


def test_the_message_names_place_fault_and_remedy():
    assert findings("2026-12-03T00:00") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: TOP003 updated_every: got the last update on 2026-11-01, "
        "expected one in 31 days, or a text that says from when it is frozen"
    ]
