"""DBQ002: the values of a data set are what its schema says (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.data.dataset_schema import dataset_schema
from plugins.rules.data_files import DataField, fault_of
from tests.rules.data.sets import CSV, FIELDS, dataset
from tests.rules.make import shown


def findings(csv=CSV, schema=None):
    return shown(dataset_schema(dataset(csv, schema)))


def test_values_that_fit_pass():
    assert findings() == []
    assert findings(CSV.replace("\r\n", "\n")) == []


def test_what_lacks_a_file_is_the_business_of_another_rule():
    assert findings(csv=None) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("supply,province", "province,supply", id="another order"),
        pytest.param("120", "a hundred", id="no number"),
        pytest.param("120", "5001", id="more than the maximum"),
        pytest.param("120", "19", id="less than the minimum"),
        pytest.param("W001", "W1", id="another form"),
        pytest.param("W001", "", id="nothing where something is required"),
        pytest.param("2026-09-03", "2026-09-31", id="no day of the calendar"),
        pytest.param("Hexi,120", "Hexi,120,1", id="a value too many"),
        pytest.param('"Lake, north"', '"Lake, north', id="an open quotation"),
    ],
)
def test_anything_else_is_a_finding(old, new):
    assert len(findings(CSV.replace(old, new, 1))) >= 1


def test_an_optional_value_may_be_missing():
    assert findings(CSV.replace("120", "", 1)) == []


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param("{", id="no JSON"),
        pytest.param([], id="no object"),
        pytest.param({"fields": []}, id="no fields"),
        pytest.param({"fields": [{"type": "string"}]}, id="no name"),
        pytest.param({"fields": [{"name": "supply", "type": "text"}]}, id="an unknown type"),
        pytest.param({"fields": [{"name": "supply", "type": "string", "constraints": []}]}, id="no constraints"),
    ],
)
def test_a_schema_of_another_form_is_one_finding(schema):
    assert len(findings(schema=schema)) == 1


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [
        ("string", ("a",), ()),
        ("integer", ("0", "-12", "+3"), ("1.5", "1e3", "")),
        ("number", ("1.5", ".5", "-1e3", "7"), ("1,5", "NaN", "x")),
        ("boolean", ("true", "false"), ("yes", "1")),
        ("date", ("2026-02-28",), ("2026-2-28", "20260228")),
        ("year", ("2026",), ("26", "20261")),
    ],
)
def test_each_type_has_the_form_of_table_schema(kind, fits, does_not):
    field = DataField("a", "A", kind, {"required": True})
    assert [value for value in fits if fault_of(field, value)] == []
    assert [value for value in does_not if not fault_of(field, value)] == []


def test_no_more_than_twenty_values_are_named():
    head, _ = CSV.split("\r\n", 1)
    assert len(findings(head + "\r\n" + "W001,Hexi,none,2026-09-03\r\n" * 30)) == 20


@pytest.mark.parametrize(("row", "width"), [("W001,Hexi,120,2026-09-03,x", 5), ("W001,Hexi,120", 3)])
def test_a_row_has_a_value_for_each_column(row, width):
    head, _ = CSV.split("\r\n", 1)
    assert findings(f"{head}\r\n{row}\r\n")[0] == (
        f"content/database-query/2026/a.md:1: DBQ002 dataset_schema: got {width} values in row 2 of wells.csv, "
        "expected 4 values"
    )


def test_a_value_of_a_list_is_one_of_its_words():
    fields = [{"name": "supply", "type": "string", "constraints": {"enum": ["W001"]}}, *FIELDS[1:]]
    assert len(findings(schema={"fields": fields})) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(CSV.replace("120", "5001")) == [
        "content/database-query/2026/a.md:1: DBQ002 dataset_schema: got 5001 for people in row 2 of wells.csv, "
        "expected 5000 or less"
    ]
