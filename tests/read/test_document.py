"""A working document is read whole: fields, text, attachments and every fault."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.finding import Weight
from plugins.read.document import read_document
from tests.read.conftest import HEAD, PATH


def test_a_document_holds_what_was_typed(read, tmp_path):
    (tmp_path / "content/work-updates/a").mkdir(parents=True)
    (tmp_path / "content/work-updates/a/form.txt").write_text("A form")
    document, findings = read(HEAD + "\nSee [the form](a/form.txt).\n")
    assert findings == ()
    assert (document.path, document.column, document.id) == (PATH, "work-updates", "k7m29xqf")
    assert document.fields["dated"] == date(2026, 11, 23)
    assert document.raw["dated"] == "2026-11-23"
    assert document.lines["dated"] == 7
    assert (document.body, document.body_line) == ("\nSee [the form](a/form.txt).\n", 9)
    assert [(a.name, a.size_bytes, a.text) for a in document.attachments] == [("form.txt", 6, "A form")]
    assert [(x.kind, x.target, x.line) for x in document.text.links] == [("attachment", "form.txt", 10)]


def test_fields_stand_in_the_order_of_the_schema(read, columns):
    document, _ = read(HEAD.replace("id: k7m29xqf\n", "").replace("contact: li.wei", "contact: li.wei\nid: k7m29xqf"))
    known = list(columns["work-updates"].fields)
    assert list(document.fields) == sorted(document.fields, key=known.index)


def test_fields_are_composed(read):
    document, _ = read(HEAD.replace("Storage of vaccines", "Cafe\u0301"))
    assert document.string("title") == "Caf\u00e9"


def test_findings_name_the_document(read):
    assert {f.document for f in read(HEAD.replace("dated:", "date:") + "\u200b")[1]} == {"k7m29xqf"}


def test_faults_of_every_part_come_together_in_the_order_of_lines(found):
    assert found(
        HEAD.replace("dated: 2026-11-23", "dated: soon") + "[a](javascript:x)\n\u200b\n![b](https://x.example/)\n"
    ) == [
        "7 REA010 dated",
        "9 REA019",
        "10 REA012",
        "11 REA018",
    ]


@pytest.mark.parametrize("path", ["content/nowhere/a.md", "content/a.md", "a.md", "policy/site.yaml"])
def test_a_path_outside_the_columns_is_a_finding(tmp_path, columns, path):
    document, findings = read_document(tmp_path, path, columns)
    assert document is None
    assert [f.code for f in findings] == ["REA014"]


@pytest.mark.parametrize(
    "path", ["content/work-updates/../../secret.md", "content/work-updates/./a.md", "content/work-updates/..\\a.md"]
)
def test_a_path_never_leaves_the_root(tmp_path, columns, path):
    (tmp_path / "secret.md").write_text(HEAD)
    document, findings = read_document(tmp_path, path, columns)
    assert document is None
    assert [f.code for f in findings] in (["REA014"], ["REA021"])


def test_a_file_that_is_not_there_is_a_finding(tmp_path, columns):
    assert [f.code for f in read_document(tmp_path, PATH, columns)[1]] == ["REA021"]


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path, columns):
    (tmp_path / PATH).mkdir(parents=True)
    assert [f.code for f in read_document(tmp_path, PATH, columns)[1]] == ["REA021"]


def test_a_link_in_place_of_the_file_is_never_followed(tmp_path, columns):
    (tmp_path / "secret").write_text(HEAD)
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).symlink_to(tmp_path / "secret")
    document, findings = read_document(tmp_path, PATH, columns)
    assert document is None
    assert [(f.code, f.weight) for f in findings] == [("REA013", Weight.STOP)]


def test_a_link_in_place_of_a_folder_on_the_way_is_never_followed(tmp_path, columns):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text(HEAD)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/work-updates").symlink_to(outside)
    document, findings = read_document(tmp_path, PATH, columns)
    assert document is None
    assert [(f.code, f.weight) for f in findings] == [("REA013", Weight.STOP)]


def test_a_pipe_in_place_of_the_file_is_a_finding_and_nobody_waits(tmp_path, columns):
    (tmp_path / PATH).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / PATH)
    assert [f.code for f in read_document(tmp_path, PATH, columns)[1]] == ["REA021"]


def test_white_space_around_a_line_is_dropped_and_that_of_a_text_is_kept(read):
    document, findings = read(
        HEAD.replace("dated:", 'source: " News "\nsummary: " One.\\n  Two. "\ndated:') + "Words.\n"
    )
    assert findings == ()
    assert (document.string("source"), document.string("summary")) == ("News", " One.\n  Two. ")


def test_what_is_no_text_is_refused_in_the_body_and_in_the_front_matter(read):
    _, findings = read(HEAD.replace("Storage of vaccines", "Storage\ufffd") + "\n<!-- later -->\n")
    assert [(f.code, f.weight) for f in findings] == [("REA025", Weight.REFUSE), ("REA024", Weight.REFUSE)]


SCRAPS = [
    *(b"---\n", b"id: k7m29xqf\n", b"title: ", b"keywords: [", b"]\n", b"\n\n", b"[^1]", b"[^1]: ", b"    ", b"\t"),
    *(b"> ", b"- ", b"1. ", b"| a |", b"|---|\n", b"# ", b"**", b"`", b"[a](", b")", b"{#a}", b"<b>", b"&#0;", b"\\"),
    *(b"\xff", b"\0", b"\r", b"\xef\xbb\xbf", b"\xc4\xe3", b'"\\ud800"', b"&a ", b"*a ", b"!!x ", b"\xee\x80\x90"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("any")
    (root / PATH).parent.mkdir(parents=True)
    return root


@given(st.tuples(st.booleans(), st.lists(st.one_of(st.sampled_from(SCRAPS), st.binary(max_size=8)), max_size=25)))
def test_whatever_the_bytes_are_the_reader_returns(place, columns, drawn):
    with_head, pieces = drawn
    (place / PATH).write_bytes((HEAD.encode() if with_head else b"") + b"".join(pieces))
    document, findings = read_document(place, PATH, columns)
    assert document is not None or findings
    assert all(finding.path == PATH for finding in findings)


@pytest.mark.parametrize(
    "path", ["content/work-updates/2026/aux.md", "content/work-updates/con/a.md", "content/work-updates/2026/a:b.md"]
)
def test_a_file_that_windows_cannot_hold_is_named(tmp_path, columns, path):
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("---\nid: k7m29xqf\n---\n\nText.\n")
    assert "REA032" in [finding.code for finding in read_document(tmp_path, path, columns)[1]]
