"""Letting a policy through: what would change, a proposal that goes from signer to signer, and the act in the end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.counted import counted
from plugins.model.digest import sha256
from plugins.model.error import PolicyError, RefusedError, UsageError
from plugins.model.person import Key, Person
from plugins.model.policy import Policy
from plugins.model.policy_chain import Member, PolicyAct
from plugins.pipeline.setup.policy_state import PolicyState, next_act, policy_state
from plugins.policy.load import load_policy, policy_files, policy_of
from plugins.review.acting import write_once
from plugins.review.keyring import signer
from plugins.review.policy_act_file import (
    FEWEST,
    kept_path,
    namespace_of,
    policy_act_path,
    policy_act_payload,
)
from plugins.review.policy_acts import needed
from plugins.review.policy_proposal import PROPOSED, Proposed
from plugins.system.durable import replace_file
from plugins.system.turn import turn

SIGN = "python3 inv policy --as NAME --as NAME"
ALWAYS = datetime.min.replace(tzinfo=MINISTRY_ZONE)


def make_root(
    root: Path, names: Sequence[str], threshold: int, by: Sequence[str], at: datetime, shown: str = ""
) -> Proposed:
    """Make a root of people of the working policy, by their keys of now, in place of the one that is there.

    Args:
        root: of the site.
        names: of its people.
        threshold: how many of them let a policy through.
        by: who sign now; nobody: everybody whose key is here.
        at: the instant, with a zone.
        shown: as for `sign_policy`.

    Raises:
        UsageError: a person is not known or has no key, or the threshold does not fit.
        RefusedError: the policy is another than the one looked at, or somebody who is to sign cannot.
        PolicyError: ``policy/`` has faults.
    """
    with turn(root / "policy"):
        state = policy_state(root)
        people = _sound(root).people
        _require_shown(state, shown)
        members = []
        for who in sorted(set(names)):
            keys = people[who].keys_at(at) if who in people else ()
            if not keys:
                raise UsageError(f"{who} has no key in policy/people.yaml; python3 inv enroll {who} makes one")
            members.append(Member(who, keys[-1]))
        if not FEWEST <= threshold <= len(members):
            raise UsageError(
                f"got a threshold of {threshold} for {counted(len(members), 'person', 'people')}, expected at least "
                f"{FEWEST} and no more than there are"
            )
        act = next_act(state, at, members, threshold)
        return _signed(root, state, _continued(state, act) or _begun(state, act), by, at)


def sign_policy(root: Path, by: Sequence[str], at: datetime, shown: str = "") -> Proposed:
    """Sign what lies in ``policy/``, or the act in the making that is about it; with enough signatures it counts.

    Args:
        root: of the site.
        by: who sign; nobody: everybody of the root whose key is here.
        at: the instant, with a zone.
        shown: beginning of the digest that was looked at, ``""`` for any.

    Raises:
        UsageError: there is no root, or nothing to sign.
        RefusedError: the policy is another than the one looked at, or somebody who is to sign cannot.
        PolicyError: ``policy/`` has faults.
    """
    with turn(root / "policy"):
        state = policy_state(root)
        _sound(root)
        if not state.chain.ids:
            raise UsageError(
                "this site has no root that could sign; python3 inv new-root NAME NAME NAME --threshold 2 makes one"
            )
        _require_shown(state, shown)
        if state.is_signed:
            raise UsageError("policy/ is as the root signed it; there is nothing to sign")
        act = next_act(state, at)
        return _signed(root, state, _continued(state, act) or _begun(state, act), by, at)


def _require_shown(state: PolicyState, shown: str) -> None:
    if not state.digest.removeprefix("sha256:").startswith(shown.removeprefix("sha256:")):
        raise RefusedError(f"policy/ is {state.digest}, not the one that begins with {shown}; nothing was signed")


def sign_at_hand(root: Path, at: datetime, *, clean: bool) -> list[str]:
    """Let an edit that a task made through where enough keys of the root lie here, and say what is to be done else.

    ``clean`` says whether ``policy/`` was as the root signed it before the edit: what somebody else changed is not
    signed along with it. Where there is no root there is nothing to do or say.
    """
    with turn(root / "policy"):
        state = policy_state(root)
        if not state.chain.ids or state.is_signed:
            return []
        if not clean:
            return ["policy/ holds other changes that nobody signed; python3 inv policy shows them all"]
        begun = _begun(state, next_act(state, at))
        done = _with_signatures(root, begun, (), at)
        if done.lacking:
            return [f"It counts when the root has signed it: {SIGN}"]
        _write(root, state, done)
        return said(done)


def _continued(state: PolicyState, act: PolicyAct) -> Proposed | None:
    """Return the act in the making, if it says the same but for its time: a root is signed by its names alone."""
    proposed = state.proposed
    same = proposed and replace(proposed.act, id="", at=act.at) == act
    return proposed if same else None


def _begun(state: PolicyState, act: PolicyAct) -> Proposed:
    payload = policy_act_payload(act)
    return Proposed(replace(act, id=sha256(payload)), payload, (), (), needed(act, state.chain))


def _signed(root: Path, state: PolicyState, proposed: Proposed, by: Sequence[str], at: datetime) -> Proposed:
    """Add signatures, and write what came of it: the act, or the file that goes to the next signer."""
    done = _with_signatures(root, proposed, by, at)
    if not done.lacking:
        _write(root, state, done)
    elif done.signatures:
        replace_file(root, root / PROPOSED, done.data)
    return done


def _write(root: Path, state: PolicyState, done: Proposed) -> None:
    """Write an act that enough have signed, what it rests on first."""
    for path, data in state.working.items():
        write_once(root, kept_path(dict(done.act.files)[path]), data)
    write_once(root, policy_act_path(done.act.number), done.data)
    with suppress(FileNotFoundError):
        (root / PROPOSED).unlink()


def _with_signatures(root: Path, proposed: Proposed, by: Sequence[str], at: datetime) -> Proposed:
    """Return an act in the making with the signatures of some, or of everybody whose key is here.

    Raises:
        RefusedError: one of those who are named cannot sign.
    """
    members = dict.fromkeys(one for need in proposed.needs for one in need.members)
    if strangers := [who for who in by if who not in {one.who for one in members}]:
        raise RefusedError(f"{strangers[0]} is not of the root; nothing was signed")
    signatures, keys = list(proposed.signatures), list(proposed.keys)
    for who in by or sorted({one.who for one in members}):
        for one in members:
            if one.who != who or one.key in keys:
                continue
            try:
                _, sign = signer(root, Person(who, {}, (), (Key(one.key, ALWAYS),)), at)
            except UsageError:
                continue
            signatures.append(sign(proposed.payload, namespace_of(proposed.act)))
            keys.append(one.key)
        if by and not any(one.who == who and one.key in keys for one in members):
            raise RefusedError(
                f"the key with which {who} signs for the root is not on this machine; nothing was signed"
            )
    return proposed._replace(signatures=tuple(signatures), keys=tuple(keys))


def _sound(root: Path) -> Policy:
    working, odd = policy_files(root)
    if odd:
        raise PolicyError("\n".join(odd))
    return policy_of(working)


def said(done: Proposed) -> list[str]:
    """Say what came of signing: that it counts, or who signs next and how."""
    what = "root" if done.act.is_root else "policy"
    if not done.lacking:
        return [f"{what} {done.act.number} counts from now on: {done.act.digest}"]
    again = "the same python3 inv new-root with --as NAME" if done.act.is_root else "python3 inv policy --as NAME"
    return [
        f"{what} {done.act.number} waits in {PROPOSED}: {done.lacking}",
        f"Send policy/ with that file to the next of them, who calls {again}",
    ]


def said_of_member(root: Path, who: str, at: datetime) -> list[str]:
    """Say what is to be done where somebody of the root signs for it with a key that policy has ended or replaced."""
    state = policy_state(root)
    person = load_policy(root).people.get(who)
    keys = person.keys_at(at) if person else ()
    if not any(one.who == who and one.key not in keys[-1:] for one in state.chain.members):
        return []
    names = " ".join(one.who for one in state.chain.members)
    return [
        f"{who} is of the root, which has another key of theirs: "
        f"python3 inv new-root {names} --threshold {state.chain.threshold} takes the one of now, or leave {who} out"
    ]
