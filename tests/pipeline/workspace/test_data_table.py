"""The table of a data set is made of its CSV file, and passes the rule that compares the two."""

from __future__ import annotations

import json

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.workspace.data_table import data_table
from plugins.rules.data.dataset_table import dataset_table
from tests.rules.make import document, shown

FIELDS = [{"name": "a", "title": "Name", "type": "string"}, {"name": "b", "title": "People", "type": "integer"}]
CSV = 'a,b\r\nWell,12\r\n"East | *west*, a_b",\r\n'


@pytest.fixture
def data(tmp_path):
    """A CSV file with its schema beside it."""
    path = tmp_path / "wells.csv"
    path.write_bytes(CSV.encode())
    (tmp_path / "wells.schema.json").write_text(json.dumps({"fields": FIELDS}))
    return path


def test_numbers_stand_to_the_right_and_signs_have_a_backslash(data):
    assert data_table(data) == ("| Name | People |\n| --- | ---: |\n| Well | 12 |\n| East \\| \\*west\\*, a\\_b |  |\n")


def test_the_table_passes_the_rule(data):
    files = {"wells.csv": CSV, "wells.schema.json": json.dumps({"fields": FIELDS})}
    text = document("database-query", body=f"## Data\n\n{data_table(data)}", attachments=files, language="en")
    assert shown(dataset_table(text)) == []


def test_a_byte_order_mark_is_no_part_of_the_first_name(data):
    data.write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    assert data_table(data).startswith("| Name | People |\n")


def test_a_file_that_is_missing_is_named(data):
    data.with_name("wells.schema.json").unlink()
    with pytest.raises(UsageError, match=r"wells\.schema\.json: No such file"):
        data_table(data)


def test_a_file_in_another_encoding_is_named(data):
    data.write_bytes("a,b\r\n井,1\r\n".encode("gb18030"))
    with pytest.raises(UsageError, match=r"wells\.csv: expected UTF-8"):
        data_table(data)


def test_a_schema_of_another_form_is_said(data):
    data.with_name("wells.schema.json").write_text("[]")
    with pytest.raises(UsageError, match='expected an object with the list "fields"'):
        data_table(data)
