"""Approved revisions: the bytes that were signed, or a finding that stops them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess

import pytest

from plugins.model.error import IntegrityError
from plugins.model.finding import Weight
from plugins.read.approved import approved_document, read_approved_document, read_revision
from plugins.read.markdown import to_text

FIELDS = {
    "id": "k7m29xqf",
    "column": "work-updates",
    "title": 'Storage: "cold" 疫苗',
    "language": "en",
    "department": "disease-control",
    "contact": "li.wei",
    "keywords": ["cold chain", "疫苗"],
    "dated": "2026-11-23",
}
BODY = "\nArticle 1 See [the form](form.txt).\n"


def canonical(fields, body=BODY):
    return "---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in fields.items()) + "---\n" + body


def digest(files):
    lines = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files, key=str.encode))
    return hashlib.sha256(lines.encode()).hexdigest()


@pytest.fixture
def put(tmp_path):
    def write(document=None, *, folder=None, **attachments):
        files = {"document.md": (canonical(FIELDS) if document is None else document).encode(), "form.txt": b"A form"}
        files |= {name.replace("_", "."): data for name, data in attachments.items()}
        path = folder or f"approved/k7/k7m29xqf/{digest(files)[:12]}"
        (tmp_path / path).mkdir(parents=True)
        for name, data in files.items():
            (tmp_path / path / name).write_bytes(data)
        return path

    return write


def found(root, path, columns):
    revision, findings = read_revision(root, path, columns)
    assert (revision is None) == any(f.weight is Weight.STOP for f in findings)
    return [(f.code, f.line) for f in findings]


def test_a_revision_is_read_with_its_digest(tmp_path, put, columns):
    path = put()
    revision, findings = read_revision(tmp_path, path, columns)
    assert findings == ()
    assert (revision.id, revision.column, revision.path) == ("k7m29xqf", "work-updates", path)
    assert revision.digest.removeprefix("sha256:").startswith(path[-12:])
    assert revision.title == 'Storage: "cold" 疫苗'
    assert revision.strings("keywords") == ("cold chain", "疫苗")
    assert [(a.name, a.size_bytes, a.text) for a in revision.attachments] == [("form.txt", 6, None)]


def test_the_digest_is_that_of_sha256sum_by_hand(tmp_path, put, columns):
    path = put(B_txt=b"b", ä_txt=b"c")
    by_hand = subprocess.run(
        ["sh", "-c", "sha256sum * | sha256sum"],
        cwd=tmp_path / path,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert read_revision(tmp_path, path, columns)[0].digest == "sha256:" + by_hand.split()[0]


def test_the_document_of_a_revision_has_text_and_attachments(tmp_path, put, columns):
    path = put()
    document = read_approved_document(tmp_path, path, columns)
    assert (document.path, document.body, document.body_line) == (f"{path}/document.md", BODY, 11)
    assert document.lines["title"] == 4
    assert [a.text for a in document.attachments] == ["A form"]
    assert document.text == to_text(document.body, first_line=document.body_line)
    assert [(x.target, x.line) for x in document.text.links] == [("form.txt", 12)]
    assert "article-1" in document.text.anchors


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda folder: (folder / "document.md").write_text(canonical(FIELDS, BODY + " ")), id="one character more"
        ),
        pytest.param(lambda folder: (folder / "form.txt").write_text("B form"), id="another attachment"),
        pytest.param(lambda folder: (folder / "form.txt").unlink(), id="an attachment less"),
        pytest.param(lambda folder: (folder / "more.txt").write_text("x"), id="an attachment more"),
        pytest.param(lambda folder: (folder / "form.txt").rename(folder / "other.txt"), id="an attachment renamed"),
    ],
)
def test_any_change_of_the_files_is_found(tmp_path, put, columns, change):
    path = put()
    change(tmp_path / path)
    assert found(tmp_path, path, columns) == [("INT001", 0)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "document.md").unlink(), id="no document"),
        pytest.param(lambda folder: (folder / "more").mkdir(), id="a folder"),
        pytest.param(lambda folder: (folder / ".hidden").write_text("x"), id="a hidden file"),
        pytest.param(lambda folder: (folder / "a\nb").write_text("x"), id="a name in two lines"),
        pytest.param(lambda folder: (folder / "link.txt").symlink_to(folder / "form.txt"), id="a link"),
    ],
)
def test_anything_but_plain_files_is_found(tmp_path, put, columns, change):
    path = put()
    change(tmp_path / path)
    assert found(tmp_path, path, columns) == [("INT003", 0)]


def test_a_folder_that_is_a_link_is_not_followed(tmp_path, put, columns):
    path = put(folder="elsewhere")
    target = "approved/k7/k7m29xqf/3fa91c22d0aa"
    (tmp_path / target).parent.mkdir(parents=True)
    (tmp_path / target).symlink_to(tmp_path / path)
    assert found(tmp_path, target, columns) == [("INT003", 0)]


def test_a_revision_that_is_not_there_is_found(tmp_path, columns):
    assert found(tmp_path, "approved/k7/k7m29xqf/3fa91c22d0aa", columns) == [("INT003", 0)]


@pytest.mark.parametrize(
    "path",
    [
        *("approved/k8/k7m29xqf/3fa91c22d0aa", "approved/k7/k7m29xqf/3FA91C22D0AA", "approved/k7/k7m29xqf/3fa91c22d0a"),
        *("approved/k7/k7m29xqf/../x", "approved/k7m29xqf/3fa91c22d0aa", "content/k7/k7m29xqf/3fa91c22d0aa"),
    ],
)
def test_another_folder_is_found(tmp_path, columns, path):
    assert found(tmp_path, path, columns) == [("INT002", 0)]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(canonical(FIELDS).replace('"en"', "en"), id="a value that is no JSON"),
        pytest.param(canonical(FIELDS).replace('"en"', "5"), id="a number"),
        pytest.param(canonical(FIELDS).replace('"en"', '["a", 5]'), id="a list with a number"),
        pytest.param(canonical(FIELDS).replace('"en"', '"en" # x'), id="a remark"),
        pytest.param(canonical(FIELDS).replace("---\n", "", 1), id="no front matter"),
        pytest.param(canonical(FIELDS).split("---\n\n")[0], id="front matter without end"),
        pytest.param(canonical(FIELDS).replace("title:", "id:"), id="a key twice"),
        pytest.param(canonical(FIELDS).replace("\n", "\r\n"), id="other line ends"),
        pytest.param("\ufeff" + canonical(FIELDS), id="a byte order mark"),
        pytest.param(canonical(FIELDS) + "\0", id="NUL"),
    ],
)
def test_front_matter_that_is_not_canonical_is_found(tmp_path, put, columns, document):
    assert found(tmp_path, put(document), columns) == [("INT004", 0)]


def test_bytes_that_are_no_utf_8_are_found(tmp_path, put, columns):
    path = put()
    (tmp_path / path / "document.md").write_bytes(b"---\n\xff")
    assert found(tmp_path, path, columns) == [("INT004", 0)]


def test_the_id_of_another_document_is_found(tmp_path, put, columns):
    assert found(tmp_path, put(canonical(FIELDS | {"id": "k7m29xqg"})), columns) == [("INT005", 2)]


@pytest.mark.parametrize("column", ["gone", ["work-updates"]])
def test_a_column_that_policy_does_not_know_is_found(tmp_path, put, columns, column):
    assert found(tmp_path, put(canonical(FIELDS | {"column": column})), columns) == [("INT006", 3)]


def test_keys_and_values_that_policy_knows_no_longer_are_notes(tmp_path, put, columns):
    revision, findings = read_revision(tmp_path, put(canonical(FIELDS | {"gone": "x", "dated": "soon"})), columns)
    assert [(f.code, f.field, f.weight) for f in findings] == [
        ("REA010", "dated", Weight.NOTE),
        ("REA009", "gone", Weight.NOTE),
    ]
    assert revision.day("dated") is None


def test_the_status_does_not_belong_into_approved_bytes(tmp_path, put, columns):
    findings = read_revision(tmp_path, put(canonical(FIELDS | {"status": "approved"})), columns)[1]
    assert [(f.code, f.field) for f in findings] == [("REA009", "status")]


def test_reading_what_is_not_believed_raises(tmp_path, put, columns):
    path = put()
    (tmp_path / path / "form.txt").write_text("B form")
    with pytest.raises(IntegrityError, match="INT001"):
        read_approved_document(tmp_path, path, columns)
    (tmp_path / path / "document.md").unlink()
    with pytest.raises(IntegrityError, match=r"INT003 revision_files: got no document\.md"):
        read_approved_document(tmp_path, path, columns)


def test_bytes_of_another_digest_than_the_one_asked_for_raise(tmp_path, put, columns):
    path = put()
    files = [(file.name, file.read_bytes()) for file in sorted((tmp_path / path).iterdir())]
    digest = read_revision(tmp_path, path, columns)[0].digest
    assert approved_document(path, files, columns, digest) == read_approved_document(tmp_path, path, columns)
    with pytest.raises(IntegrityError, match=f"got bytes of {digest}, expected sha256:0"):
        approved_document(path, files, columns, "sha256:0")
