"""What the last build saw of a root: kept as far as it changed, looked at by whoever comes first, or lost."""

from __future__ import annotations

import time

import pytest

from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.root import stamp_inputs
from plugins.pipeline.snapshot.tree_stamps import SNAPSHOT, TOKEN, TreeStamps, scan
from plugins.system import file_stamps
from plugins.system.fork import Forked

_stamp_of = file_stamps.stamp_of


@pytest.fixture
def root(tmp_path):
    """Return a root whose files are older than a moment, with what was seen of it in its cache."""
    for path in ("approved/a/b/c/document.md", "ledger/2026/11/one.act"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(path)
    (tmp_path / ".cache").mkdir()
    time.sleep(0.15)
    return tmp_path


def save(root, stamps, token):
    """Save stamps as a snapshot does, under a token; tell whether they were saved."""
    store = Store(root / ".cache")
    with store.writing():
        if saved := stamps.save(store, token):
            store.save(SNAPSHOT, {TOKEN: token.encode()})
    return saved


def stored(root, token):
    """Return the stamps that a snapshot begins with."""
    return TreeStamps(None, folder=root / ".cache", token=token)


@pytest.fixture
def token(root):
    """Return the token of a snapshot."""
    assert save(root, stamp_inputs(root), "first")
    return "first"


def looked(root):
    """What a look finds that begins with the cache alone."""
    return Forked(lambda _: scan(root), fork=True).result()


def add(root):
    """Add an act, and let it become older than a moment."""
    (root / "ledger/2026/11/two.act").write_text("two")
    time.sleep(0.15)


def test_nothing_differs_where_nobody_touched_anything(root, token):
    assert looked(root) == (token, {}, {})


def test_an_act_that_was_added_is_found_with_its_folder(root, token):
    add(root)
    found = looked(root)
    assert found.token == token
    assert set(found.now) == {"ledger/2026/11", "ledger/2026/11/two.act"}
    assert found.before["ledger/2026/11/two.act"] is None
    assert found.before["ledger/2026/11"] is not None


def test_of_some_folders_only_these_are_looked_at_and_what_is_new_in_them(root, token, monkeypatch):
    add(root)
    (root / "approved/a/b/c/document.md").unlink()
    stamped = []
    monkeypatch.setattr(file_stamps, "stamp_of", lambda status: (stamped.append(status.st_ino), _stamp_of(status))[1])
    found = stored(root, token).scan(root, ["ledger", "ledger/2026", "ledger/2026/11"])
    new = {path: now for path, now in found.now.items() if now != found.before[path]}
    assert set(new) == {"ledger/2026/11", "ledger/2026/11/two.act"}
    places = ("ledger", "ledger/2026", "ledger/2026/11", "ledger/2026/11/two.act")
    assert set(stamped) == {(root / path).stat().st_ino for path in places}


def test_what_is_gone_is_found(root, token):
    (root / "approved/a/b/c/document.md").unlink()
    assert looked(root).now["approved/a/b/c/document.md"] is None


def test_what_a_scan_found_is_saved(root, token):
    add(root)
    (root / "approved/a/b/c/document.md").unlink()
    time.sleep(0.15)
    assert save(root, stored(root, token).advanced(looked(root)), "second")
    assert looked(root) == ("second", {}, {})
    assert stored(root, "second").scan(root) == ("second", {}, {})


def test_scans_follow_on_each_other_before_anything_is_saved(root, token):
    add(root)
    first = stored(root, token).advanced(looked(root))
    (root / "ledger/2026/11/three.act").write_text("three")
    time.sleep(0.15)
    second = first.scan(root)
    assert set(second.now) == {"ledger/2026/11", "ledger/2026/11/three.act"}
    assert save(root, first.advanced(second), "second")
    assert looked(root) == ("second", {}, {})


def test_stamps_that_were_never_saved_are_scanned_for_what_differs(root):
    stamps = stamp_inputs(root)
    add(root)
    found = stamps.scan(root)
    assert set(found.now) == {"ledger/2026/11", "ledger/2026/11/two.act"}
    assert stamps.advanced(found).scan(root) == ("", {}, {})


def test_they_are_lost_when_another_snapshot_was_saved_meanwhile(root, token):
    add(root)
    mine = stored(root, token).advanced(looked(root))
    assert save(root, stamp_inputs(root), "other")
    assert not save(root, mine, "mine")
    assert stored(root, token).scan(root) is None
    assert looked(root).token == "other"


def test_damage_loses_them(root, token):
    Store(root / ".cache")._connection.execute("UPDATE kept SET value = substr(value, 2) WHERE kind LIKE 'stamps %'")
    add(root)
    assert stored(root, token).scan(root) is None
    assert looked(root) is None


def test_a_name_that_is_no_text_is_kept(root):
    (root / "approved" / b"\xff".decode(errors="surrogateescape")).write_text("stray")
    time.sleep(0.15)
    assert save(root, stamp_inputs(root), "first")
    assert looked(root) == ("first", {}, {})


def test_without_a_cache_nobody_knows(root):
    assert looked(root) is None
