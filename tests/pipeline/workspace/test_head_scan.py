"""Marks of working documents: kept by the stamp of the file, and never those of a file that changed."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing

import pytest

from plugins.pipeline.cache.store import FILE
from plugins.pipeline.workspace import head_scan as module
from plugins.pipeline.workspace.head_scan import may_contain, scan_heads
from plugins.read.document import read_document
from tests.sites.texts import UPDATES, update

A, B = "k7m29xqf", "9tq4w2ha"
PATHS = (f"{UPDATES}/a.md", f"{UPDATES}/b.md")


@pytest.fixture
def settled(site, monkeypatch):
    """Two documents, so long ago that their stamps count; and a list of the files that are read."""
    site.write(PATHS[0], update(A, "Wells"))
    site.write(PATHS[1], update(B, "Springs", "status: approved"))
    time.sleep(0.15)
    monkeypatch.setattr(site, "read", [], raising=False)
    mark = module.scan_head

    def noted(root, path):
        site.read.append(path)
        return mark(root, path)

    monkeypatch.setattr(module, "scan_head", noted)
    return site


def test_a_file_is_read_once(settled):
    found = scan_heads(settled.root, PATHS)
    assert found == {PATHS[0]: (A, False), PATHS[1]: (B, True)}
    assert scan_heads(settled.root, PATHS) == found
    assert settled.read == [*PATHS]


def test_the_order_is_that_of_the_paths(settled):
    scan_heads(settled.root, PATHS[1:])
    assert list(scan_heads(settled.root, PATHS)) == [*PATHS]


def test_a_file_that_changed_is_read_again_whatever_its_date_says(settled):
    scan_heads(settled.root, PATHS)
    place = settled.root / PATHS[0]
    before = place.stat()
    place.write_text(place.read_text(encoding="utf-8").replace(A, B), encoding="utf-8")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert scan_heads(settled.root, PATHS)[PATHS[0]] == (B, False)


def test_a_file_written_just_now_is_read_each_time(settled):
    settled.write(PATHS[0], update(B, "Wells"))
    assert [scan_heads(settled.root, PATHS)[PATHS[0]] for _ in range(2)] == [(B, False)] * 2
    assert settled.read == [*PATHS, PATHS[0]]


def test_a_file_that_went_is_forgotten(settled):
    scan_heads(settled.root, PATHS)
    assert scan_heads(settled.root, PATHS[1:]) == {PATHS[1]: (B, True)}
    assert scan_heads(settled.root, PATHS) == {PATHS[0]: (A, False), PATHS[1]: (B, True)}
    assert settled.read == [*PATHS, PATHS[0]]


def test_damaged_heads_are_scanned_again(settled):
    found = scan_heads(settled.root, PATHS)
    with closing(sqlite3.connect(settled.root / ".cache" / FILE)) as connection, connection:
        changed = connection.execute("UPDATE kept SET value = substr(value, 2) WHERE kind LIKE 'heads %'").rowcount
    assert changed == 3  # two partitions and their seal
    for _ in range(3):  # the damaged file is thrown away, the next scan has a new one
        assert scan_heads(settled.root, PATHS) == found
    assert settled.read == [*PATHS, *PATHS, *PATHS]


WAYS = (
    "contact: li.wei",
    "contact: 'li.wei'",
    'contact: "li.wei"',
    '"contact" : "li.wei" # mine',
    "contact:\n  li.wei",
    'contact: "li\\x2ewei"',
    'contact: "li.\\\n  wei"',
    "{contact: li.wei}",
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_whom_a_document_names_is_never_missed(way, ends, site):
    long = f"summary: {'Wells. ' * 800}"
    text = way if way.startswith("{") else f"{long}\n{way}"
    site.write(PATHS[0], f"---\n{text}\n---\n\nText.\n".replace("\n", ends))
    document, _ = read_document(site.root, PATHS[0], site.workspace().policy.columns)
    assert document is not None
    assert document.string("contact") in ("li.wei", "")
    assert may_contain(site.root, PATHS[0], "li.wei")


@pytest.mark.parametrize("line", ["title: '---'", "title: a\n---x: b", "summary: |\n  ---\n  b"])
def test_a_line_that_ends_no_front_matter_hides_nothing(line, site):
    site.write(PATHS[0], f"---\n{line}\ncontact: li.wei\n---\nText.\n")
    assert may_contain(site.root, PATHS[0], "li.wei")


def test_who_is_named_in_the_text_alone_is_not_asked_about(site):
    site.write(PATHS[0], update(A, "Wells", "contact: he.lin", body="Li Wei is li.wei, with a \\ behind."))
    assert not may_contain(site.root, PATHS[0], "li.wei")


@pytest.mark.parametrize("word", ["李薇", "li wei", "o'neil", ""])
def test_a_name_that_could_be_written_in_other_ways_is_always_asked_about(word, site):
    site.write(PATHS[0], update(A, "Wells"))
    assert may_contain(site.root, PATHS[0], word)
    assert may_contain(site.root, "content/nothing.md", "li.wei")
