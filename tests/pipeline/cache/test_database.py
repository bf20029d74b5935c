"""The file of the store: one that cannot be used is replaced."""

from __future__ import annotations

import pytest

from plugins.pipeline.cache.store import FILE, Store
from tests.pipeline.cache.test_store import VALUES, change, saved
from tests.sites.places import files


@pytest.mark.parametrize("content", [b"", b"no database" * 99, b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_store_is_replaced(content, tmp_path):
    (tmp_path / FILE).write_bytes(content)
    store = Store(tmp_path)
    assert store.load("kind", ["one"]) == {}
    store.save("kind", VALUES)
    store.close()
    assert Store(tmp_path).load("kind", VALUES) == VALUES


def test_a_file_whose_tables_are_described_in_no_text_is_replaced(tmp_path):
    saved(tmp_path)
    place = tmp_path / FILE
    place.write_bytes(place.read_bytes().replace(b"CREATE TABLE asked", b"CREATE TABLE\xf8asked"))
    saved(tmp_path)
    assert Store(tmp_path).load("kind", VALUES) == VALUES


def test_tables_of_another_version_are_thrown_away(tmp_path):
    change(tmp_path, "CREATE TABLE kept (something TEXT)")
    saved(tmp_path)
    assert Store(tmp_path).load("kind", VALUES) == VALUES


@pytest.mark.parametrize("linked", [".cache", f".cache/{FILE}"])
def test_a_link_is_not_followed(linked, tmp_path):
    saved(tmp_path / "elsewhere")
    place = tmp_path / linked
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path / "elsewhere" / ("" if linked == ".cache" else FILE))
    before = files(tmp_path / "elsewhere")
    store = Store(tmp_path / ".cache")
    assert store.load("kind", VALUES) == {}
    store.save("kind", {"one": b"other"})
    store.close()
    assert files(tmp_path / "elsewhere") == before
