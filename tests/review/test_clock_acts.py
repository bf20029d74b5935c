"""What two people say of the clock: its form, who may, and that nothing but what they signed counts."""

from __future__ import annotations

import json

import pytest

from plugins.model.clock_act import WrongSeals
from plugins.model.value import parse_instant
from plugins.policy.load import load_policy
from plugins.review import signature
from plugins.review.clock_act_file import clock_act_payload, parse_clock_act
from plugins.review.clock_acts import clock_act_files, read_clock_acts
from plugins.review.clock_signing import sign_clock_act
from plugins.review.keyring import key_path
from plugins.review.ledger_file import encode_payload, join_file, split_file
from tests.sites.make import make_site

AT = parse_instant("2026-11-20T12:00")
WRONG = WrongSeals(3, 5, f"sha256:{'a' * 64}")


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """A site in which two people spoke twice, the policy, and the bytes of what they signed."""
    site = make_site(tmp_path_factory.mktemp("clock") / "root")
    policy = load_policy(site.root)
    sign_clock_act(site.root, policy, AT, ("chen.yu", "fang.ning"), None)
    sign_clock_act(site.root, policy, AT, ("fang.ning", "chen.yu"), WRONG)
    return site, policy, clock_act_files(site.root)


def test_both_count_and_read_as_they_were_written(said):
    _, policy, files = said
    acts, faults = read_clock_acts(files, policy)
    assert faults == {}
    assert [(act.number, act.by, act.wrong) for act in acts] == [
        (1, ("chen.yu", "fang.ning"), None),
        (2, ("fang.ning", "chen.yu"), WRONG),
    ]
    assert acts[1].previous == acts[0].id
    assert all(parse_clock_act(clock_act_payload(act)) == act for act in acts)


@pytest.mark.parametrize("who", ["li.wei", "site-machine", "chen.yu"])
def test_the_key_of_somebody_else_is_worth_nothing(said, who):
    site, policy, files = said
    payload, (first, _) = split_file(files[1])
    second = signature.sign(payload, signature.CLOCKS, key_path(site.root, who).read_bytes())
    acts, faults = read_clock_acts({1: join_file(payload, [first, second])}, policy)
    assert acts == ()
    assert "it is not signed with a key that fang.ning could use" in faults[1]


def test_a_signature_for_something_else_is_worth_nothing(said):
    site, policy, files = said
    payload, (first, _) = split_file(files[1])
    second = signature.sign(payload, signature.ACTS, key_path(site.root, "fang.ning").read_bytes())
    assert read_clock_acts({1: join_file(payload, [first, second])}, policy)[0] == ()


def test_one_that_is_missing_takes_those_behind_it_with_it(said):
    _, policy, files = said
    acts, faults = read_clock_acts({2: files[2]}, policy)
    assert (acts, faults) == ((), {2: "it does not follow on the 0 before it"})


def test_of_every_byte_none_can_be_changed(said):
    _, policy, files = said
    data = files[2]
    for place in range(0, len(data), 7):
        other = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        acts, faults = read_clock_acts({1: files[1], 2: other}, policy)
        assert (len(acts), [*faults]) == (1, [2]), place


@pytest.mark.parametrize(
    "changes",
    [
        {"at": "2036-01-01T00:00:00+08:00"},
        {"by": ["chen.yu"]},
        {"by": ["chen.yu", "chen.yu"]},
        {"by": ["chen.yu", "li.wei"]},
        {"wrong": {"digest": WRONG.digest, "first": 5, "last": 3}},
        {"wrong": {"digest": "x", "first": 1, "last": 3}},
        {"number": 0},
        {"act": "root"},
    ],
)
def test_another_payload_under_the_same_signatures_counts_for_nothing(said, changes):
    _, policy, files = said
    payload, blocks = split_file(files[1])
    other = encode_payload({**json.loads(payload), **changes}) + "".join(blocks).encode()
    assert read_clock_acts({1: other}, policy)[0] == ()
