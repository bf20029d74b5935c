"""Fifty edits, one build after each: what earlier builds left in the cache changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from plugins.search.generation import generations
from plugins.search.oracle import fresh_index, search
from tests.search.make import Text, index_of, moved, plain_of, questions, retrieval, text


class Kept:
    """A cache that remembers everything, and how often it had to be filled."""

    def __init__(self) -> None:
        self.files: dict[str, Mapping[str, bytes]] = {}

    def __call__(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        if key not in self.files:
            self.files[key] = make()
        return self.files[key]


def edits(texts: list[Text]) -> list[list[Text]]:
    """Fifty states after ``texts``: documents added, replaced and taken away in turn, old ones and new ones."""
    states = []
    current = {one.document.id: one for one in texts}
    for number in range(50):
        order = len(texts) + number
        victim = list(current.values())[number * 37 % len(current) if number % 2 else -1 - number % 5]
        if number % 3 == 0:
            current[f"new-{number}"] = text(
                f"new-{number}", f"New title {number}", f"新的条例 {number} asthma", order=order
            )
        elif number % 3 == 1:
            digest = f"sha256:{number}"
            edited = moved(victim, order, digest=digest, title=f"{victim.document.title} (edited)")
            current[victim.document.id] = replace(edited, plain=f"{victim.plain} corrigendum {number}")
        else:
            del current[victim.document.id]
        states.append(list(current.values()))
    return states


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Three hundred documents in two languages."""
    made = retrieval("zh")[:200] + retrieval("en")[:100]
    return [moved(one, order) for order, one in enumerate(made)]


@pytest.fixture(scope="module")
def last(texts):
    """The state after fifty edits, and what was built then with the cache of all builds before."""
    kept = Kept()
    states = edits(texts)
    for state in [texts, *states]:
        files = index_of(state, kept)
    return states[-1], files


def test_the_files_are_those_of_a_build_from_nothing(last):
    state, files = last
    assert files == index_of(state)


def test_the_browser_answers_as_a_fresh_whoosh_index(last, opened_packed):
    state, files = last
    oracle = fresh_index([one.document for one in state], plain_of(state))
    asked = opened_packed(files)
    for query in [*questions("zh")[:40], *questions("en"), "corrigendum", "新的条例", "asthma", "edited"]:
        found = [(result["id"], result["score"]) for result in asked.ask(query)[0]["results"]]
        assert found == [(hit.id, pytest.approx(hit.score, abs=1e-9)) for hit in search(oracle, query)]


def test_one_more_document_writes_the_fresh_generation_alone(texts):
    kept = Kept()
    before = index_of(texts, kept)
    base, fresh = generations([one.document for one in texts])
    assert base
    after = index_of([*texts, text("new", "Measures", "新的 words " * 900, order=len(texts))], kept)
    changed = {path: data for path, data in after.items() if before.get(path) != data}
    shared = {path.split("/")[1] for path in after if path.endswith("/w0")} & {
        path.split("/")[1] for path in before if path.endswith("/w0")
    }
    assert len(shared) == 1
    assert not any(path.startswith(f"search/{folder}/") for path in changed for folder in shared)
    assert sum(map(len, changed.values())) < 150_000
    assert len(fresh) < 32


def test_what_only_cards_show_changes_cards_alone(texts):
    before = index_of(texts)
    repealed = [moved(texts[0], 0, state="repealed"), *texts[1:]]
    after = index_of(repealed)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert len(changed) == 1
    assert all(path.startswith("search/cards/") for path in changed)
