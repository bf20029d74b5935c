"""``release.json`` and its lists have one form; everything else is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.release.layout import LISTS
from plugins.release.manifest import read_manifest
from plugins.release.sharded_table import canonical
from tests.release.forging import change, manifest_of, resign, rewrite
from tests.release.press import LAW, Press, faults
from tests.sites.copying import copy_folder

NOTHING = {}.__getitem__


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A release copied away from its root: no store, no links, other times."""
    press = Press(tmp_path / "root")
    press.release()
    return copy_folder(press.root / "public/current", tmp_path / "copy")


def test_a_manifest_in_any_other_form_is_refused(copy):
    payload = (copy / "release.json").read_bytes()
    for other in (
        b" " + payload,
        payload[:-1],
        payload.replace(b":", b": ", 1),
        payload.replace(b'"number":1', b'"number":true'),
    ):
        with pytest.raises(IntegrityError):
            read_manifest(other, NOTHING)
    doubled = payload[:-2] + b',"version":2}\n'
    with pytest.raises(IntegrityError, match="not in its canonical form"):
        read_manifest(doubled, NOTHING)


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b"null", b"\xff", b'{"version":2}', b"[" * 100_000])
def test_what_is_no_manifest_is_refused(payload):
    with pytest.raises(IntegrityError):
        read_manifest(payload, NOTHING)


def test_another_version_is_named_with_what_to_do():
    with pytest.raises(IntegrityError, match="has version 1; this program reads version 2: move public/ away"):
        read_manifest(b'{"version":1}', NOTHING)


def lists_in_another_form(release: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a table, and a list of it that says the same in another way."""
    for table, digests in json.loads((release / "release.json").read_bytes())["lists"].items():
        for digest in digests.values():
            yield table, (release / LISTS / f"{digest}.json").read_bytes().replace(b":", b": ", 1)


def test_a_list_in_any_other_form_is_told_although_it_is_signed(copy):
    record = json.loads((copy / "release.json").read_bytes())
    for table, content in list(lists_in_another_form(copy)):
        (copy / LISTS / f"{sha256(content)}.json").write_bytes(content)
        lists = record["lists"] | {table: {"": sha256(content)}}
        resign(copy, canonical(record | {"lists": lists}))
        assert "release.json: its lists are not in their canonical form" in faults(copy), table


def test_a_table_divided_in_another_way_is_told(copy):
    record = json.loads((copy / "release.json").read_bytes())
    halves = {}
    for id, digest in manifest_of(copy).documents.items():
        content = canonical({id: digest})
        halves[sha256(id.encode())[0]] = sha256(content)
        (copy / LISTS / f"{sha256(content)}.json").write_bytes(content)
    resign(copy, canonical(record | {"lists": record["lists"] | {"documents": halves}}))
    assert "release.json: its lists are not in their canonical form" in faults(copy)


def test_a_list_that_is_altered_or_missing_is_told(copy):
    path = next(path for path in sorted((copy / LISTS).iterdir()))
    content = path.read_bytes()
    change(path, content[:-2] + b" \n")
    (fault,) = faults(copy)
    assert fault.startswith(f"release.json: evidence/lists/{path.name}: its bytes have sha256 ")
    path.unlink()
    (fault,) = faults(copy)
    assert fault.startswith(f"release.json: evidence/lists/{path.name}: cannot be read")


def test_the_page_of_a_question_in_a_release_of_an_earlier_version_belongs_to_its_document(copy):
    path = f"laws/2026/{LAW}.html"
    manifest = manifest_of(copy)
    question = replace(manifest.files[path], kind="question")
    assert question.owner == LAW
    rewrite(copy, files=manifest.files | {path: question})
    assert faults(copy) == ()
    rewrite(copy, documents={id: digest for id, digest in manifest.documents.items() if id != LAW})
    assert f"{path}: it belongs to document {LAW}, which is not public" in faults(copy)


def test_a_file_of_an_unknown_kind_is_told_because_nobody_knows_whose_it_is(copy):
    path = f"laws/2026/{LAW}.html"
    files = manifest_of(copy).files
    rewrite(copy, files=files | {path: replace(files[path], kind="conference")})
    assert faults(copy) == (f"{path}: its kind 'conference' is unknown, so nobody can tell whose it is",)


def test_a_list_that_nothing_names_is_told(copy):
    (copy / LISTS / "0.json").write_bytes(b"{}")
    assert faults(copy) == ("evidence/lists/0.json: not listed in release.json",)
