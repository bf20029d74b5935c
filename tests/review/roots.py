"""Roots, and acts that let policies through, signed with the keys of `tests.review.office`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from plugins.model.digest import sha256
from plugins.model.policy_chain import Member, PolicyAct, PolicyChain
from plugins.review.ledger_file import join_file
from plugins.review.policy_act_file import namespace_of, policy_act_payload
from plugins.review.policy_acts import read_chain
from plugins.review.signature import sign
from tests.review.office import START, key

THREE = ("chen.yu", "fang.ning", "zhao.min")
OTHERS = ("guo.tao", "li.wei", "zhao.min")


def members(names: Sequence[str]) -> tuple[Member, ...]:
    """Return people of a root."""
    return tuple(Member(who, key(who)[1]) for who in sorted(names))


def act(
    number: int,
    before: bytes | None = None,
    *,
    text: str = "policy",
    root: Sequence[str] = (),
    threshold: int = 2,
    at: datetime = START,
) -> PolicyAct:
    """Return an act that lets the policy called ``text`` through, behind the file of another."""
    previous = sha256(before.partition(b"\n")[0] + b"\n") if before else ""
    files = (("policy/people.yaml", sha256(text.encode())),)
    unsigned = PolicyAct("", number, previous, at, files, members(root), threshold if root else 0)
    return replace(unsigned, id=sha256(policy_act_payload(unsigned)))


def signed(act: PolicyAct, *who: str, namespace: str = "") -> bytes:
    """Return the file of an act with signatures of people."""
    payload = policy_act_payload(act)
    return join_file(payload, [sign(payload, namespace or namespace_of(act), key(one)[0]) for one in who])


def chain(*files: bytes) -> tuple[PolicyChain, dict[int, str]]:
    """Follow files in their order."""
    return read_chain(dict(enumerate(files, 1)))


FIRST = signed(act(1, root=THREE), "chen.yu", "zhao.min")
"""The root of three people, of whom two sign."""
