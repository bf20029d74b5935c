"""Bytes are stored once, read-only, and mended when they were damaged."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import UsageError
from plugins.release.layout import Layout
from tests.release.press import LAW, NEWS, Press, damage, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_unchanged_bytes_are_stored_once_and_keep_the_time_of_their_first_release(press):
    press.release()
    page = press.root / f"public/current/laws/2026/{NEWS}.html"
    first = page.stat()
    press.texts[LAW] = "Measures, amended"
    prepared = press.release()
    assert page.stat().st_ino == first.st_ino
    assert page.stat().st_mtime == first.st_mtime == datetime(2026, 11, 23, 1, tzinfo=UTC).timestamp()
    assert prepared.stored == 7, "a page, an attachment, two acts, their seal and its openings on two shelves"


def test_stored_files_are_read_only_and_the_tree_is_open_to_a_web_server_whatever_the_umask(press):
    before = os.umask(0o077)
    try:
        press.release()
    finally:
        os.umask(before)
    tree = press.root / "public/current"
    assert {p.stat().st_mode & 0o777 for p in tree.rglob("*") if p.is_file()} == {0o444}
    folders = [
        press.root / "public",
        press.root / "public/releases",
        tree.resolve(),
        *(p for p in tree.rglob("*") if p.is_dir()),
    ]
    assert {p.stat().st_mode & 0o777 for p in folders} == {0o755}


def test_a_damaged_file_of_the_store_is_written_anew_and_told(press):
    press.release()
    damage(press.root / "public/current/404.html")
    prepared = press.release()
    digest = sha256(b"not here")
    assert prepared.notes == (
        f"store/{digest[:2]}/{digest} was damaged and has been written anew; earlier releases still show it",
    )
    assert faults(press.root / "public/current") == ()
    assert press.release().notes == ()


def test_a_store_that_reached_the_limit_of_names_goes_on_with_a_copy(press, monkeypatch):
    press.release()
    link, page = os.link, Path(Layout(press.root).stored(sha256(b"not here")))
    first = page.stat()

    def at_the_limit(source, target, **options):
        if Path(source) == page and page.stat().st_ino == first.st_ino:
            raise OSError(errno.EMLINK, "Too many links", str(source))
        return link(source, target, **options)

    monkeypatch.setattr(os, "link", at_the_limit)
    press.release()
    assert faults(press.root / "public/current") == ()
    assert page.stat().st_ino != first.st_ino
    assert page.stat().st_mtime == first.st_mtime


@pytest.mark.parametrize("missing", ["link", "symlink"])
def test_a_file_system_without_links_is_refused_with_a_remedy(press, monkeypatch, missing):
    def unable(*arguments, **options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, missing, unable)
    with pytest.raises(UsageError, match="file system without hard and symbolic links"):
        press.prepare()
