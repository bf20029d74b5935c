"""The search of the preview: what changed since its base was written is counted in."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import pytest

from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.derived import SEQUENTIAL_LIMIT
from plugins.pipeline.cache.store import FILE, Store
from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.preview.preview import Preview
from plugins.pipeline.preview.search import MEMBERS
from plugins.search.document import SearchDocument
from tests.pipeline.preview.loops import answered
from tests.sites.texts import UPDATES, update

A, B, C = "k7m29xqf", "9tq4w2ha", "3h8xn5vd"


@pytest.fixture
def preview(site):
    """Begin with two documents and the base of their search."""
    for id in (A, B):
        site.write(f"{UPDATES}/{id}.md", update(id, f"Report {id}"))
    made = Preview(site.root)
    made.refresh(site.instant)
    made.search.write_base()
    return made


def manifest(preview):
    """Return what the browser reads first."""
    return json.loads(answered(preview.search.file("search/manifest.json")))


def shown(preview):
    """Return how many documents are searched, in how many generations."""
    said = manifest(preview)
    return said["documents"], len(said["generations"])


def members(site):
    """Return the documents of the base in the store."""
    return BlobCache(Store(site.root / ".cache"), MEMBERS, codec_of(tuple[SearchDocument, ...])).load([MEMBERS])[
        MEMBERS
    ]


def test_the_base_alone_is_searched_at_first(preview):
    assert shown(preview) == (2, 1)


def test_what_comes_changes_and_goes_is_counted_in(preview, site):
    path = f"{UPDATES}/{C}.md"
    site.write(path, update(C, "Another report"))
    preview.refresh(site.instant, [path])
    assert shown(preview) == (3, 2)
    (site.root / path).unlink()
    preview.refresh(site.instant, [path])
    assert shown(preview) == (2, 1)
    site.write(f"{UPDATES}/{A}.md", update(A, "A report", body="Of brooks."))
    preview.refresh(site.instant, [f"{UPDATES}/{A}.md"])
    assert shown(preview) == (2, 2)


def test_the_base_lasts_longer_than_the_process(preview, site):
    site.write(f"{UPDATES}/{A}.md", update(A, "A report", body="Of brooks."))
    later = Preview(site.root)
    later.refresh(site.instant)
    assert shown(later) == (2, 2)


def test_without_the_cache_the_base_is_written_by_another_process(site, preview):
    (site.root / ".cache" / FILE).unlink()
    site.write(f"{UPDATES}/{A}.md", update(A, "A report", body="Of brooks."))
    later = Preview(site.root)
    later.refresh(site.instant)
    assert shown(later) == (2, 1)
    assert len(members(site)) == 2


def test_the_other_process_reads_many_documents_in_processes_of_its_own(site):
    for number in range(SEQUENTIAL_LIMIT + 1):
        site.write(f"{UPDATES}/{number}.md", update(f"k7m29x{number:02}", f"Report {number}"))
    command = [sys.executable, "-m", "plugins.pipeline.preview.index_process", str(site.root)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE) as process:
        assert process.wait(timeout=120) == 0
    assert len(members(site)) == SEQUENTIAL_LIMIT + 1


def test_the_cache_does_not_grow_with_every_save(preview, site):
    path = f"{UPDATES}/{A}.md"
    for number in range(4):
        site.write(path, update(A, "A report", body=f"Of {number} brooks."))
        preview.refresh(site.instant, [path])
        assert shown(preview) == (2, 2)
    with sqlite3.connect(site.root / ".cache" / FILE) as connection:
        rows = connection.execute(
            "SELECT substr(kind, 1, 12), count(*) FROM kept WHERE kind LIKE 'preview % vector %' GROUP BY kind"
        ).fetchall()
    connection.close()
    assert rows == [("preview base", 2), ("preview last", 1)]


def test_a_file_that_is_not_there_is_none(preview):
    assert answered(preview.search.file("search/nothing.json")) is None
