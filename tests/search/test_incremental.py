"""Fifty releases with edits and withdrawals: what earlier builds left changes nothing, and little is written."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from plugins.search.index import index
from plugins.search.oracle import fresh_index, search
from tests.search.make import Memory, Site, Text, edited, parts, plain_of, questions, retrieval, text


class Forgetful(Memory):
    """A cache that has lost some of what it held, or all."""

    def __init__(self, lost: int) -> None:
        super().__init__()
        self.lost = lost

    def load(self, name: str, key: str) -> object:
        """Lose about one file in ``lost``."""
        return None if zlib.crc32(name.encode()) % self.lost == 0 else super().load(name, key)


def states(texts: list[Text]) -> list[list[Text]]:
    """Fifty states after ``texts``: documents added, replaced and taken away in turn, old ones and new ones."""
    found = []
    current = {one.document.id: one for one in texts}
    for number in range(50):
        victim = list(current.values())[number * 37 % len(current) if number % 2 else -1 - number % 5]
        if number % 3 == 0:
            current[f"new-{number}"] = text(f"new-{number}", f"New title {number}", f"新的条例 {number} asthma")
        elif number % 3 == 1:
            current[victim.document.id] = edited(victim, str(number))
        else:
            del current[victim.document.id]
        found.append(list(current.values()))
    return found


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Three hundred documents in two languages."""
    return retrieval("zh")[:200] + retrieval("en")[:100]


@pytest.fixture(scope="module")
def last(texts):
    """The site after fifty releases, and its index, built with the cache of all earlier builds."""
    cache = Memory()
    site = Site()
    for number, state in enumerate([texts, *states(texts)]):
        site.release(state)
        made = index(*parts(*site.parts()), cache)
        if number % 10 == 0:
            files = {path: one.make() for path, one in made.items()}
            assert files == site.index(), "a build from nothing gives other files"
    return site, files


@pytest.fixture(scope="module")
def large() -> list[Text]:
    """A base large enough that a few changes cause no compaction."""
    return retrieval("zh")[:900]


def packs(files) -> set[str]:
    """Return the paths of packs, and of days."""
    return {path for path in files if path.endswith(".bin") and not path.startswith("search/phrases.")}


def changed_paths(before, after) -> set[str]:
    """Return paths whose bytes differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_each_state_has_the_files_of_a_build_from_nothing_with_removed_documents_and_a_delta(last):
    site, _ = last
    stayed, removed, delta, _ = site.parts()
    assert stayed
    assert removed
    assert delta


def test_the_browser_answers_as_a_fresh_whoosh_index(last, opened_packed):
    site, files = last
    state = list(site.public.values())
    oracle = fresh_index([one.document for one in state], plain_of(state))
    asked = opened_packed(files)
    for query in [*questions("zh")[:40], *questions("en"), "corrigendum", "新的条例", "asthma", "edited"]:
        found = [(result["id"], result["score"]) for result in asked.ask(query)[0]["results"]]
        assert found == [(hit.id, pytest.approx(hit.score, abs=1e-9)) for hit in search(oracle, query)]


@pytest.mark.parametrize("lost", [1, 2, 9])
def test_what_the_cache_has_lost_is_made_again(last, lost):
    site, files = last
    cache = Forgetful(lost)
    assert [site.index(cache) == files for _ in range(2)] == [True, True]


def test_one_more_document_writes_the_delta_alone(large):
    site, cache = Site(), Memory()
    site.release(large)
    before = site.index(cache)
    site.release([*large, text("new", "Measures", "新的 words " * 900)])
    after = site.index(cache)
    changed = changed_paths(before, after)
    assert packs(before) < packs(after)
    assert sum(len(after[path]) for path in changed) < 150_000


def test_an_edit_of_an_old_document_leaves_the_base_as_it_is(large):
    site, cache = Site(), Memory()
    site.release(large)
    before = site.index(cache)
    site.release([edited(large[0], "1"), *large[1:]])
    after = site.index(cache)
    assert packs(before) < packs(after)
    assert sum(len(after[path]) for path in changed_paths(before, after)) < 150_000


def test_a_withdrawal_of_an_old_document_writes_the_base_without_it(large):
    site, cache = Site(), Memory()
    site.release(large)
    before = site.index(cache)
    site.release(large[1:])
    after = site.index(cache)
    assert packs(before).isdisjoint(packs(after))
    assert [sorted(path.partition(".")[0] for path in packs(files)) for files in (before, after)] == [
        ["search/days", "search/terms", "search/texts"]
    ] * 2
    assert after == site.index(Memory())


def test_a_fingerprint_changes_with_the_bytes_and_only_then(large):
    site = Site()
    site.release(large[:300])
    seen = {}
    for mark in range(3):
        site.release([edited(large[mark], "1"), *(list(site.public.values())[:mark]), *large[mark + 1 : 300]])
        for path, made in index(*parts(*site.parts()), Memory()).items():
            fingerprint, data = made.fingerprint, made.make()
            assert seen.setdefault((path, fingerprint), data) == data
            seen[path, data] = seen.get((path, data), fingerprint)
            assert seen[path, data] == fingerprint


def test_a_text_that_comes_back_is_in_the_delta(large):
    site = Site()
    for state in (large[:300], large[1:300], large[:300]):
        site.release(state)
    stayed, removed, delta, _ = site.parts()
    assert (len(stayed), removed, delta) == (299, [large[0]], [large[0]])


def test_what_changes_without_an_approval_changes_the_manifest_alone(texts):
    site = Site()
    site.release(texts)
    before = site.index()
    repealed = replace(texts[0], document=texts[0].document._replace(state="repealed"))
    site.known[repealed.document.id, repealed.document.digest] = repealed
    assert changed_paths(before, site.index()) == {"search/manifest.json"}
