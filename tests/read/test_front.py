"""Front matter: values as typed, and every catch of YAML a finding with its line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.finding import Weight
from plugins.read import front
from plugins.read.faults import Faults
from tests.read.conftest import HEAD


def front_of(entries):
    faults = Faults("a.md")
    return front.read_front(f"---\n{entries}\n---\nBody\n", faults), [str(f) for f in faults.findings()]


def with_entry(entry):
    return HEAD.replace("dated: 2026-11-23", f"dated: 2026-11-23\n{entry}")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        pytest.param("no", "no", id="not false"),
        pytest.param("017", "017", id="not octal"),
        pytest.param("2026_3", "2026_3", id="not an integer"),
        pytest.param("12:30:00", "12:30:00", id="not seconds"),
        pytest.param("2026-11-23T10:00:00", "2026-11-23T10:00:00", id="not a date"),
        pytest.param("~", "~", id="not null"),
        pytest.param("1.0", "1.0", id="not a float"),
        pytest.param('"a: b # c"', "a: b # c", id="quoted"),
        pytest.param("[甲, 乙]", ("甲", "乙"), id="a list in brackets"),
        pytest.param("\n- 甲\n- 乙", ("甲", "乙"), id="a list in lines"),
        pytest.param("|\n  one\n  two", "one\ntwo", id="a block of lines"),
        pytest.param("", "", id="nothing"),
        pytest.param("卫规〔2026〕3号", "卫规〔2026〕3号", id="Chinese"),
        pytest.param("https://a.example/x:y", "https://a.example/x:y", id="colons within"),
    ],
)
def test_a_value_is_the_text_that_was_typed(typed, value):
    read, findings = front_of(f"x: {typed}")
    assert read.values == {"x": value}
    assert findings == []


@pytest.mark.parametrize(("length", "is_read"), [(50_000, True), (50_001, False)])
def test_front_matter_has_at_most_50_000_characters(length, is_read):
    read, findings = front_of(f"title: {'a' * (length - len('title: '))}")
    assert (read is not None) is is_read
    assert findings == (
        []
        if is_read
        else [
            "a.md:1: REA004 front_matter: got front matter out of all measure, "
            "expected at most 50000 characters and 1000 brackets before the text"
        ]
    )


def test_lines_are_counted_from_the_first_line_of_the_file():
    read, _ = front_of('title: "a\n  b"\n\n# remark\nslug: c')
    assert read.lines == {"title": 2, "slug": 6}
    assert (read.body, read.body_line) == ("Body\n", 8)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param("title: Again", "8 REA006 title", id="a key twice"),
        pytest.param("summary: &mark text", "8 REA007 summary", id="an anchor"),
        pytest.param("summary: *mark", "8 REA007 summary", id="an alias of nothing"),
        pytest.param("summary: !!str text", "8 REA007 summary", id="a tag"),
        pytest.param("summary: !important", "8 REA007 summary", id="a text that begins like a tag"),
        pytest.param("summary: {a: b}", "8 REA008 summary", id="a map"),
        pytest.param("summary:\n  a: b", "9 REA008 summary", id="a nested map"),
        pytest.param("keywords: [a, [b]]", "8 REA008 keywords", id="a list within a list"),
        pytest.param("keywords:\n- a: b", "9 REA008 keywords", id="a map within a list"),
        pytest.param("summary：text", "8 REA005", id="a full-width colon"),
        pytest.param("summary:text", "8 REA005", id="no space behind the colon"),
        pytest.param("summary: a: b", "8 REA005", id="a colon within a value"),
        pytest.param('summary: "a', "8 REA005", id="a quotation that does not end"),
        pytest.param("summary: @a", "8 REA005", id="a reserved character"),
        pytest.param("summary: |\n\ta", "9 REA005", id="a tab before a value"),
        pytest.param("keywords: [a", "8 REA005", id="a list that does not end"),
        pytest.param("? [a]\n: b", "8 REA008", id="a key that is a list"),
        pytest.param("...\nsource: b", "8 REA005", id="a second YAML document"),
        pytest.param("autor: x", "8 REA009 autor", id="an unknown key"),
        pytest.param("expires: 2026-11-24", "8 REA009 expires", id="a key of other columns"),
        pytest.param("status: public", "8 REA010 status", id="an unknown status"),
        pytest.param("column: press-releases", "8 REA011 column", id="another column than the folder"),
        pytest.param("source: [a, b]", "8 REA010 source", id="a list for a single value"),
        pytest.param("source: a\u200bb", "8 REA012", id="a zero-width space"),
        pytest.param("source: a\u202eb", "8 REA012", id="a bidirectional control"),
        pytest.param('source: "a\tb"', "8 REA012 source", id="a tab within a value"),
        pytest.param("source: a\x07b", "8 REA012", id="a control character"),
    ],
)
def test_a_fault_is_one_finding_with_its_line(found, entry, expected):
    assert found(with_entry(entry)) == [expected]


def test_an_alias_of_an_anchor_is_found_with_it(found):
    assert found(with_entry("summary: &a text\nsource: *a")) == ["8 REA007 summary", "9 REA007 source"]


def test_all_faults_of_a_file_are_found_at_once(found):
    source = with_entry("autor：x\nsummary: a: b\nkeywords: [a, {b: c}]\ntitle: Again\nstatus: x\ncontact: y")
    assert found(source.replace("2026-11-23", "2026-02-30")) == [
        "7 REA010 dated",
        "8 REA005",
        "8 REA009 autor",
        "9 REA005",
        "10 REA008 keywords",
        "11 REA006 title",
        "12 REA010 status",
        "13 REA006 contact",
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "summary：text",
            "content/work-updates/a.md:8: REA005 front_matter_syntax: got 'summary：text', "
            "expected an ASCII colon and a space, summary: text",
        ),
        (
            "sumary: text",
            "content/work-updates/a.md:8: REA009 sumary: got an unknown key, "
            "expected a key of this column; did you mean summary?",
        ),
        (
            "摘要: text",
            "content/work-updates/a.md:8: REA009 摘要: got an unknown key, "
            "expected a key of this column; did you mean summary?",
        ),
        (
            "source: a\u200bb",
            "content/work-updates/a.md:8: REA012 visible_characters: got U+200B ZERO WIDTH SPACE in column 10, "
            "expected characters that are seen; delete it",
        ),
        (
            "publish: tomorrow",
            "content/work-updates/a.md:8: REA010 publish: got 'tomorrow', expected a time such as 2026-11-23T10:00, "
            "a day, on-approval, on-go, or with and an id, such as with k7m29xqf",
        ),
    ],
)
def test_the_message_names_place_fault_and_remedy(read, entry, message):
    assert [str(finding) for finding in read(with_entry(entry))[1]] == [message]


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "approved", "withdrawn"])
def test_the_status_is_read_in_working_documents(read, status):
    document, findings = read(with_entry(f"status: {status}"))
    assert findings == ()
    assert (document.fields["status"], document.raw["status"]) == (status, status)


def test_a_value_that_cannot_be_read_is_absent_but_kept_as_typed(read):
    document, _ = read(HEAD.replace("2026-11-23", "yesterday"))
    assert "dated" not in document.fields
    assert document.raw["dated"] == "yesterday"


def test_a_key_left_empty_is_absent_without_a_finding(read):
    document, findings = read(with_entry("source:"))
    assert findings == ()
    assert "source" not in document.fields


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Text alone\n", ["1 REA004"], id="no front matter"),
        pytest.param("", ["1 REA004"], id="nothing"),
        pytest.param("---\ntitle: a\n", ["1 REA004"], id="no end"),
        pytest.param("\n---\ntitle: a\n---\n", ["1 REA004"], id="a blank line before"),
        pytest.param("---\ntitle: " + "[" * 1_001 + "\n---\n", ["1 REA004"], id="out of all measure"),
    ],
)
def test_without_front_matter_there_is_no_document(read, found, source, expected):
    assert read(source)[0] is None
    assert found(source) == expected


@pytest.mark.parametrize("entries", ["", "just text", "- a\n- b", "# remark", "\t", "#\t\uffff"])
def test_front_matter_without_keys_makes_a_document_without_fields(entries):
    read, _ = front_of(entries)
    assert read.values == {}


def test_both_loaders_of_yaml_find_the_same(monkeypatch):
    entries = "title: a\nsummary: &x b\ntitle: c\nkeywords: [a, {b: c}]\nslug：d\nsource: *x"
    first = front_of(entries)
    monkeypatch.setattr(front, "Loader", yaml.BaseLoader)
    assert front_of(entries) == first


def test_deep_nesting_is_a_fault_and_no_crash(found):
    assert found(with_entry("summary: " + "[" * 900)) == ["8 REA005"]


def test_aliases_that_would_explode_are_findings(found):
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    assert found(with_entry(f"a0: &a0 [x]\n{levels}"))


@given(st.text(max_size=60))
def test_any_front_matter_is_read_or_found_fault_with(entries):
    read, findings = front_of(entries)
    assert read is not None
    assert all(":" in finding for finding in findings)
    assert set(read.lines) == set(read.values)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("ab：:'\"#&*![]{}-, 中", min_size=1), max_size=5
    )
)
def test_quoted_values_come_back_as_they_were(values):
    quoted = "\n".join(f"{key}: '" + value.replace("'", "''") + "'" for key, value in values.items())
    assert front_of(quoted)[0].values == values


def test_every_finding_of_the_front_matter_refuses(read):
    assert {finding.weight for finding in read(with_entry("autor: x\nsummary: a: b"))[1]} == {Weight.REFUSE}


@pytest.mark.parametrize(
    "line", ["dated：2026年11月29日", "dated:2026-11-29", "dated ： 2026/11/29", "dated：2026-11-29"]
)
def test_a_slip_in_a_line_is_one_fault_and_the_line_counts_as_it_would_pass(read, line):
    document, findings = read(f"---\ntitle: a\n{line}\n---\nx\n".encode())
    (finding,) = [one for one in findings if one.line == 3]
    assert (finding.code, finding.expected.rpartition(", ")[2]) == ("REA005", "dated: 2026-11-29")
    assert document.day("dated").isoformat() == "2026-11-29"
