"""Values of front matter: closed types, read strictly, refused with what would pass."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.column import Field
from plugins.model.document import Publish
from plugins.model.value import PLAIN_ADDRESS, is_web_address, parse_day, parse_instant, parse_publish, parse_value

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=MINISTRY_ZONE)


def read(kind, raw, **more):
    return parse_value(Field("name", kind, {}, **more), raw)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("line", "Storage", "Storage"),
        ("text", "one\ntwo", "one\ntwo"),
        ("text", "", ""),
        ("lines", ("a", "b"), ("a", "b")),
        ("lines", "a", ("a",)),
        ("lines", (), ()),
        ("date", "2026-11-23", date(2026, 11, 23)),
        ("date", "2028-02-29", date(2028, 2, 29)),
        ("id", "k7m29xqf", "k7m29xqf"),
        ("ids", ("k7m29xqf", "9tq4w2ha"), ("k7m29xqf", "9tq4w2ha")),
        ("department", "disease-control", "disease-control"),
        ("person", "li.wei", "li.wei"),
        ("url", "https://www.example.org/a.html", "https://www.example.org/a.html"),
        ("publish", "on-go", Publish("on-go")),
    ],
)
def test_a_value_of_its_type_passes(kind, raw, value):
    assert read(kind, raw) == value


def test_a_choice_is_one_of_those_named():
    assert read("choice", "en", choices=("en", "zh-Hans")) == "en"
    with pytest.raises(ValueError, match=r"^one of en, zh-Hans$"):
        read("choice", "fr", choices=("en", "zh-Hans"))


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("line", "", "some text on one line"),
        ("line", "a\nb", "some text on one line"),
        ("line", ("a", "b"), "one value, not a list, such as name: a"),
        ("lines", ("a", "b\nc"), "some text on one line"),
        ("date", "23.11.2026", "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"),
        ("date", "2026-02-29", "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"),
        ("date", "２０２６-11-23", "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"),
        ("date", "2026-11-23T10:00", "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"),
        ("date", "20261123", "a day of the calendar as YYYY-MM-DD, such as 2026-11-23"),
        ("id", "K7M29XQF", "an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf"),
        ("id", "k7m29xqu", "an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf"),
        ("ids", ("k7m29xqf", "x"), "an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf"),
        ("department", "Disease Control", "a key in lower case, such as disease-control or li.wei"),
        ("person", "../li", "a key in lower case, such as disease-control or li.wei"),
        (
            "url",
            "ftp://a.example",
            "an address that begins with https:// or http://, such as https://www.example.org/a.html",
        ),
        (
            "url",
            "https:///a",
            "an address that begins with https:// or http://, such as https://www.example.org/a.html",
        ),
        ("colour", "red", "a field of a known type; policy gives name the type colour"),
    ],
)
def test_anything_else_is_told_what_would_pass(kind, raw, expected):
    with pytest.raises(ValueError) as refused:
        read(kind, raw)
    assert str(refused.value) == expected


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        ("2026-11-23T09:00", NINE),
        ("2026-11-23T09:00:00", NINE),
        ("2026-11-23T01:00Z", NINE),
        ("2026-11-23T09:00+08:00", NINE),
        ("2026-11-22T20:00:00-05:00", NINE),
    ],
)
def test_an_instant_without_a_zone_is_that_of_the_ministry(raw, instant):
    assert parse_instant(raw) == instant
    assert parse_instant(raw).tzinfo is not None


@pytest.mark.parametrize(
    "raw", ["2026-11-23", "2026-11-23 09:00", "2026-11-23T9:00", "2026-11-23T25:00", "2026-13-01T00:00", "now", ""]
)
def test_other_instants_are_refused(raw):
    with pytest.raises(ValueError, match="a day and time such as 2026-11-23T10:00"):
        parse_instant(raw)


@pytest.mark.parametrize(
    ("raw", "publish"),
    [
        ("on-approval", Publish("on-approval")),
        ("with k7m29xqf", Publish("with", id="k7m29xqf")),
        ("2026-11-23T09:00", Publish("time", at=NINE)),
        ("2026-11-23", Publish("time", at=datetime(2026, 11, 23, tzinfo=MINISTRY_ZONE))),
    ],
)
def test_publish_is_a_time_a_word_or_another_document(raw, publish):
    assert parse_publish(raw) == publish


@pytest.mark.parametrize("raw", ["with", "with K7M29XQF", "tomorrow", "on-approval ", "T", "2026-11-23T"])
def test_other_values_of_publish_are_refused(raw):
    with pytest.raises(ValueError, match="on-approval, on-go, or with and an id"):
        parse_publish(raw)


@given(st.dates())
def test_every_day_comes_back(day):
    assert parse_day(day.isoformat()) == day


@given(st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30)), st.integers(-14, 14))  # noqa: DTZ001
def test_every_instant_comes_back(moment, hours):
    instant = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert parse_instant(instant.isoformat()).astimezone(UTC) == instant.astimezone(UTC)


@given(
    st.sampled_from(["line", "text", "lines", "date", "publish", "id", "ids", "department", "person", "url"]), st.text()
)
def test_any_text_is_read_or_refused_with_a_value_error(kind, raw):
    try:
        read(kind, raw)
    except ValueError as refused:
        assert str(refused)


@given(
    st.from_regex(PLAIN_ADDRESS, fullmatch=True) | st.text("htps:/.a-[]?#@ \n１", max_size=20).map("https://".__add__)
)
def test_an_address_that_is_not_taken_apart_is_one_by_its_parts(raw):
    try:
        parts = urlsplit(raw)
        by_parts = parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", raw)
    except ValueError:
        by_parts = False
    assert is_web_address(raw) == by_parts
