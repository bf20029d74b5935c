"""Attachments: plain files with plain names in the folder of the document's name."""

from __future__ import annotations

import hashlib
import os

import pytest

from plugins.model.finding import Weight
from plugins.read import attachments
from plugins.read.attachments import is_plain_name, read_attachments

FOLDER = "content/work-updates/a"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / FOLDER
    path.mkdir(parents=True)
    return path


def names(root):
    return [a.name for a in read_attachments(root, FOLDER)[0]]


def found(root):
    return [
        (f.path.removeprefix(FOLDER).removeprefix("/"), f.code, f.weight)
        for f in read_attachments(root, FOLDER)[1].findings()
    ]


def test_attachments_have_size_digest_and_text_and_are_sorted_by_bytes(tmp_path, folder):
    for name in ("b.txt", "B.txt", "附件.txt", "a.txt"):
        (folder / name).write_text(name)
    read, faults = read_attachments(tmp_path, FOLDER)
    assert faults.findings() == ()
    assert [a.name for a in read] == ["B.txt", "a.txt", "b.txt", "附件.txt"]
    assert (read[0].size_bytes, read[0].sha256, read[0].text) == (5, hashlib.sha256(b"B.txt").hexdigest(), "B.txt")


def test_a_document_without_a_folder_has_none(tmp_path):
    assert read_attachments(tmp_path, FOLDER)[0] == ()


def test_a_name_that_the_file_system_keeps_decomposed_is_composed(tmp_path, folder):
    (folder / "Cafe\u0301.txt").write_text("x")
    assert names(tmp_path) == ["Caf\u00e9.txt"]
    assert found(tmp_path) == []


def test_two_names_that_differ_in_composition_alone_are_a_finding(tmp_path, folder):
    (folder / "Cafe\u0301.txt").write_text("x")
    (folder / "Caf\u00e9.txt").write_text("y")
    assert found(tmp_path) == [("Caf\u00e9.txt", "REA015", Weight.REFUSE)]


@pytest.mark.parametrize(
    "name",
    ["document.md", "Document.MD", "a\\b.txt", "a\nb.txt", "a#b.txt", "a\u200b.txt", "a\u202etxt.exe", "con.txt", "a."],
)
def test_a_name_that_is_not_plain_is_a_finding_and_not_taken_along(tmp_path, folder, name):
    (folder / name).write_text("x")
    assert names(tmp_path) == []
    assert [code for _, code, _ in found(tmp_path)] == ["REA015"]


def test_a_name_that_is_no_utf_8_is_a_finding(tmp_path, folder):
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(b"")
    assert names(tmp_path) == []
    assert [code for _, code, _ in found(tmp_path)] == ["REA015"]


@pytest.mark.parametrize("name", ["a.pdf", "附件1：表格.xlsx", "100%.txt", "a b.txt", "a'b.txt", "a" * 196 + ".txt"])
def test_other_names_are_plain(name):
    assert is_plain_name(name)


def test_hidden_files_are_a_note_and_not_taken_along(tmp_path, folder):
    (folder / ".draft").write_text("x")
    assert names(tmp_path) == []
    assert found(tmp_path) == [(".draft", "REA015", Weight.NOTE)]


def test_a_folder_within_is_a_finding(tmp_path, folder):
    (folder / "more").mkdir()
    assert found(tmp_path) == [("more", "REA014", Weight.REFUSE)]


def test_a_link_is_a_finding_and_never_followed(tmp_path, folder):
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert names(tmp_path) == []
    assert found(tmp_path) == [("a.txt", "REA013", Weight.STOP)]


def test_a_folder_that_is_a_link_is_a_finding_and_never_followed(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text("secret")
    (tmp_path / FOLDER).parent.mkdir(parents=True)
    (tmp_path / FOLDER).symlink_to(tmp_path / "outside")
    assert names(tmp_path) == []
    assert found(tmp_path) == [("", "REA013", Weight.STOP)]


def test_a_file_in_place_of_the_folder_is_a_finding(tmp_path):
    (tmp_path / FOLDER).parent.mkdir(parents=True)
    (tmp_path / FOLDER).write_text("x")
    assert found(tmp_path) == [("", "REA021", Weight.REFUSE)]


def test_a_file_beyond_the_limit_is_a_finding(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(attachments, "ATTACHMENT_BYTES", 10)
    (folder / "a.txt").write_text("x" * 10)
    (folder / "b.txt").write_text("x" * 11)
    assert names(tmp_path) == ["a.txt"]
    assert found(tmp_path) == [("b.txt", "REA016", Weight.REFUSE)]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"MZ\x90\0", "got a Windows program, expected the bytes of a .pdf file, or another ending"),
        ("a.png", b"\xff\xd8\xff\xe0", "got a JPEG image, expected the bytes of a .png file, or another ending"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n", "got a PNG image, expected the bytes of a .jpg file, or another ending"),
        ("a.gif", b"<html>", "got bytes of another kind, expected the bytes of a .gif file, or another ending"),
        ("a.docx", b"%PDF-1.7", "got a PDF file, expected the bytes of a .docx file, or another ending"),
        ("a.zip", b"", "got bytes of another kind, expected the bytes of a .zip file, or another ending"),
        ("a.txt", b"%PDF-1.7", "got a PDF file, expected text in a .txt file, or another ending"),
    ],
)
def test_bytes_of_another_kind_than_the_name_tells_are_a_finding(tmp_path, folder, name, data, message):
    (folder / name).write_bytes(data)
    assert [str(f) for f in read_attachments(tmp_path, FOLDER)[1].findings()] == [
        f"{FOLDER}/{name}: REA017 attachment_kind: {message}"
    ]
