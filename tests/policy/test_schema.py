"""The JSON Schema of a column accepts what the reader accepts."""

from __future__ import annotations

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.policy.load import load_policy
from plugins.policy.schema import json_schema
from tests.policy.conftest import MINISTRY

POLICY = load_policy(MINISTRY)
COLUMNS = list(POLICY.columns.values())
LAW = {
    "id": "k7m29xqf",
    "title": "Measures for Vaccines",
    "language": "en",
    "department": "disease-control",
    "contact": "li.wei",
    "publish": "2026-11-23T10:00",
    "status": "draft",
    "issued_by": ["Ministry of Health"],
    "announced": "2026-11-23",
    "effective": "2027-01-01",
}


def faults(front_matter, column="laws-and-regulations"):
    validator = jsonschema.Draft202012Validator(json_schema(POLICY.columns[column], POLICY))
    return [error.message for error in validator.iter_errors(front_matter)]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_the_schema_of_every_column_is_one(column):
    jsonschema.Draft202012Validator.check_schema(json_schema(column, POLICY))


def test_whole_front_matter_passes():
    assert faults(LAW) == []
    assert faults(LAW | {"column": "laws-and-regulations", "issued_by": "Ministry of Health"}) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(
            ("id", "K7M29XQF"),
            ("title", ""),
            ("title", "a\nb"),
            ("language", "fr"),
            ("department", "x"),
            ("contact", "x"),
        ),
        *(("publish", "tomorrow"), ("status", "public"), ("announced", "23.11.2026"), ("column", "work-updates")),
        *(
            ("origin", "ftp://x"),
            ("amends", ["x"]),
            ("amends", "k7m29xq"),
            ("keywords", [""]),
            ("unknown", "x"),
            ("announced", ["x"]),
        ),
    ],
)
def test_anything_else_does_not(key, value):
    assert len(faults(LAW | {key: value})) == 1


@pytest.mark.parametrize(
    "key", ["id", "title", "language", "department", "contact", "publish", "announced", "effective", "issued_by"]
)
def test_what_the_column_requires_must_be_there(key):
    assert len(faults({name: value for name, value in LAW.items() if name != key})) == 1


def test_publish_is_required_where_the_column_has_no_default():
    assert "publish" not in json_schema(POLICY.columns["work-updates"], POLICY)["required"]


def test_every_property_carries_its_labels():
    for column in COLUMNS:
        properties = json_schema(column, POLICY)["properties"]
        assert all(set(each["x-labels"]) == {"en", "zh-Hans"} for each in properties.values())


STRICT = [
    field
    for column in COLUMNS
    for field in column.fields.values()
    if field.type.name not in ("department", "person", "choice")
]


@given(st.sampled_from(STRICT), st.one_of(st.text(max_size=20), st.lists(st.text(max_size=8), max_size=3)))
def test_what_the_reader_accepts_the_schema_accepts(field, raw):
    column = next(column for column in COLUMNS if column.fields.get(field.name) == field)
    try:
        field.parse(tuple(raw) if isinstance(raw, list) else raw)
    except ValueError:
        return
    if field.name != "column":
        jsonschema.validate(raw, json_schema(column, POLICY)["properties"][field.name])
