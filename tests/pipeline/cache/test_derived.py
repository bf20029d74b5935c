"""What follows from a revision's bytes is computed from the bytes of its digest, and only what is asked for."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace

import pytest

from plugins.model.error import IntegrityError
from plugins.pipeline.cache.derivations import KINDS, codec_for
from plugins.pipeline.cache.derived import (
    SEQUENTIAL_LIMIT,
    DerivedValues,
    compute,
    files_of,
    read_and_compute,
    task_of,
)
from plugins.pipeline.cache.revision_source import LAST_GOOD
from plugins.pipeline.cache.store import Store
from plugins.policy.load import load_policy
from plugins.read.approved import read_revision
from plugins.search import vector
from plugins.search.counts import Pairs
from plugins.system.progress import no_progress
from tests.repository import DEMONSTRATION
from tests.system.test_pool import revisions

POLICY = load_policy(DEMONSTRATION)


@pytest.fixture
def revision(tmp_path):
    return revisions(tmp_path, 1)[0]


def computed(root, revision, kinds=KINDS):
    return compute(root, POLICY, kinds, task_of(revision))


def test_each_kind_is_encoded_for_itself(tmp_path, revision):
    made = computed(tmp_path, revision)
    assert list(made) == ["text", "links", "citations", "vector", "passages", "stops"]
    assert codec_for("text").decode(made["text"]).html == (
        '<p id="article-1"><span class="article-number">Article 1</span>. Text 0 is <em>marked</em> up.</p>'
    )


def test_the_terms_of_a_text_are_counted_once_for_the_search_and_its_passages(tmp_path, monkeypatch):
    revision = revisions(tmp_path, 8)[7]  # that of no other test: the last text that was counted is remembered
    read = []
    monkeypatch.setattr(vector, "Pairs", lambda text: read.append(text) or Pairs(text))
    computed(tmp_path, revision)
    (text,) = read
    assert "text 7 is marked up" in text


def test_only_what_is_asked_for_is_made(tmp_path, revision):
    assert list(computed(tmp_path, revision, ("links",))) == ["links"]


@pytest.mark.parametrize(
    ("lacking", "made"), [((), []), (("stops",), ["stops"]), (("text", "vector"), ["text", "vector"])]
)
def test_a_revision_is_read_and_what_is_not_known_of_it_computed(tmp_path, revision, lacking, made):
    known = {kind: frozenset(() if kind in lacking else [revision.digest]) for kind in KINDS}
    read, findings, derived = read_and_compute(tmp_path, POLICY, known, revision.path)
    assert (read, findings) == read_revision(tmp_path, revision.path, POLICY.columns)
    assert read.digest == revision.digest
    assert dict(derived) == dict(computed(tmp_path, revision, made))


def test_bytes_that_nothing_can_be_made_of_give_findings_alone(tmp_path, revision):
    (tmp_path / revision.path / "form.txt").write_text("B form")
    read, findings, derived = read_and_compute(tmp_path, POLICY, {"text": frozenset()}, revision.path)
    assert (read, [finding.code for finding in findings], derived) == (None, ["INT001"], {})


def test_a_worker_that_has_the_bytes_needs_no_disk(tmp_path, revision):
    task = task_of(revision)
    carried = replace(task, files=tuple(files_of(tmp_path, task)))
    assert compute(tmp_path / "nowhere", POLICY, KINDS, carried) == computed(tmp_path, revision)


def test_bytes_of_another_digest_are_refused(tmp_path, revision):
    with pytest.raises(IntegrityError, match="expected sha256:0"):
        compute(tmp_path, POLICY, KINDS, replace(task_of(revision), digest="sha256:0"))


def test_bytes_that_changed_meanwhile_are_refused(tmp_path, revision):
    (tmp_path / revision.path / "form.txt").write_text("B form")
    with pytest.raises(IntegrityError, match="INT001"):
        computed(tmp_path, revision)


def test_a_copy_is_read_where_copies_lie_and_named_by_its_place(tmp_path):
    [kept] = revisions(tmp_path / LAST_GOOD, 1, "is 机密★")
    kept = replace(kept, path=f"{LAST_GOOD}/{kept.path}", last_good=True)
    found = codec_for("stops").decode(computed(tmp_path, kept)["stops"])
    assert found
    assert {finding.path for finding in found} == {f"{kept.path}/document.md"}


@pytest.mark.parametrize(("search", "expected"), [(True, 1), (False, 0)])
def test_vectors_are_made_with_the_rest_only_when_they_will_be_asked_for(tmp_path, revision, search, expected):
    cache = Store(tmp_path)
    DerivedValues(tmp_path, POLICY, cache, no_progress, search=search).stops([revision])
    assert len(cache.keys("vector")) == expected


def test_vectors_that_were_not_made_are_made_when_they_are_asked_for(tmp_path, revision):
    cache = Store(None)
    without = DerivedValues(tmp_path, POLICY, cache, no_progress, search=False)
    without.stops([revision])
    assert without.vectors([revision])[revision.id].title_length == 2


def test_what_was_computed_is_not_computed_again(tmp_path, revision):
    cache = Store(tmp_path)
    first = DerivedValues(tmp_path, POLICY, cache, no_progress).texts([revision])
    (tmp_path / revision.path / "document.md").unlink()
    assert DerivedValues(tmp_path, POLICY, cache, no_progress).texts([revision]) == first


def test_a_process_that_computes_starts_no_others(tmp_path, monkeypatch):
    class Nobody:
        shares_disk = True

        def each(self, work, tasks, software):
            raise AssertionError("processes inside a process")

    many = revisions(tmp_path, SEQUENTIAL_LIMIT + 1)
    in_child = DerivedValues(tmp_path, POLICY, Store(None), no_progress, executor=Nobody())
    monkeypatch.setattr(multiprocessing, "parent_process", multiprocessing.current_process)
    assert len(in_child.links(many)) == SEQUENTIAL_LIMIT + 1
