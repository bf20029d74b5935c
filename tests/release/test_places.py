"""What belongs to no document stands in the place of no text: files lie where their kind does (I.1, IV.1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.model.kind import Kind
from plugins.release.places import PLACES, is_placed
from tests.release.forging import add, manifest_of, rewrite
from tests.release.press import Press, faults
from tests.sites.copying import copy_folder

UNOWNED = [kind for kind in Kind if not kind.is_owned]
ELSEWHERE = (
    *("laws/2026/war.html", "zh/laws/2026/war.html", "laws/undated/war.html", "former/k7m29xqf/5043b2d87a6c.html"),
    *("war.html", "zh/war.html", "laws/2026/war.md", "laws/2026/war/annex.pdf", "zh/laws/2026/feed.xml/war.html"),
    *("qa/2026/war.html", "qa/undated/war.html"),
)
KEYS = ("", "laws", "laws/2026", "laws/2026/war", "war", "2026", "undated", "qa", ".*", "war.html")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A release copied away from its root."""
    press = Press(tmp_path / "root")
    press.release()
    return copy_folder(press.root / "public/current", tmp_path / "copy")


def test_each_kind_of_file_that_belongs_to_no_document_has_its_place():
    assert set(PLACES) == set(UNOWNED)


@pytest.mark.parametrize("kind", UNOWNED)
def test_nothing_of_any_kind_stands_where_a_text_could_or_at_a_place_of_its_own(kind):
    assert [(path, key) for path in ELSEWHERE for key in KEYS if is_placed(path, kind, key)] == []


@pytest.mark.parametrize("kind", UNOWNED)
def test_such_a_page_in_a_release_that_the_machine_s_key_signed_is_told(copy, kind):
    path = "laws/2026/war.html"
    add(copy, path, b"The minister resigns", kind=kind.value, key="laws")
    assert faults(copy) == (f"{path}: it belongs to no document, and no {kind.value} of laws lies there",)


@pytest.mark.parametrize(
    ("path", "table", "what"),
    [
        ("assets/war.html", "assets", "an asset"),
        ("laws/2026/war.html", "assets", "an asset"),
        ("evidence/war.html", "evidence", "evidence"),
        ("laws/2026/war.html", "evidence", "evidence"),
        ("evidence/texts/deeper/war.txt", "evidence", "evidence"),
    ],
)
def test_a_page_that_is_listed_as_something_else_is_told(copy, path, table, what):
    add(copy, path, b"The minister resigns", kind=what.split()[-1])
    manifest = manifest_of(copy)
    file = {**manifest.files, **manifest.evidence}[path]
    without = {name: {a: b for a, b in getattr(manifest, name).items() if a != path} for name in ("files", "evidence")}
    rewrite(copy, **without | {table: {**without.get(table, manifest.assets), path: file}})
    assert f"{path}: listed as {what}, and no such file lies there" in faults(copy)
