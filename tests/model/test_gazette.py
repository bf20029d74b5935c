"""Months, and which texts became public in one."""

from datetime import date, datetime

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.gazette import appeared, is_text, last_day, line_of, next_month, said_digests, texts_of_month
from plugins.model.row import row_of
from tests.rules.make import policy, publication

DIGEST = "sha256:" + "0123456789abcdef" * 4


def row(id="k7m29xqf", since="2026-10-31T23:59:59+08:00", **settings):
    at = datetime.fromisoformat(since).astimezone(MINISTRY_ZONE)
    return row_of(publication(id, since=at, **settings), policy())


@pytest.mark.parametrize(
    ("month", "day"), [("2026-10", date(2026, 10, 31)), ("2027-02", date(2027, 2, 28)), ("2028-02", date(2028, 2, 29))]
)
def test_a_month_ends_with_its_last_day(month, day):
    assert last_day(month) == day


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "26-10", "2026-00", "October", "", "2026-10-01"])
def test_what_is_no_month_is_refused_with_what_would_pass(month):
    with pytest.raises(ValueError, match="expected one such as 2026-10"):
        last_day(month)


def test_december_is_followed_by_january():
    assert [next_month("2026-11"), next_month("2026-12")] == ["2026-12", "2027-01"]


def test_a_text_appears_in_the_month_in_shanghai():
    assert appeared(row(since="2026-10-31T15:59:59+00:00")) == "2026-10"
    assert appeared(row(since="2026-10-31T16:00:00+00:00")) == "2026-11"
    assert appeared(row(adopted=True)) == ""


def test_texts_of_a_month_stand_in_the_order_in_which_they_became_public():
    rows = [
        row("bbbbbbbb"),
        row("aaaaaaaa"),
        row("cccccccc", "2026-10-01T00:00:00+08:00"),
        row("dddddddd", "2026-11-01T00:00:00+08:00"),
    ]
    columns = ("policy-information",)
    assert [one.id for one in texts_of_month(rows, columns, "2026-10")] == ["cccccccc", "aaaaaaaa", "bbbbbbbb"]
    assert texts_of_month(rows, ("laws-and-regulations",), "2026-10") == ()


def test_a_line_has_sixteen_digits_of_the_digest_and_is_read_again():
    line = line_of("k7m29xqf", DIGEST)
    assert line == "k7m29xqf 0123456789abcdef"
    assert said_digests([line, "p4rtn3r0"]) == {"k7m29xqf": "0123456789abcdef", "p4rtn3r0": ""}
    assert is_text("0123456789abcdef", DIGEST)
    assert not is_text("0123456789abcde", DIGEST)
    assert not is_text("1123456789abcdef", DIGEST)
    assert not is_text("", DIGEST)
