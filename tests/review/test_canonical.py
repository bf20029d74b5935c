"""Canonical bytes: one form, made once, and the digest that anybody can compute by hand."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.digest import revision_digest
from plugins.model.document import Attachment, Document
from plugins.read.approved import read_approved_document
from plugins.read.document import read_document
from plugins.review.acting import write_revision
from plugins.review.canonical import canonical_bytes, content_of, document_digest, revision_folder
from tests.review.office import ID, LAWS, document, policy

COLUMN = policy().columns[LAWS]
WORKING = f"content/{LAWS}/2026/safe-water.md"
TYPED = """---
status: submitted
issued_by: [Ministry of Health, 卫生部]
title: "Measures: Safe Water"
id: k7m29xqf
language: en
contact: li.wei
department: disease-control
announced: 2026-11-23
effective: '2027-01-01'
publish: 2026-11-23T10:00
document_number: 卫规〔2026〕3号
---

## Article 1

Water is tested twice a day.
"""
CANONICAL = """---
id: "k7m29xqf"
column: "laws-and-regulations"
title: "Measures: Safe Water"
slug: "measures-safe-water"
language: "en"
department: "disease-control"
contact: "li.wei"
publish: "2026-11-23T10:00"
document_number: "卫规〔2026〕3号"
issued_by: ["Ministry of Health", "卫生部"]
announced: "2026-11-23"
effective: "2027-01-01"
---
## Article 1

Water is tested twice a day.
"""


def working(root: Path, text: str | bytes) -> Document:
    """Read a working document, whatever its rules say."""
    path = root / WORKING
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    read, _ = read_document(root, WORKING, policy().columns)
    assert read is not None
    return read


def test_the_form_is_this_one_to_the_byte(tmp_path):
    assert canonical_bytes(working(tmp_path, TYPED), COLUMN).decode() == CANONICAL


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TYPED.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param("\ufeff" + TYPED, id="byte order mark"),
        pytest.param(TYPED.replace("'2027-01-01'", "2027-01-01").replace("li.wei", '"li.wei"'), id="quotes"),
        pytest.param(TYPED.replace("id: k7m29xqf\nlanguage: en\n", "language: en\nid: k7m29xqf\n"), id="order of keys"),
        pytest.param(
            TYPED.replace("[Ministry of Health, 卫生部]", "\n- Ministry of Health\n- 卫生部"), id="form of lists"
        ),
        pytest.param(TYPED.replace("submitted", "draft"), id="status"),
        pytest.param(TYPED.replace("---\n\n##", "---\n\n\n##") + "\n\n", id="blank lines around the text"),
        pytest.param(TYPED.replace("language: en", f"language: en\ncolumn: {LAWS}\nsummary: ''"), id="what is implied"),
        pytest.param(TYPED.replace("id: k7m29xqf", "id: k7m29xqf\nslug: measures-safe-water"), id="the slug as made"),
    ],
)
def test_the_same_text_in_another_dress_has_the_same_digest(tmp_path, text):
    read = working(tmp_path, text)

    assert canonical_bytes(read, COLUMN).decode() == CANONICAL
    assert content_of(read) == content_of(working(tmp_path, TYPED))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("twice", "thrice"),
        ("Water is", "Water  is"),
        ("2027-01-01", "2027-01-02"),
        ("卫规", "卫办"),
        ("k7m29xqf", "k7m29xqg"),
        ("Health, 卫生部", "Health 卫生部"),
        ("day.", "day"),
        ("id: k7m29xqf", "id: k7m29xqf\nslug: another"),
    ],
)
def test_one_changed_character_changes_the_digest(tmp_path, old, new):
    before, after = working(tmp_path, TYPED), working(tmp_path, TYPED.replace(old, new))

    assert document_digest(before, COLUMN) != document_digest(after, COLUMN)
    assert content_of(before) != content_of(after)


def test_decomposed_letters_are_composed():
    typed = document(unicodedata.normalize("NFD", "Café.\n"), title=unicodedata.normalize("NFD", "Café"))

    written = canonical_bytes(typed, COLUMN).decode()

    assert 'title: "Café"' in written and written.endswith("---\nCafé.\n")
    assert content_of(typed) == content_of(document("Café.\n", title="Café"))


def test_a_text_without_a_body_ends_with_its_front_matter():
    assert canonical_bytes(document(""), COLUMN).endswith(b'language: "en"\n---\n')


def test_keys_that_the_column_does_not_know_are_left_out():
    assert b"colour" not in canonical_bytes(document(colour="red"), COLUMN)


@pytest.mark.parametrize("name", ["a.pdf", "Z.pdf", "附件.pdf", "é.pdf", "document-1.md", "~a"])
def test_an_attachment_changes_the_digest_by_name_and_by_bytes(name):
    one = Attachment(name, 1, hashlib.sha256(b"1").hexdigest())
    two = Attachment(name, 1, hashlib.sha256(b"2").hexdigest())
    digests = {document_digest(document(attachments=files), COLUMN) for files in ((), (one,), (two,))}

    assert len(digests) == 3


@settings(max_examples=60, deadline=None)
@given(
    title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    body=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    issued=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)),
)
def test_what_was_approved_is_canonical_already(tmp_path_factory, title, body, issued):
    root = tmp_path_factory.mktemp("root")
    typed = document(body, title=title, issued_by=tuple(issued))
    data, digest = canonical_bytes(typed, COLUMN), document_digest(typed, COLUMN)

    read = read_approved_document(root, write_revision(root, ID, digest, data, {}), policy().columns)

    assert canonical_bytes(read, COLUMN) == data
    assert content_of(read) == content_of(typed)


def test_a_revision_lies_under_its_id_and_the_beginning_of_its_digest():
    assert revision_folder(ID, "sha256:3fa91c22d0aa" + "0" * 52) == "approved/k7/k7m29xqf/3fa91c22d0aa"


@settings(max_examples=25, deadline=None)
@given(
    files=st.dictionaries(
        st.text("aZ09._- é附件Ａ~", min_size=1, max_size=12).filter(lambda n: n[0] not in ".-~ " and n[-1] != " "),
        st.binary(max_size=20),
        min_size=1,
        max_size=6,
    )
)
def test_the_digest_is_what_sha256sum_prints(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("revision")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = "export LC_ALL=C; sha256sum * | sha256sum"
    if shutil.which("sha256sum"):
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=True)
        expected = done.stdout.split()[0]
    else:
        lines = [f"{hashlib.sha256(files[n]).hexdigest()}  {n}\n".encode() for n in sorted(files, key=str.encode)]
        expected = hashlib.sha256(b"".join(lines)).hexdigest()

    given = [(name, hashlib.sha256(data).hexdigest()) for name, data in files.items()]
    assert revision_digest(given) == revision_digest(reversed(given)) == f"sha256:{expected}"
