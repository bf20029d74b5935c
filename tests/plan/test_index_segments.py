"""The segments of the index depend on what releases showed, never on what waits or was built."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.act import Released
from plugins.plan import index_segments
from plugins.plan.index_segments import BULK, LEAST, SHARE, Segments, max_delta, release_steps, split
from tests.plan.make import BEFORE, NOW, Shelf, dossier, revision
from tests.review.office import ID, OTHER, digest

FIRST, SECOND = revision(ID), revision(ID, "b")
BESIDE = revision(OTHER)


def shown(*ids: int, text: str = "a") -> list[tuple[str, str]]:
    """One step in which documents appear."""
    return [(f"d{id}", text) for id in ids]


def gone(*ids: int) -> list[tuple[str, str]]:
    """One step in which documents go away."""
    return [(f"d{id}", "") for id in ids]


def sizes(*steps) -> tuple[int, int, int]:
    """How many are in the base, how many of these were removed, and how many are in the delta."""
    segments = split(steps)
    return len(segments.base), len(segments.removed), len(segments.delta)


def test_without_a_history_there_is_nothing():
    assert split([]) == Segments({}, frozenset(), {})


def test_fewer_changes_than_a_compaction_needs_are_all_in_the_delta():
    assert sizes(*map(shown, range(LEAST - 1))) == (0, 0, LEAST - 1)


def test_as_many_as_a_compaction_needs_are_the_base():
    assert sizes(*map(shown, range(LEAST))) == (LEAST, 0, 0)


def test_what_comes_after_a_compaction_is_in_the_delta():
    assert sizes(*map(shown, range(LEAST + 3))) == (LEAST, 0, 3)


def test_what_one_release_showed_stays_together():
    assert sizes(shown(*range(1000))) == (1000, 0, 0)
    assert sizes(shown(*range(1000)), shown(1000), shown(1001, 1002)) == (1000, 0, 3)


def test_a_large_base_is_compacted_at_its_share():
    base = shown(*range(SHARE * 20))
    assert sizes(base, *(shown(n) for n in range(10**6, 10**6 + 20))) == (SHARE * 20, 0, 20)
    assert sizes(base, *(shown(n) for n in range(10**6, 10**6 + 21))) == (SHARE * 20 + 20, 0, 1)


def test_what_differs_at_one_build_alone_makes_no_base():
    base, share = shown(*range(SHARE * 20)), shown(*range(10**6, 10**6 + 20))
    for more in range(5):
        waiting = shown(*range(10**7, 10**7 + more))
        assert sizes(base, [*share, *waiting]) == (SHARE * 20, 0, 20 + more)


def test_a_site_that_is_taken_over_makes_one():
    base, other = shown(*range(BULK * 20)), shown(*range(10**6, 10**6 + 20))
    assert max_delta(len(base)) == 20
    assert sizes(base, other[:-1]) == (BULK * 20, 0, 19)
    assert sizes(base, other) == (BULK * 20 + 20, 0, 0)


def test_an_edited_text_leaves_the_base_for_the_delta():
    segments = split([shown(*range(9)), shown(3, text="b")])
    assert segments.base["d3"] == "a"
    assert (segments.removed, segments.delta) == ({"d3"}, {"d3": "b"})


def test_a_withdrawn_text_leaves_the_base():
    assert sizes(shown(*range(9)), gone(3, 4)) == (9, 2, 0)


def test_what_went_and_came_counts_towards_a_compaction_and_is_dropped_by_it():
    assert sizes(shown(*range(9)), gone(*range(LEAST - 1))) == (9, LEAST - 1, 0)
    assert sizes(shown(*range(9)), gone(*range(LEAST))) == (1, 0, 0)


def test_a_text_that_comes_back_is_in_the_delta_and_not_in_the_base():
    segments = split([shown(*range(9)), gone(3), shown(3)])
    assert (segments.removed, segments.delta) == ({"d3"}, {"d3": "a"})


def test_what_came_and_went_since_the_compaction_is_nowhere():
    assert sizes(shown(*range(9)), shown(20), gone(20)) == (9, 0, 0)


STEPS = st.lists(st.lists(st.tuples(st.sampled_from([f"d{n}" for n in range(30)]), st.sampled_from("ab ")), max_size=9))


@given(STEPS)
def test_every_public_text_is_in_one_place_and_nothing_else_is(drawn):
    steps = [[(id, text.strip()) for id, text in one] for one in drawn]
    public = {}
    for id, text in (change for changes in steps for change in changes):
        public[id] = text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_segments, "LEAST", 2)
        patch.setattr(index_segments, "BULK", 3)
        segments, limit = split(steps), max_delta(len(split(steps).base))
    stayed = {id: text for id, text in segments.base.items() if id not in segments.removed}
    assert not stayed.keys() & segments.delta.keys()
    assert {**stayed, **segments.delta} == {id: text for id, text in public.items() if text}
    assert segments.removed <= segments.base.keys()
    assert max(len(segments.removed), len(segments.delta)) < limit


def released(number, *public, ended=(), at=BEFORE) -> Released:
    """What a seal records of a release."""
    return Released(number, digest(str(number)), at, tuple((r.id, r.digest) for r in public), tuple(ended))


def steps_of(*releases, shelf, is_sealed=True) -> list[list[tuple[str, str]]]:
    """The steps up to the catalogue of a shelf."""
    catalogue = shelf.schedule()[0]
    shown = {id: one.shown for id, one in catalogue.dossiers.items() if one.shown}
    now = {id: publication.revision.digest for id, publication in catalogue.publications.items()}
    return release_steps(releases, catalogue.at, None if is_sealed else shown, now)


def test_a_build_before_any_release_has_what_is_public_in_one_step():
    changes = [(ID, FIRST.digest), (OTHER, BESIDE.digest)]
    assert steps_of(shelf=Shelf.public(FIRST)) == [changes[:1]]
    assert steps_of(shelf=Shelf.public(FIRST, BESIDE)) == [sorted(changes)]


def test_a_release_changes_nothing_of_what_a_build_before_it_has():
    before = Shelf.of((dossier(FIRST), (FIRST,)))
    after = Shelf.of((dossier(FIRST, released=(FIRST,)), (FIRST,)))
    assert steps_of(released(1, FIRST), shelf=after) == steps_of(shelf=after, is_sealed=False) == steps_of(shelf=before)


def test_each_release_is_a_step_and_what_no_release_has_held_is_the_last():
    shelf = Shelf.of((dossier(FIRST, SECOND, released=(FIRST,)), (FIRST, SECOND)))
    assert steps_of(released(1, FIRST, BESIDE), released(2, ended=[OTHER]), shelf=shelf) == [
        sorted([(ID, FIRST.digest), (OTHER, BESIDE.digest)]),
        [(OTHER, "")],
        [(ID, SECOND.digest)],
    ]


def test_a_text_that_was_never_public_is_no_step():
    waiting = revision(ID, "c", publish="2030-01-01T00:00")
    shelf = Shelf.of((dossier(FIRST, SECOND, waiting, released=(FIRST,)), (FIRST, SECOND, waiting)))
    without = Shelf.of((dossier(FIRST, SECOND, released=(FIRST,)), (FIRST, SECOND)))
    assert steps_of(released(1, FIRST), shelf=shelf) == steps_of(released(1, FIRST), shelf=without)
    assert waiting.digest not in str(steps_of(released(1, FIRST), shelf=shelf))


@pytest.mark.parametrize("is_sealed", [True, False])
def test_the_current_release_counts_also_while_no_seal_records_it(is_sealed):
    third = revision(ID, "c")
    shelf = Shelf.of((dossier(FIRST, SECOND, third, released=(FIRST, SECOND)), (FIRST, SECOND, third)))
    releases = [released(1, FIRST), released(2, SECOND)][: 1 + is_sealed]
    assert steps_of(*releases, shelf=shelf, is_sealed=is_sealed) == [[(ID, r.digest)] for r in (FIRST, SECOND, third)]


def test_a_release_after_the_instant_does_not_count():
    later = released(2, BESIDE, at=NOW + timedelta(1))
    assert steps_of(released(1, FIRST), later, shelf=Shelf.of((dossier(FIRST, released=(FIRST,)), (FIRST,)))) == [
        [(ID, FIRST.digest)]
    ]
