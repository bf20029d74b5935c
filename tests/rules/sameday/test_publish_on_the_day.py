"""SAM007: the time at which a document is to be public lies on the day it is announced."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.sameday.publish_on_the_day import publish_on_the_day
from tests.rules.make import NOW, document, policy, time


def findings(at=NOW, column="laws-and-regulations", **raw):
    return list(publish_on_the_day(document(column, **raw), policy(), at))


@pytest.mark.parametrize(
    "publish",
    ["2026-11-25", "2026-11-25T00:00", "2026-11-25T23:59", "2026-11-24T16:00:00Z", "on-go", "with k7m29xqf"],
)
def test_a_time_on_the_day_an_act_or_another_document_passes(publish):
    assert findings(announced="2026-11-25", publish=publish) == []


def test_on_approval_passes_once_the_day_has_come():
    assert findings(time("2026-11-25T00:00"), announced="2026-11-25", publish="on-approval") == []
    assert findings(announced="2026-11-23", publish="on-approval") == []


def test_a_column_without_the_clock_passes():
    assert findings(column="work-updates", dated="2026-11-25", publish="2026-12-01") == []


def test_a_law_that_says_nothing_is_left_to_publish_said():
    assert findings(announced="2026-11-25") == []


@pytest.mark.parametrize("publish", ["2026-11-24T23:59", "2026-11-26T00:00", "2026-11-25T16:00:00Z", "on-approval"])
def test_a_time_on_another_day_is_refused(publish):
    assert [f.weight for f in findings(announced="2026-11-25", publish=publish)] == [Weight.REFUSE]


def test_the_default_of_the_column_is_judged_too():
    assert len(findings(column="policy-information", announced="2026-11-25")) == 1


def test_what_is_late_already_is_only_noted():
    assert [f.weight for f in findings(announced="2026-11-20", publish="2026-11-23T10:00")] == [Weight.NOTE]


@pytest.mark.parametrize(
    ("announced", "publish"), [("2026-11-23", "2026-11-24T10:00"), ("2026-11-20", "2026-11-19T10:00")]
)
def test_what_can_still_come_on_its_day_or_came_before_it_is_refused(announced, publish):
    assert [f.weight for f in findings(announced=announced, publish=publish)] == [Weight.REFUSE]


def test_the_message_names_place_fault_and_remedy():
    assert [str(f) for f in findings(announced="2026-11-25", publish="2026-11-26")] == [
        "content/laws-and-regulations/2026/a.md:3: SAM007 publish: got 2026-11-26 00:00, "
        "expected a time on the day announced, such as publish: 2026-11-25T10:00"
    ]
