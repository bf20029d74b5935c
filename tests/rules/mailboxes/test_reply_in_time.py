"""MBX004: a letter is answered after it came, and within three months."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.mailboxes.reply_in_time import months_after, reply_in_time
from tests.rules.make import day, document, shown


def findings(received, dated):
    return list(reply_in_time(document("ministers-mailbox", received=received, dated=dated)))


@pytest.mark.parametrize("dated", ["2026-08-21", "2026-11-21"])
def test_the_day_of_the_letter_and_up_to_three_months_pass(dated):
    assert findings("2026-08-21", dated) == []


def test_three_months_after_the_last_of_a_month_are_the_last_of_a_month():
    assert months_after(day("2026-11-30")) == day("2027-02-28")
    assert months_after(day("2027-11-30")) == day("2028-02-29")


def test_a_day_more_is_noted():
    (found,) = findings("2026-08-21", "2026-11-22")
    assert found.weight is Weight.NOTE
    assert shown([found]) == [
        "content/ministers-mailbox/2026/a.md:3: MBX004 dated: got 2026-11-22, more than 3 months after the letter "
        "of 2026-08-21, expected an answer up to 2026-11-21"
    ]


def test_a_reply_before_its_letter_is_refused():
    (found,) = findings("2026-08-21", "2026-08-20")
    assert found.weight is Weight.REFUSE
    assert shown([found]) == [
        "content/ministers-mailbox/2026/a.md:3: MBX004 dated: got 2026-08-20, "
        "expected 2026-08-21 or later, the day on which the letter came"
    ]
