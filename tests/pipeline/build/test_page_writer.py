"""Making many files in several processes: the same bytes, the same records, and the same faults."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest

from plugins.model.error import IntegrityError
from plugins.pipeline.build import page_writer, parallel, search_output
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.build.document_sources import DocumentSources
from plugins.pipeline.build.page_memo import load_memos
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.snapshot import Snapshot
from tests.pipeline.records import AT
from tests.sites.places import files


@pytest.fixture
def apart(monkeypatch):
    """Have every file made in other processes; count those that are made in this one."""
    here = []
    monkeypatch.setattr(parallel, "FEW", 0)
    monkeypatch.setattr(parallel, "MANY", 0)
    monkeypatch.setattr(parallel, "FILES_PER_WORKER", 150)
    file = page_writer.PageWriter._file
    monkeypatch.setattr(
        page_writer.PageWriter, "_file", lambda self, entry: here.append(entry.path) or file(self, entry)
    )
    write = parallel.write_artifact
    for module in (page_writer, search_output):
        monkeypatch.setattr(
            module, "write_artifact", lambda output, path, one: here.append(path) or write(output, path, one)
        )
    return here


def test_processes_write_the_same_bytes(root, apart):
    outcome = build(BuildOptions(root, root / "apart", AT))
    assert files(root / "apart") == files(root / "output")
    assert outcome.written == outcome.count
    assert apart == []


def test_the_other_half_ends_with_the_one_that_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(parallel, "FEW", 0)

    def make(number):
        if number:
            (tmp_path / "other").write_text(str(os.getpid()))
            time.sleep(60)
        while not (tmp_path / "other").exists():
            time.sleep(0.01)
        raise IntegrityError("this half")

    with pytest.raises(IntegrityError, match="this half"):
        list(parallel.parallel_map(make, [0, 1]))
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "other").read_text()), 0)


def test_two_processes_write_a_half_each(root, apart, monkeypatch):
    monkeypatch.setattr(parallel, "MANY", 10_000)
    outcome = build(BuildOptions(root, root / "halves", AT))
    assert files(root / "halves") == files(root / "output")
    entries = outcome.plan.entries
    assert set(apart) == {entry.path for entry in entries[: len(entries) // 2]}


def test_what_processes_wrote_is_recorded(root, apart):
    plan = build(BuildOptions(root, root / "recorded", AT)).plan
    store = Store(root / ".cache")
    token = Snapshot.load(root / ".cache", program_fingerprint()).token
    assert load_memos(store, token).memos.all().keys() == {
        entry.path for entry in plan.entries if entry.kind.is_tracked
    }
    assert load_memos(store, "of another build").memos.all() == {}
    later = build(BuildOptions(root, root / "recorded", AT + timedelta(minutes=1)))
    assert (later.written, later.removed) == (0, 0)
    (root / "recorded" / "index.html").write_bytes(b"another")
    (root / "recorded" / "zh" / "about.html").unlink()
    assert build(BuildOptions(root, root / "recorded", AT + timedelta(minutes=2))).written == 2
    assert files(root / "recorded") == files(root / "output")


def test_processes_write_without_a_cache(root, apart):
    build(BuildOptions(root, root / "uncached", AT, cache=False))
    assert files(root / "uncached") == files(root / "output")


def test_a_fault_in_a_process_ends_the_build(root, apart, monkeypatch):
    def fail(self, path, fingerprint, data):
        raise OSError("no space left on device")

    monkeypatch.setattr(page_writer.OutputFolder, "put", fail)
    with pytest.raises(OSError, match="no space left on device"):
        build(BuildOptions(root, root / "full", AT))


def test_a_page_that_cannot_be_made_leaves_the_old_one(root, monkeypatch):
    build(BuildOptions(root, root / "before", AT))
    (root / "before" / "about.html").write_bytes(b"another")

    def fail(*_):
        raise ValueError("no page")

    monkeypatch.setattr(page_writer.Renderer, "render", fail)
    with pytest.raises(ValueError, match="no page"):
        build(BuildOptions(root, root / "before", AT))
    assert (root / "before" / "about.html").read_bytes() == b"another"


def test_an_attachment_with_other_bytes_than_approved_ends_the_build(root, tmp_path, monkeypatch):
    (tmp_path / "other.csv").write_bytes(b"other")
    monkeypatch.setattr(DocumentSources, "attachment", lambda self, entry: ("0" * 64, tmp_path / "other.csv"))
    with pytest.raises(IntegrityError, match="holds other bytes than were approved"):
        build(BuildOptions(root, root / "changed", AT))
