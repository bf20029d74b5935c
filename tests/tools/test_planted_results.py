"""False words in what the search shows of a release of the demonstration: ``verify_words.py`` names each of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from plugins.search.lengths import byte_to_length
from plugins.search.packs import put_pack
from plugins.search.passages import place_bits
from plugins.search.stored import phrases, read, stored
from plugins.search.texts import first_parts
from tests.sites.packs import parts

STEP = 4
"""Of the documents, each so many has keys changed."""


def pack(texts: Sequence[str]) -> bytes:
    """Return the pack of some texts, empty ones without a byte."""
    pieces: list[bytes] = []
    put_pack((stored(text) if text else b"" for text in texts), pieces.append)
    return b"".join(pieces)


def faults(release: Any) -> Any:
    """Return what names the faults of a generation and its pack."""
    return lambda one, said, **more: release.result_faults(one, said, phrases(), **more)


def packs(release: Any) -> list[tuple[dict[str, Any], list[str]]]:
    """Return each generation of the search with what it has of each document."""
    generations = json.loads((release.folder / "search/manifest.json").read_bytes())["generations"]
    found = [(one, (release.folder / f"search/texts.{one['texts']}.bin").read_bytes()) for one in generations]
    return [(one, [read(part) if part else "" for part in parts(data)]) for one, data in found]


def changes(card: str, others: set[str]) -> list[str]:
    """Return a result with another id, address, title, day and title in the other language."""
    lines = card.split("\n", 9)
    new = ((0, min(others - {lines[0]})), (1, "elsewhere"), (2, lines[2] + "x"), (7, "2001-01-01"), (8, "x"))
    return ["\n".join([*lines[:place], said, *lines[place + 1 :]]) for place, said in new]


def alone(one: dict[str, Any], every: list[str]) -> list[tuple[dict[str, Any], list[str]]]:
    """Return each document as a generation of its own."""
    steps = zip(accumulate(one["lengths"][::2]), one["lengths"][1::2], strict=True)
    lengths = [byte for byte, count in steps for _ in range(count)]
    removed = set(accumulate(one["removed"]))
    ends = first_parts(place_bits(byte_to_length(byte)) for byte in lengths)
    return [
        ({**one, "lengths": [lengths[number], 1], "removed": [0] if number in removed else []}, every[start:end])
        for number, (start, end) in enumerate(pairwise(ends))
        if every[start]
    ]


def test_nothing_differs_in_what_results_show(release):
    for one, every in packs(release):
        assert [fault for fault in faults(release)(one, pack(every)) if fault] == []


def test_each_change_of_a_result_is_named(release):
    planted = 0
    for one, every in packs(release):
        known = alone(one, every)
        ids = {first.split("\n")[0] for _, (first, *_) in known} | {"zzzzzzzz"}
        for own, (first, *rest) in known:
            for changed in changes(first, ids):
                planted += 1
                assert any(faults(release)(own, pack([changed, *rest])))
        for place, key in enumerate(one["keys"]):
            changed = {"keys": [*one["keys"][:place], f"{key}x", *one["keys"][place + 1 :]]}
            for own, parts_of in known[place % STEP :: STEP]:
                lines = parts_of[0].split("\n", 9)
                is_said = str(place) in (lines[3], lines[5])
                assert any(faults(release)({**own, **changed}, pack(parts_of))) == is_said
    assert planted >= 100


def test_a_passage_that_says_more_than_the_page_is_named(release):
    said = "\x1e\x1f\x1fWords that nobody approved."
    for one, every in packs(release):
        for own, (first, *rest) in alone(one, every):
            card = "".join(line + "\n" for line in first.split("\n", 9)[:9])
            assert any(faults(release)(own, pack([card, said, *rest[1:]] if rest else [card + said])))


def test_a_result_of_what_is_not_public_is_named_by_the_manifest_alone(release):
    one, (first, *rest) = alone(*packs(release)[0])[0]
    stranger = "\n".join(["zzzzzzzz", *first.split("\n", 9)[1:]])
    assert any(faults(release)(one, pack([stranger, *rest]), whole=False))
    assert not any(faults(release)(one, pack([first, *rest]), whole=False))


def test_a_removed_result_is_an_earlier_text_that_is_shown(release):
    one, (first, *rest) = alone(*packs(release)[0])[0]
    changed = first.replace(first.split("\n")[2], "Another title")
    removed = {**one, "removed": [0]}
    assert not any(faults(release)(removed, pack([first, *rest]), whole=False))
    assert any(faults(release)(removed, pack([changed, *rest]), whole=False))


def test_an_empty_result_is_of_a_text_that_left_and_no_difference(release):
    for one, own in alone(*packs(release)[0])[:3]:
        assert not any(faults(release)(one, pack([""] * len(own))))
