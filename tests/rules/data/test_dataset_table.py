"""DBQ003: the table on the page says what the CSV file says (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.data.dataset_table import dataset_table
from tests.rules.data.sets import BODY, CSV, TABLE, dataset
from tests.rules.make import shown


def findings(csv=CSV, body=BODY, language="en"):
    return shown(dataset_table(dataset(csv, body=body, language=language)))


def test_a_table_with_the_rows_of_the_file_passes():
    assert findings() == []
    assert findings(body=BODY.replace("## Data", "## 数据"), language="zh-Hans") == []


def test_signs_behind_a_backslash_are_those_of_the_file():
    assert findings(CSV.replace("Hexi", "He_xi|1"), BODY.replace("Hexi", r"He\_xi\|1")) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Words.\n", id="no section"),
        pytest.param("## Data\n\nSee the file.\n", id="no table"),
        pytest.param(BODY.replace("120", "121"), id="another value"),
        pytest.param(BODY.replace("People served", "people"), id="another head"),
        pytest.param(BODY.replace("| W002 | Lake, north | 48 | 2026-09-04 |\n", ""), id="a row less"),
        pytest.param(BODY + "| W003 | Hexi | 60 | 2026-09-05 |\n", id="a row more"),
    ],
)
def test_anything_else_is_one_finding(body):
    assert len(findings(body=body)) == 1


@pytest.mark.parametrize(("rows", "count"), [(1_000, 0), (1_001, 1)])
def test_a_thousand_rows_are_the_most(rows, count):
    head, ruler, first, _ = TABLE.splitlines()
    body = "## Data\n\n" + "\n".join([head, ruler, *[first] * rows]) + "\n"
    line = CSV.splitlines(keepends=True)
    assert len(findings(line[0] + line[1] * rows, body)) == count


def test_the_message_names_place_fault_and_remedy():
    assert findings(body=BODY.replace("120", "121")) == [
        "content/database-query/2026/a.md:10: DBQ003 dataset_table: got 'W001 | Hexi | 121 | 2026-09-03', "
        "expected row 2: W001 | Hexi | 120 | 2026-09-03"
    ]
    assert findings(body="## Data\n\nSee the file.\n") == [
        "content/database-query/2026/a.md:4: DBQ003 dataset_table: got no table of the data, "
        "expected the section ## Data with the table that python3 inv table "
        "content/database-query/2026/a/wells.csv prints"
    ]
