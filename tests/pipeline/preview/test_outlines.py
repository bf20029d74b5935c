"""Outlines: what was read is read again only where its files changed, and the cache is believed for the same files."""

from __future__ import annotations

import pytest

from plugins.pipeline.cache.store import Store
from plugins.pipeline.preview import outlines as module
from plugins.pipeline.preview.outlines import OutlinedContent, Outlines
from plugins.pipeline.workspace.working_tree import WorkingTree
from plugins.policy.load import load_policy
from plugins.rules.library import words_digest
from plugins.system.progress import no_progress
from tests.sites.texts import UPDATES, update

A, B = "k7m29xqf", "9tq4w2ha"
PATH, OTHER = f"{UPDATES}/a.md", f"{UPDATES}/b.md"


@pytest.fixture
def outlined(site, monkeypatch):
    """Begin with two documents; return how to begin again with the same cache, and the paths read since."""
    site.write(PATH, update(A, "Wells", "status: approved"))
    site.write(OTHER, update(B, "Springs", body="As [said](doc:k7m29xqf), and [again](doc:k7m29xqf)."))
    columns = load_policy(site.root).columns
    read = []
    original = module.read_document
    monkeypatch.setattr(module, "read_document", lambda *more: read.append(more[1]) or original(*more))

    def begin(changed=None, **more):
        outlines = Outlines(site.root, Store(site.root / ".cache"), no_progress)
        outlines.refresh(columns, changed)
        return outlines

    begin.columns, begin.read = columns, read
    return begin


def test_an_outline_says_all_but_the_text(outlined, site):
    outlines = outlined()
    whole = WorkingTree(site.root, outlined.columns)
    content = OutlinedContent(site.root, outlined.columns, outlines)
    assert (content.paths, content.ids, content.final_ids) == (whole.paths, whole.ids, whole.final_ids)
    for path in content.paths:
        document, findings = whole.read(path)
        assert content.read(path) == (document, findings)
        assert content.head(path).fields == document.fields
        assert content.head(path).text.html == ""
        assert content.words(path) == whole.words(path) == words_digest(document)
    assert outlines.by_path[OTHER].links == (A,)


def test_what_is_named_is_read_and_nothing_else(outlined, site):
    outlines = outlined()
    outlined.read.clear()
    assert outlines.refresh(outlined.columns, []) == set()
    site.write(PATH, update(A, "Brooks"))
    assert outlines.refresh(outlined.columns, [PATH]) == {PATH}
    assert outlined.read == [PATH]
    assert outlines.by_path[PATH].document.string("title") == "Brooks"


@pytest.mark.parametrize("file", ["a", "a/table.csv"])
def test_a_file_beside_a_document_is_its_own(file, outlined, site):
    outlines = outlined()
    site.write(f"{UPDATES}/a/table.csv", "1")
    assert outlines.refresh(outlined.columns, [f"{UPDATES}/{file}"]) == {PATH}
    assert [a.name for a in outlines.by_path[PATH].document.attachments] == ["table.csv"]


def test_a_hidden_file_is_nobodys(outlined):
    assert outlined().refresh(outlined.columns, [f"{UPDATES}/.a.md.swp"]) == set()


def test_with_nothing_named_only_files_that_differ_are_read(outlined, site):
    outlines = outlined()
    outlined.read.clear()
    assert list(outlines.refresh(outlined.columns, None)) == []
    site.write(OTHER, update(B, "Brooks"))
    assert list(outlines.refresh(outlined.columns, None)) == [OTHER]
    assert outlined.read == [OTHER]


def test_documents_that_come_and_go_are_told(outlined, site):
    outlines = outlined()
    (site.root / PATH).rename(site.root / UPDATES / "c.md")
    assert outlines.refresh(outlined.columns, [PATH, f"{UPDATES}/c.md"]) is None
    assert outlines.paths == (OTHER, f"{UPDATES}/c.md")
    assert set(outlines.by_path) == set(outlines.paths)


def test_other_columns_have_all_read_again(outlined):
    outlines = outlined()
    outlined.read.clear()
    columns = {key: column for key, column in outlined.columns.items() if key != "work-updates"}
    outlines.refresh(columns, [])
    assert sorted(outlined.read) == [PATH, OTHER]
    assert [f.code for f in outlines.by_path[PATH].findings] != []


def test_the_cache_is_believed_for_the_same_files_alone(outlined, site, monkeypatch):
    monkeypatch.setattr(module, "SEQUENTIAL_LIMIT", 1)
    outlined()
    outlined.read.clear()
    same = outlined()
    assert outlined.read == []
    assert same.by_path[OTHER].links == (A,)
    monkeypatch.setattr(module, "SEQUENTIAL_LIMIT", 64)
    site.write(OTHER, update(B, "Brooks"))
    monkeypatch.setattr(module, "SEQUENTIAL_LIMIT", 1)
    assert outlined().by_path[OTHER].document.string("title") == "Brooks"
