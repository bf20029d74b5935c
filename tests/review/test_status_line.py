"""The status line: rewritten by acts, and no other byte with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.document import Document
from plugins.policy.load import load_policy
from plugins.read.document import read_document
from plugins.review.status_line import set_status
from tests.repository import DEMONSTRATION
from tests.review.office import LAWS

COLUMNS = load_policy(DEMONSTRATION).columns


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nid: a\nstatus: draft\n---\nx\n", "---\nid: a\nstatus: approved\n---\nx\n"),
        ("---\nstatus : draft # of Monday\n---\n", "---\nstatus : approved # of Monday\n---\n"),
        ("---\nstatus: 'draft'\n---\n", "---\nstatus: approved\n---\n"),
        ("---\nstatus:\nid: a\n---\n", "---\nstatus: approved\nid: a\n---\n"),
        ("---\nstatus:   \nid: a\n---\n", "---\nstatus:   approved\nid: a\n---\n"),
        ("---\nid: a\n---\nstatus: x\n", "---\nstatus: approved\nid: a\n---\nstatus: x\n"),
        ("---\r\nid: a\r\n---\r\n", "---\r\nstatus: approved\r\nid: a\r\n---\r\n"),
        ("---\r\nstatus: draft\r\n---\r\n", "---\r\nstatus: approved\r\n---\r\n"),
        ("\ufeff---\nid: a\n---\n", "\ufeff---\nstatus: approved\nid: a\n---\n"),
        ("---\nsub_status: draft\n---\n", "---\nstatus: approved\nsub_status: draft\n---\n"),
        ("no front matter\nstatus: x\n", "no front matter\nstatus: x\n"),
        ("", ""),
    ],
)
def test_one_line_is_rewritten_and_no_other_byte(tmp_path, before, after):
    path = tmp_path / "a.md"
    path.write_bytes(before.encode())

    set_status(tmp_path, "a.md", "approved")

    assert path.read_bytes().decode() == after
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.md"]


@settings(max_examples=60, deadline=None)
@given(
    typed=st.sampled_from(["", "status:\n", "status: draft\n", 'status: "draft"\n', "status : draft # x\n"]),
    ending=st.sampled_from(["\n", "\r\n"]),
    title=st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True),
)
def test_whatever_was_typed_the_status_is_read_back(tmp_path_factory, typed, ending, title):
    root = tmp_path_factory.mktemp("root")
    path = root / "content" / LAWS / "a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(f"---\nid: k7m29xqf\n{typed}title: {title}\n---\nText.\n".replace("\n", ending).encode())

    set_status(root, f"content/{LAWS}/a.md", "returned")

    read, _ = read_document(root, f"content/{LAWS}/a.md", COLUMNS)
    assert isinstance(read, Document)
    assert (read.raw["status"], read.raw["title"], read.body) == ("returned", title, "Text.\n")
