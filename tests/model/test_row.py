"""The row of a public document: plain values that sort as they follow, and no document unpacked for them."""

from __future__ import annotations

import marshal
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from plugins.model.field import Field
from plugins.model.field_types import TYPES
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication, Punctuality, Validity, Version
from plugins.model.row import Publications, Row, row_of
from tests.plan.make import NOW, revision
from tests.review.office import LAWS, policy

EVENING = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
"""Midnight of the second of March in Asia/Shanghai."""

LAW = Publication(
    revision("k7m29xqf", title="Wells", announced="2026-03-02", department="disease-control"),
    f"/{LAWS}/2026/wells.html",
    date(2026, 3, 2),
    EVENING,
    (),
    False,
    (LAWS,),
    7,
    begun=EVENING,
)


def test_days_are_those_of_the_ministry():
    row = row_of(LAW, policy(), ())
    assert (row.day, row.begun, row.released) == ("2026-03-02",) * 3
    assert datetime.fromisoformat(row.since) == EVENING


def test_the_day_of_release_is_that_of_the_newest_text_that_was_released():
    old, newer = Version("a", EVENING, "", ""), Version("b", datetime(2026, 5, 1, tzinfo=UTC), "minor", "")
    waiting = Version("c", None, "minor", "")
    assert row_of(replace(LAW, versions=(waiting, newer, old)), policy(), ()).released == "2026-05-01"
    assert row_of(replace(LAW, since=None), policy(), ()).released == ""


def test_what_is_absent_is_empty():
    row = row_of(replace(LAW, day=None, since=None, begun=None), policy(), ())
    assert (row.day, row.since, row.begun, row.released, row.year) == ("", "", "", "", "undated")
    assert (row.validity, row.punctuality, row.number, row.former) == ("", "", "", "")


def test_the_same_day_clock_is_that_of_the_column():
    rules = policy()
    without = replace(rules, columns={**rules.columns, LAWS: replace(rules.columns[LAWS], same_day="")})
    assert row_of(LAW, rules, ()).same_day == "2026-03-02"
    assert row_of(LAW, without, ()).same_day == ""


def test_fields_that_rules_need_are_there_as_plain_values():
    fields = {"press_release": "9tq4w2ha", "amends": ("bbbbbbbb",), "publish": "with 9tq4w2ha"}
    law = replace(LAW, revision=revision("k7m29xqf", announced="2026-03-02", **fields))
    row = row_of(law, policy(), ("amends", "announced", "press_release", "publish", "repeals"))
    assert [row.field(name) for name in ("amends", "announced", "press_release", "publish")] == [
        ("bbbbbbbb",),
        ("2026-03-02",),
        ("9tq4w2ha",),
        ("with 9tq4w2ha",),
    ]


def test_a_row_holds_no_field_that_the_document_lacks_or_that_no_rule_needs():
    row = row_of(LAW, policy(), ("announced", "repeals"))
    assert row.fields == (("announced", ("2026-03-02",)),)
    assert (row.field("repeals"), row.field("amends")) == ((), ())


def test_a_document_passes_the_filters_that_any_column_names():
    rules = policy()
    assert row_of(LAW, rules, ()).filters == (("year", "2026"), ("department", "disease-control"))
    assert row_of(replace(LAW, day=None), rules, ()).filters[0] == ("year", "undated")
    none = replace(rules, columns={key: replace(column, filters=()) for key, column in rules.columns.items()})
    assert row_of(LAW, none, ()).filters == ()


@pytest.mark.parametrize(
    ("kind", "value", "found"), [("choice", "north", True), ("choice", "far north", False), ("line", "north", False)]
)
def test_a_value_that_no_address_can_hold_or_of_another_type_is_no_filter(kind, value, found):
    rules = policy()
    field = Field("region", TYPES[kind], {}, choices=("north", "south"))
    law = replace(rules.columns[LAWS], fields={**rules.columns[LAWS].fields, "region": field})
    other = replace(rules.columns["press-releases"], filters=("region",))
    columns = {**rules.columns, LAWS: law, "press-releases": other}
    revision = replace(LAW.revision, fields={**LAW.revision.fields, "region": value})
    filters = row_of(replace(LAW, revision=revision), replace(rules, columns=columns), ()).filters
    assert (("region", value) in filters) == found


def test_a_document_whose_column_is_gone_passes_filters_still():
    rules = policy()
    columns = {key: column for key, column in rules.columns.items() if key != LAWS}
    assert ("department", "disease-control") in row_of(LAW, replace(rules, columns=columns), ()).filters


def test_a_row_is_kept_as_plain_values():
    judged = replace(LAW, validity=Validity.IN_FORCE, punctuality=Punctuality.SAME_DAY)
    row = row_of(judged, policy(), ("announced", "issued_by", "publish"))
    assert Row._make(marshal.loads(marshal.dumps(tuple(row)))) == row  # noqa: S302 - made here


def test_a_catalogue_makes_the_rows_of_its_documents():
    catalogue = Catalogue(NOW, policy(), {"k7m29xqf": LAW}, (), {}, {})
    assert catalogue.rows == {"k7m29xqf": row_of(LAW, policy())}
    assert replace(catalogue, publications={}).rows == {}


def test_documents_with_rows_are_asked_for_one_by_one():
    asked = []

    def get(id: str) -> Publication:
        asked.append(id)
        return LAW

    publications = Publications(get, {"k7m29xqf": row_of(LAW, policy(), ())})
    catalogue = Catalogue(NOW, policy(), publications, (), {}, {})
    assert (list(publications), len(publications), "k7m29xqf" in publications) == (["k7m29xqf"], 1, True)
    assert catalogue.rows["k7m29xqf"].title == "Wells"
    assert asked == []
    assert catalogue.publications["k7m29xqf"] is LAW
    assert asked == ["k7m29xqf"]


def test_a_document_without_a_row_is_not_public():
    with pytest.raises(KeyError):
        Publications({"k7m29xqf": LAW}.get, {})["k7m29xqf"]
