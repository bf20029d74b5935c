"""The policy of a root is read whole, or refused with a line for every fault."""

from __future__ import annotations

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import PolicyError
from plugins.model.field_types import TYPES
from plugins.policy.load import load_policy
from plugins.policy.nodes import Faults, compose
from tests.policy.conftest import MINISTRY
from tests.repository import DEMONSTRATION, REPOSITORY

CASES = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
LAWS = "columns/laws-and-regulations.yaml"
QA = "columns/public-qa.yaml"


@pytest.fixture(scope="module")
def policy():
    return load_policy(MINISTRY)


@pytest.mark.parametrize("root", [REPOSITORY, DEMONSTRATION], ids=["the repository", "the demonstration"])
def test_the_policy_that_is_shipped_is_read(root):
    assert load_policy(root).columns


def test_files_of_the_same_bytes_are_understood_once_and_one_other_byte_is_seen(tmp_path, policy):
    shutil.copytree(MINISTRY, tmp_path / "ministry")
    place = tmp_path / "ministry" / "policy" / "people.yaml"
    assert load_policy(tmp_path / "ministry") is load_policy(MINISTRY)
    place.write_bytes(place.read_bytes() + b"\n")
    assert load_policy(tmp_path / "ministry").digest != policy.digest
    place.write_bytes(b"[")
    for _ in range(2):
        with pytest.raises(PolicyError):
            load_policy(tmp_path / "ministry")


def test_columns_stand_in_the_order_of_navigation(policy):
    orders = [column.order for column in policy.columns.values()]
    assert orders == sorted(orders)
    assert list(policy.columns)[:3] == ["laws-and-regulations", "policy-information", "work-updates"]


def test_a_column_has_the_fields_of_all_in_the_order_of_approved_documents(policy):
    names = list(policy.columns["policy-information"].fields)
    assert names[:3] == ["id", "column", "title"]
    assert names[-3:] == ["repeals", "press_release", "basis"]


def test_a_column_overrides_what_it_says_and_keeps_the_rest(policy):
    field = policy.columns["policy-information"].fields["announced"]
    assert (field.required, field.type.name, field.show, field.label["en"]) == (True, "date", True, "Issued")
    assert policy.columns["laws-and-regulations"].fields["announced"].label["en"] == "Announced"


def test_references_are_bound_to_columns(policy):
    assert policy.columns["laws-and-regulations"].fields["repeals"].columns == ("laws-and-regulations",)


def test_terms_begin_and_end_at_midnight_in_shanghai(policy):
    (term,) = policy.people["cao.min"].terms
    assert term.until == datetime(2026, 10, 1, tzinfo=MINISTRY_ZONE)
    assert not policy.people["cao.min"].holds("content-contact", term.until)


def test_the_digest_is_that_of_sha256sum_over_the_files(policy):
    files = sorted(str(file.relative_to(MINISTRY)) for file in (MINISTRY / "policy").rglob("*.yaml"))
    lines = "".join(f"{hashlib.sha256((MINISTRY / name).read_bytes()).hexdigest()}  {name}\n" for name in files)
    assert policy.digest == "sha256:" + hashlib.sha256(lines.encode()).hexdigest()


def test_the_digest_changes_with_every_byte(root, policy):
    assert load_policy(root).digest == policy.digest
    file = root / "policy/people.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    assert load_policy(root).digest != policy.digest


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_fault_is_one_line_with_its_place(faults, case):
    assert faults(case["file"], (case["old"], case["new"])) == case["faults"]


REGION = "  region: {type: choice, choices: [%s], label: {en: Region, zh-Hans: 地区}}\n  index_number: {}\n"


@pytest.mark.parametrize("choices", ["north, south", "Hexi-2.1, A"])
def test_a_field_of_the_columns_own_is_a_filter(root, faults, choices):
    faults(LAWS, ("  index_number: {}\n", REGION % choices), ("[year, department]", "[region]"))
    columns = load_policy(root).columns
    assert columns["laws-and-regulations"].filters == ("region",)
    assert columns["public-qa"].filters == ("year", "department")


def test_a_column_without_filters_has_none(root, faults):
    faults(LAWS, ("filters: [year, department]\n", ""))
    assert load_policy(root).columns["laws-and-regulations"].filters == ()


@pytest.mark.parametrize("choice", ["north west", "north/west", "北", "a--b", "-a", "a" * 65], ids=str)
def test_a_filter_with_a_value_that_no_address_can_hold_is_a_fault(root, faults, choice):
    assert faults(LAWS, ("  index_number: {}\n", REGION % f"north, {choice}"), ("department]", "region]")) == [
        f"{LAWS}:34: filters: 'region' has the value {choice!r}, which cannot be part of an address; "
        "expected at most 64 letters and digits of ASCII, single hyphens and dots between them, such as north-west"
    ]


@pytest.mark.parametrize("name", ["column", "language", "limit", "page", "q", "sort", "x" * 61])
def test_a_filter_with_a_name_that_addresses_use_for_something_else_is_a_fault(root, faults, name):
    field = (REGION % "north").replace("region", name)
    pairs = [(LAWS, ("  index_number: {}\n", field), ("department]", f"{name}]"))]
    if name == "column":
        pairs = [("fields.yaml", ("column: {type: line,", "column: {type: choice, choices: [a],"))]
    if name in ("column", "language"):
        pairs = [*pairs[: name == "column"], (LAWS, ("department]", f"{name}]"))]
    found = [faults(*pair) for pair in pairs][-1]
    line = 33 if name in ("column", "language") else 34
    assert found == [
        f"{LAWS}:{line}: filters: {name!r} cannot be a filter; "
        "expected a name of at most 60 letters that is none of column, language, limit, page, q, sort"
    ]


def test_an_unknown_type_is_told_which_there_are(faults):
    assert {"choice", "date", "line", "url"} < set(TYPES)
    known = ", ".join(TYPES)
    assert faults(LAWS, ("index_number: {}", "own: {type: colour, label: {en: a, zh-Hans: b}}")) == [
        f"{LAWS}:18: fields.own.type: 'colour' is no type of a field; known are {known}"
    ]
    assert faults(LAWS, ("type: colour", "type: liness")) == [
        f"{LAWS}:18: fields.own.type: 'liness' is no type of a field; did you mean lines?"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: &x b\nc: *x\n", "got the anchor &x, expected a value alone"),
        ("a: !!str b\n", "got the tag tag:yaml.org,2002:str, expected a value alone"),
        ("a: b: c\n", "mapping values are not allowed in this context; expected keys, a colon, a space and values"),
        ("- a\n", "got a list, expected keys with values"),
        ("", "got nothing, expected keys with values"),
        ("? [a]\n: b\n", "got a key that is no text, expected a key such as title"),
        ("a: b\n---\nc: d\n", "expected keys, a colon, a space and values"),
        ("a: \x07\n", "expected keys, a colon, a space and values"),
    ],
)
def test_catches_of_yaml_are_faults(root, faults, text, sentence):
    (root / "policy/departments.yaml").write_text(text)
    assert any(sentence in fault for fault in faults("departments.yaml"))


def test_a_file_that_is_not_utf_8_is_a_fault_with_its_line(root):
    (root / "policy/departments.yaml").write_bytes("# a\noffice: {en: a, zh-Hans: 办公厅}\n".encode("gbk"))
    with pytest.raises(PolicyError, match=r"departments\.yaml:2: got bytes that are not UTF-8, expected UTF-8"):
        load_policy(root)


@pytest.mark.parametrize("name", ["site.yaml", "people.yaml", "fields.yaml", "departments.yaml"])
def test_a_missing_file_is_a_fault(root, name):
    (root / "policy" / name).unlink()
    with pytest.raises(PolicyError, match=rf"policy/{name}:1: got nothing, expected a regular file"):
        load_policy(root)


def test_a_root_without_policy_is_a_fault(tmp_path):
    with pytest.raises(PolicyError, match="policy/columns:1: got nothing, expected a file for each column"):
        load_policy(tmp_path)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("peple.yaml", "peple.yaml:1: an unknown file; did you mean people.yaml?"),
        ("columns/news.yml", "columns/news.yml:1: got something else, expected a regular file that ends in .yaml"),
        ("columns/News.yaml", "columns/News.yaml:1: got nothing, expected keys with values"),
    ],
)
def test_a_file_that_does_not_belong_is_a_fault(root, faults, name, fault):
    (root / "policy" / name).write_text("")
    assert fault in faults("site.yaml")


def test_a_column_where_the_search_index_lies_is_a_fault(root, faults):
    shutil.copy(root / "policy" / QA, root / "policy/columns/search.yaml")
    sentence = "got a file named search.yaml, expected another name: the search index lies at that address"
    assert f"columns/search.yaml:2: {sentence}" in faults("site.yaml")


@pytest.mark.parametrize("name", ["Letters", "open_letters", "open.letters"])
def test_a_column_with_a_name_that_no_address_can_hold_is_a_fault(root, faults, name):
    shutil.copy(root / "policy" / QA, root / f"policy/columns/{name}.yaml")
    sentence = f"got a file named {name}.yaml, expected a-z, 0-9 and -, such as work-updates.yaml"
    assert f"columns/{name}.yaml:2: {sentence}" in faults("site.yaml")


def test_those_who_write_and_the_fields_of_an_urgent_notice_are_read():
    column = load_policy(DEMONSTRATION).columns["epidemics-and-emergencies"]
    assert column.writers == ("emergency-office",)
    assert column.urgent == ("basis", "place", "reported", "advice", "hotline")


def test_a_link_in_place_of_a_file_is_a_fault(root, faults):
    (root / "policy/site.yaml").rename(root / "site.yaml")
    (root / "policy/site.yaml").symlink_to(root / "site.yaml")
    assert faults("people.yaml") == ["site.yaml:1: got something else, expected a regular file that ends in .yaml"]


def test_all_faults_of_all_files_come_at_once_sorted_by_place(root, faults):
    faults("people.yaml", ("li.wei:\n", "Li Wei:\n"))
    faults(LAWS, ("page: document", "page: x"), ("publish: required", "publish: x"))
    places = [
        ":".join(fault.split(":")[:2]) for fault in faults("site.yaml", ("email: site@health.example", "email: x"))
    ]
    assert places == [f"{LAWS}:10", f"{LAWS}:15", "people.yaml:4", "site.yaml:10"]


def test_one_new_file_makes_a_column(root):
    text = (root / "policy" / QA).read_text(encoding="utf-8").replace("order: 5", "order: 6")
    (root / "policy/columns/clarifications.yaml").write_text(text, encoding="utf-8")
    assert list(load_policy(root).columns)[-1] == "clarifications"


@given(st.text(max_size=80))
def test_any_text_is_composed_or_a_fault(text):
    faults = Faults()
    entry = compose(text, "a.yaml", faults)
    assert (entry is None) <= bool(faults.lines())
