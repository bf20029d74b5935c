"""Policy holds when enough of the root signed it; a new root when enough of the old and of itself did (I.3, IV.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.error import IntegrityError
from plugins.model.policy_chain import PolicyChain
from plugins.review.policy_acts import followed
from tests.review.office import key
from tests.review.roots import FIRST, OTHERS, THREE, act, chain, members, signed

SECOND = signed(act(2, FIRST, text="second"), "fang.ning", "chen.yu")
ROTATED = signed(act(3, SECOND, text="third", root=OTHERS), "chen.yu", "zhao.min", "li.wei")
FOURTH = signed(act(4, ROTATED, text="fourth"), "li.wei", "guo.tao")
ALL = (FIRST, SECOND, ROTATED, FOURTH)


def refused(*files: bytes) -> str:
    """Return why the last of some acts does not count; those before it do."""
    found, faults = chain(*files)
    assert list(faults) == [len(files)]
    assert len(found.ids) == len(files) - 1
    return faults[len(files)]


def test_two_of_three_let_a_policy_through_in_any_order():
    found, faults = chain(FIRST, SECOND)
    assert faults == {}
    assert found.last == act(2, FIRST, text="second")
    assert (found.members, found.threshold) == (members(THREE), 2)


def test_a_new_root_is_signed_by_two_of_the_old_and_two_of_its_own_and_signs_from_then_on():
    found, faults = chain(*ALL)
    assert faults == {}
    assert found.members == members(OTHERS)
    assert found.last is not None
    assert found.last.number == 4


def test_the_root_is_known_by_its_first_act_for_ever():
    assert chain(*ALL)[0].fingerprint == chain(FIRST)[0].fingerprint == f"sha256:{act(1, root=THREE).id}"


@pytest.mark.parametrize("who", [("chen.yu",), ("zhao.min",)])
def test_one_alone_lets_nothing_through(who):
    assert refused(FIRST, signed(act(2, FIRST), *who)).startswith("too few signed it: 1 more of the root sign it, of ")


def test_one_person_does_not_sign_for_two():
    twice = signed(act(2, FIRST), "chen.yu", "chen.yu")
    assert refused(FIRST, twice) == "a key has signed it twice"


def test_a_stranger_beside_enough_of_the_root_is_refused_as_well():
    assert "which is no key of the root" in refused(FIRST, signed(act(2, FIRST), "chen.yu", "zhao.min", "li.wei"))


@pytest.mark.parametrize("namespace", ["ministry-ledger", "ministry-root", "ministry-seal", "ministry-release"])
def test_a_signature_for_something_else_lets_no_policy_through(namespace):
    file = signed(act(2, FIRST), "chen.yu", "zhao.min", namespace=namespace)
    assert refused(FIRST, file).startswith("the signature does not fit")


def test_a_signature_under_a_policy_makes_no_root():
    rotation = act(2, FIRST, root=OTHERS)
    assert refused(FIRST, signed(rotation, *THREE, "li.wei", "guo.tao", namespace="ministry-policy")) != ""


def test_the_new_root_alone_does_not_put_itself_in_the_place_of_the_old_one():
    assert refused(FIRST, signed(act(2, FIRST, root=OTHERS), *OTHERS)) == (
        "too few signed it: 1 more of the root sign it, of chen.yu, fang.ning"
    )


def test_the_old_root_alone_makes_no_root_of_people_who_do_not_sign():
    assert refused(FIRST, signed(act(2, FIRST, root=OTHERS), "chen.yu", "fang.ning")).startswith(
        "too few signed it: 2 more of the new root sign it"
    )


def test_the_old_root_signs_nothing_once_there_is_another():
    assert "which is no key of the root" in refused(
        FIRST, SECOND, ROTATED, signed(act(4, ROTATED), "chen.yu", "zhao.min")
    )


def test_an_old_policy_is_not_played_again():
    assert refused(FIRST, SECOND, SECOND) == "it has the number 2; the next one has 3"
    forked = signed(act(3, FIRST, text="second"), "chen.yu", "zhao.min")
    assert refused(FIRST, SECOND, forked) == "it does not follow on the act before it"


def test_the_first_act_makes_a_root():
    assert refused(signed(act(1), "chen.yu", "zhao.min")) == "the first act makes a root"


def test_what_follows_on_an_act_that_does_not_count_counts_for_nothing():
    found, faults = chain(FIRST, signed(act(2, FIRST), "chen.yu"), signed(act(3, FIRST), "chen.yu", "zhao.min"))
    assert len(found.ids) == 1
    assert list(faults) == [2, 3]


@pytest.mark.parametrize("threshold", [0, 1, 4])
def test_a_root_is_of_at_least_two_and_of_no_more_than_there_are(threshold):
    file = signed(act(1, root=THREE, threshold=threshold), *THREE)
    assert "threshold is a number from 2 to that of the people" in refused(file)


def test_nobody_is_two_people_of_a_root():
    twice = FIRST.replace(b'"who":"fang.ning"', b'"who":"chen.yu"')
    assert "no who occurs twice in a root" in refused(twice)
    assert "no key occurs twice in a root" in refused(
        FIRST.replace(key("fang.ning")[1].encode(), key("chen.yu")[1].encode())
    )


@given(st.integers(1, 4), st.data())
def test_no_other_byte_passes_anywhere(number, data):
    before = PolicyChain() if number == 1 else chain(*ALL[: number - 1])[0]
    file = ALL[number - 1]
    place = data.draw(st.integers(0, len(file) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != file[place]))
    with pytest.raises(IntegrityError):
        followed(before, file[:place] + bytes([other]) + file[place + 1 :])


@given(st.integers(0, 3), st.integers(0, 3), st.data())
def test_no_part_of_one_act_passes_in_another(number, other, data):
    before = PolicyChain() if number == 0 else chain(*ALL[:number])[0]
    mine, theirs = (file.partition(b"\n") for file in (ALL[number], ALL[other]))
    cut = data.draw(st.integers(0, len(theirs[2])))
    mixed = mine[0] + b"\n" + theirs[2][:cut]
    if mixed != ALL[number]:
        with pytest.raises(IntegrityError):
            followed(before, mixed)
