"""The map of an old site's columns: read with all its faults, and what it makes of a record."""

from __future__ import annotations

import pytest

from plugins.intake.column_map import mapped_record, missing_fields, read_column_map
from plugins.model.error import UsageError
from plugins.policy.load import load_policy
from tests.repository import DEMONSTRATION

POLICY = load_policy(DEMONSTRATION)
LAWS = "laws-and-regulations"
HEAD = "old,column,department,keys,note\n"


def read(*lines):
    """Read a map with these lines below the head."""
    return read_column_map(HEAD + "".join(f"{line}\n" for line in lines), "map.csv", POLICY.columns, POLICY.departments)


def faults(*lines):
    """The faults of a map."""
    with pytest.raises(UsageError) as error:
        read(*lines)
    return str(error.value).split("\n")


def test_a_line_says_where_the_records_of_a_column_go():
    line = read("政策法规," + LAWS + ",policy-and-law,doc_no=document_number; date=announced,")["政策法规"]
    assert (line.column, line.department, line.note) == (LAWS, "policy-and-law", "")
    assert line.keys == {"doc_no": "document_number", "date": "announced"}


def test_a_column_without_a_goal_is_left_out_for_a_reason():
    assert read("Photos,,,,pictures are not carried")["Photos"].note == "pictures are not carried"


def test_lines_of_a_spreadsheet_may_be_empty_and_begin_with_a_byte_order_mark():
    text = f"\ufeff{HEAD}\nNews,work-updates,,,\n,,,,\n"
    assert list(read_column_map(text, "map.csv", POLICY.columns, POLICY.departments)) == ["News"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("News,news,,,", "map.csv:2: column: got 'news', expected one of laws-and-regulations"),
        ("News,,,,", "map.csv:2: got neither column nor note"),
        (",work-updates,,,", "map.csv:2: got no old column"),
        ("News,work-updates,press,,", "map.csv:2: department: got 'press', expected one of general-office"),
        ("News,work-updates,,date,", "map.csv:2: keys: got 'date', expected pairs such as"),
        ("News,work-updates,,date=day,", "map.csv:2: keys: got 'day', expected a key of work-updates"),
        ("News,work-updates", "map.csv:2: got 2 cells, expected 5"),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_would_pass(line, fault):
    (found,) = faults(line)
    assert found.startswith(fault)


def test_all_faults_are_named_at_once():
    assert [fault.partition(": ")[0] for fault in faults("A,news,,,", "B,work-updates,,,", "B,work-updates,,,")] == [
        "map.csv:2",
        "map.csv:4",
    ]


def test_another_head_is_refused():
    with pytest.raises(UsageError, match=r"^map\.csv:1: got old;column, expected old,column,department,keys,note$"):
        read_column_map("old;column\n", "map.csv", POLICY.columns, POLICY.departments)


def test_a_record_gets_the_keys_of_its_column_and_says_what_is_lost():
    line = read(f"Laws,{LAWS},policy-and-law,doc_no=document_number,")["Laws"]
    raw = {"section": "Laws", "title": "Wells", "doc_no": "No. 1", "views": 120, "editor": "", "body": "Words."}
    record, lost = mapped_record(raw, "section", line, POLICY.columns[LAWS])
    assert record == {"title": "Wells", "document_number": "No. 1", "department": "policy-and-law", "body": "Words."}
    assert lost == ["views"]


def test_a_record_keeps_the_department_that_it_names():
    line = read(f"Laws,{LAWS},policy-and-law,,")["Laws"]
    record, _ = mapped_record({"department": "disease-control"}, "section", line, POLICY.columns[LAWS])
    assert record["department"] == "disease-control"


def test_of_two_keys_with_one_goal_the_second_is_lost():
    line = read(f"Laws,{LAWS},,no=document_number,")["Laws"]
    record, lost = mapped_record({"document_number": "1", "no": "2"}, "section", line, POLICY.columns[LAWS])
    assert (record, lost) == ({"document_number": "1"}, ["no"])


def test_required_fields_that_a_record_lacks_are_named():
    column = POLICY.columns["work-updates"]
    assert "dated" in missing_fields({"title": "Wells"}, column)
    assert "title" not in missing_fields({"title": "Wells"}, column)
