"""Documents are found where they belong; links and stray files are findings."""

from __future__ import annotations

import pytest

from plugins.model.finding import Weight
from plugins.read.content import list_documents


@pytest.fixture
def put(tmp_path):
    def write(*paths):
        for path in paths:
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("x")
        return tmp_path

    return write


def found(root):
    return [(f.path, f.code, f.weight) for f in list_documents(root)[1]]


def test_documents_are_listed_by_path_at_any_depth(put):
    root = put("content/b/2026/z.md", "content/b/a.md", "content/a/一.md")
    assert list_documents(root) == (("content/a/一.md", "content/b/2026/z.md", "content/b/a.md"), ())


def test_markdown_in_the_folder_of_a_document_is_its_attachment(put):
    root = put("content/b/a.md", "content/b/a/notes.md", "content/b/a/form.pdf")
    assert list_documents(root) == (("content/b/a.md",), ())


def test_a_root_without_content_has_no_documents(tmp_path):
    assert list_documents(tmp_path) == ((), ())


def test_hidden_files_are_passed_over(put):
    assert list_documents(put("content/.DS_Store", "content/b/.a.md", "content/b/.git/x.md")) == ((), ())


@pytest.mark.parametrize("path", ["content/a.md", "content/b/form.pdf", "content/b/c/form.pdf", "content/b/a.md~"])
def test_a_file_that_belongs_to_no_document_is_a_note(put, path):
    assert found(put(path)) == [(path, "REA014", Weight.NOTE)]


def test_a_link_to_a_document_is_a_finding_and_not_read(put, tmp_path):
    root = put("content/b/a.md")
    (tmp_path / "content/b/link.md").symlink_to(tmp_path / "content/b/a.md")
    (tmp_path / "content/c").symlink_to(tmp_path / "content/b")
    assert list_documents(root)[0] == ("content/b/a.md",)
    assert found(root) == [("content/b/link.md", "REA013", Weight.STOP), ("content/c", "REA013", Weight.STOP)]


def test_content_that_is_itself_a_link_is_a_finding(tmp_path):
    outside = tmp_path / "outside" / "b"
    outside.mkdir(parents=True)
    (outside / "a.md").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "content").symlink_to(outside.parent)
    assert list_documents(root)[0] == ()
    assert found(root) == [("content", "REA013", Weight.STOP)]
