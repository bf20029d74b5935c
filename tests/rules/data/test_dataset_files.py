"""DBQ001: a data set is one CSV file with its schema beside it (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.data.dataset_files import dataset_files
from tests.rules.data.sets import dataset
from tests.rules.make import document, shown


def findings(*names: str) -> list[str]:
    return shown(dataset_files(document("database-query", attachments=dict.fromkeys(names, "a"), title="A")))


def test_a_csv_file_with_its_schema_passes():
    assert shown(dataset_files(dataset())) == []
    assert findings("wells.csv", "wells.schema.json", "method.pdf") == []


@pytest.mark.parametrize(
    "names",
    [
        pytest.param((), id="nothing"),
        pytest.param(("wells.xlsx",), id="another form"),
        pytest.param(("wells.csv",), id="no schema"),
        pytest.param(("wells.csv", "taps.schema.json"), id="the schema of another file"),
        pytest.param(("wells.csv", "wells.schema.json", "taps.csv", "taps.schema.json"), id="two data sets"),
    ],
)
def test_anything_else_is_one_finding(names):
    assert len(findings(*names)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("wells.csv") == [
        "content/database-query/2026/a.md:1: DBQ001 dataset_files: got wells.csv without a schema, "
        "expected wells.schema.json among the attachments, a Table Schema"
    ]
