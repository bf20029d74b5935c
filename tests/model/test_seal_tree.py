"""The tree of a seal: an act is shown to lie in it, and nothing is told of what lies beside it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.seal_tree import DEPTH, PLACES, SealTree

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
SECRET = "5" * 64
ACTS = [hashlib.sha256(bytes([number])).hexdigest() for number in range(40)]


@given(HEX, st.lists(HEX, min_size=1, max_size=8, unique=True))
def test_every_act_is_opened_to_the_root_whatever_their_order(secret, acts):
    tree = SealTree(secret, acts)
    assert SealTree(secret, reversed(acts)).root == tree.root
    assert {tree.opening(act).root for act in acts} == {tree.root}
    assert all(tree.opening(act).is_whole for act in acts)
    assert len({tree.opening(act).place for act in acts}) == len(acts)


@given(HEX, HEX, st.sampled_from(["act", "salt", "place", "path"]), st.integers(0, DEPTH - 1))
def test_anything_else_leads_to_another_root(secret, other, what, height):
    tree = SealTree(secret, ACTS[:3])
    opening = tree.opening(ACTS[0])
    path = (*opening.path[:height], other, *opening.path[height + 1 :])
    changed = {"act": other, "salt": other, "place": (opening.place + height + 1) % PLACES, "path": path}
    assert replace(opening, **{what: changed[what]}).root != tree.root


def test_a_tree_is_written_by_hand_as_the_format_says():
    tree = SealTree(SECRET, ACTS[:1])
    opening = tree.opening(ACTS[0])
    digest = hashlib.sha256(f"act {ACTS[0]} {opening.salt}\n".encode()).hexdigest()
    for height, other in enumerate(opening.path):
        pair = (other, digest) if opening.place >> height & 1 else (digest, other)
        digest = hashlib.sha256("node {} {}\n".format(*pair).encode()).hexdigest()
    assert digest == tree.root


def test_an_opening_is_as_long_in_a_tree_of_one_act_as_in_one_of_many():
    for count in (1, 2, 40):
        assert len(SealTree(SECRET, ACTS[:count]).opening(ACTS[0]).path) == DEPTH


def test_an_empty_tree_has_a_root_that_looks_like_any_other():
    assert len(SealTree(SECRET, []).root) == 64
    assert SealTree(SECRET, []).root != SealTree("6" * 64, []).root


def test_one_secret_says_nothing_of_the_tree_of_another():
    one, two = SealTree(SECRET, ACTS), SealTree("6" * 64, ACTS)
    shown = [{*tree.opening(act).path, tree.opening(act).salt} for tree in (one, two) for act in ACTS]
    assert set.intersection(*shown[:1], *shown[40:]) == set()


def test_acts_that_would_have_one_place_have_two(monkeypatch):
    monkeypatch.setattr(SealTree, "_mixed", lambda self, said: hashlib.sha256(said[:5].encode()).hexdigest())
    tree = SealTree(SECRET, ACTS)
    assert len({tree.opening(act).place for act in ACTS}) == 40
    assert {tree.opening(act).root for act in ACTS} == {tree.root}


def test_more_acts_than_places_are_refused(monkeypatch):
    monkeypatch.setattr("plugins.model.seal_tree.PLACES", 3)
    with pytest.raises(ValueError, match="a seal holds at most 3 acts, not 4"):
        SealTree(SECRET, ACTS[:4])


def test_an_act_that_is_not_in_it_cannot_be_opened():
    with pytest.raises(KeyError):
        SealTree(SECRET, ACTS[:1]).opening(ACTS[1])


@pytest.mark.parametrize(
    "opening",
    [
        replace(SealTree(SECRET, ACTS).opening(ACTS[0]), path=("0" * 64,)),
        replace(SealTree(SECRET, ACTS).opening(ACTS[0]), place=PLACES),
        replace(SealTree(SECRET, ACTS).opening(ACTS[0]), place=-1),
    ],
)
def test_a_way_of_another_length_or_place_is_not_whole(opening):
    assert not opening.is_whole
