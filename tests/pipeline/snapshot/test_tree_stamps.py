"""What the last build saw of a root: kept as far as it changed, looked at by whoever comes first, or lost."""

from __future__ import annotations

import time

import pytest

from plugins.pipeline.snapshot import tree_stamps as seen_module
from plugins.pipeline.snapshot.root import stamp_inputs
from plugins.pipeline.snapshot.tree_stamps import FILE, SINCE, load_stamps, scan
from plugins.system.fork import Forked


@pytest.fixture
def root(tmp_path):
    """Return a root whose files are older than a moment, with what was seen of it in its cache."""
    for path in ("approved/a/b/c/document.md", "ledger/2026/11/one.act"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(path)
    (tmp_path / ".cache").mkdir()
    time.sleep(0.15)
    return tmp_path


@pytest.fixture
def token(root):
    """Return the name of what was seen."""
    known = stamp_inputs(root)
    assert known.save(root / ".cache")
    return known.token


def looked(root):
    """What a look finds that begins with the cache alone."""
    return Forked(lambda _: scan(root), fork=True).result()


def add(root):
    """Add an act, and let it become older than a moment."""
    (root / "ledger/2026/11/two.act").write_text("two")
    time.sleep(0.15)


def test_nothing_differs_where_nobody_touched_anything(root, token):
    assert looked(root) == (token, {}, {}, {})


def test_an_act_that_was_added_is_found_with_its_folder(root, token):
    add(root)
    found = looked(root)
    assert found.token == token
    assert set(found.now) == {"ledger/2026/11", "ledger/2026/11/two.act"}
    assert found.before["ledger/2026/11/two.act"] is None
    assert found.before["ledger/2026/11"] is not None


def test_what_is_gone_is_found(root, token):
    (root / "approved/a/b/c/document.md").unlink()
    assert looked(root).now["approved/a/b/c/document.md"] is None


@pytest.mark.parametrize("many", [0, 100], ids=["all anew", "in addition"])
def test_what_a_look_found_is_kept(many, root, token, monkeypatch):
    monkeypatch.setattr(seen_module, "MANY", many)
    add(root)
    after = load_stamps(root / ".cache", token).advanced(looked(root))
    assert after.save(root / ".cache")
    assert (root / ".cache" / SINCE).exists() is bool(many)
    assert looked(root) == (after.token, {}, {}, looked(root).delta)
    assert load_stamps(root / ".cache", after.token).scan(root).now == {}


def test_it_is_lost_when_something_else_was_kept_meanwhile(root, token):
    add(root)
    other = stamp_inputs(root)
    other.save(root / ".cache")
    assert load_stamps(root / ".cache", token).scan(root) is None
    assert looked(root).token == other.token


def test_it_is_lost_when_more_was_kept_since(root, token):
    add(root)
    first = load_stamps(root / ".cache", token).advanced(looked(root))
    first.save(root / ".cache")
    (root / "ledger/2026/11/three.act").write_text("three")
    second = load_stamps(root / ".cache", first.token).advanced(looked(root))
    second.save(root / ".cache")
    assert load_stamps(root / ".cache", first.token).scan(root) is None
    assert looked(root).token == second.token


@pytest.mark.parametrize("name", [FILE, SINCE])
def test_damage_loses_it(name, root, token):
    add(root)
    after = load_stamps(root / ".cache", token).advanced(looked(root))
    after.save(root / ".cache")
    place = root / ".cache" / name
    data = bytearray(place.read_bytes())
    data[-3] ^= 1
    place.write_bytes(data)
    assert load_stamps(root / ".cache", after.token).scan(root) is None
    found = looked(root)
    assert found is None or found.token != after.token


def test_without_a_cache_nobody_knows(root):
    assert looked(root) is None
