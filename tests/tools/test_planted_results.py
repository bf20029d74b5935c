"""False words in what the search shows of a release of the demonstration: ``verify_words.py`` names each of them."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from typing import Any

from plugins.model.document import Text
from plugins.search.packs import pack, parts
from plugins.search.passages import passages, place_bits
from plugins.search.texts import first_parts

STEP = 4
"""Of the documents, each so many has keys changed."""


def packs(release: Any) -> list[tuple[dict[str, Any], list[bytes]]]:
    """Return each generation of the search with what it has of each document."""
    generations = json.loads((release.folder / "search/manifest.json").read_bytes())["generations"]
    found = [(one, (release.folder / f"search/texts.{one['texts']}.bin").read_bytes()) for one in generations]
    return [(one, list(parts(data))) for one, data in found]


def changes(card: bytes, others: set[bytes]) -> list[bytes]:
    """Return a result with another id, address, title and day."""
    lines = card.split(b"\n", 8)
    new = ((0, min(others - {lines[0]})), (1, b"elsewhere"), (2, lines[2] + b"x"), (7, b"2001-01-01"))
    return [b"\n".join([*lines[:place], said, *lines[place + 1 :]]) for place, said in new]


def alone(one: dict[str, Any], every: list[bytes]) -> list[tuple[dict[str, Any], list[bytes]]]:
    """Return each document as a generation of its own."""
    lengths = [n for n, count in zip(one["lengths"][::2], one["lengths"][1::2], strict=True) for _ in range(count)]
    removed = set(accumulate(one["removed"]))
    ends = first_parts(map(place_bits, lengths))
    return [
        ({**one, "lengths": [lengths[number], 1], "removed": [0] if number in removed else []}, every[start:end])
        for number, (start, end) in enumerate(pairwise(ends))
        if every[start]
    ]


def test_nothing_differs_in_what_results_show(release):
    for one, every in packs(release):
        assert [fault for fault in release.result_faults(one, pack(every)) if fault] == []


def test_each_change_of_a_result_is_named(release):
    planted = 0
    for one, every in packs(release):
        known = alone(one, every)
        ids = {first.split(b"\n")[0] for _, (first, *_) in known} | {b"zzzzzzzz"}
        for own, (first, *rest) in known:
            for changed in changes(first, ids):
                planted += 1
                assert any(release.result_faults(own, pack([changed, *rest])))
        for place, key in enumerate(one["keys"]):
            changed = {"keys": [*one["keys"][:place], f"{key}x", *one["keys"][place + 1 :]]}
            for own, parts_of in known[place % STEP :: STEP]:
                lines = parts_of[0].split(b"\n", 8)
                is_said = b"%d" % place in (lines[3], lines[5])
                assert any(release.result_faults({**own, **changed}, pack(parts_of))) == is_said
    assert planted >= 100


def test_a_passage_that_says_more_than_the_page_is_named(release):
    (stored,) = passages(Text("", (), frozenset(), (), "Words that nobody approved."), 0)
    for one, every in packs(release):
        for own, (first, *rest) in alone(one, every):
            card = b"".join(line + b"\n" for line in first.split(b"\n", 8)[:8])
            assert any(release.result_faults(own, pack([card, stored, *rest[1:]] if rest else [card + stored])))


def test_a_result_of_what_is_not_public_is_named_by_the_manifest_alone(release):
    one, (first, *rest) = alone(*packs(release)[0])[0]
    stranger = b"\n".join([b"zzzzzzzz", *first.split(b"\n", 8)[1:]])
    assert any(release.result_faults(one, pack([stranger, *rest]), whole=False))
    assert not any(release.result_faults(one, pack([first, *rest]), whole=False))


def test_a_removed_result_is_an_earlier_text_that_is_shown(release):
    one, (first, *rest) = alone(*packs(release)[0])[0]
    changed = first.replace(first.split(b"\n")[2], b"Another title")
    removed = {**one, "removed": [0]}
    assert not any(release.result_faults(removed, pack([first, *rest]), whole=False))
    assert any(release.result_faults(removed, pack([changed, *rest]), whole=False))


def test_an_empty_result_is_of_a_text_that_left_and_no_difference(release):
    for one, own in alone(*packs(release)[0])[:3]:
        assert not any(release.result_faults(one, pack([b""] * len(own))))
