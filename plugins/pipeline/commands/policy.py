"""Tasks about keys, the policy and its root: what changes, who signs it, and by whom it is signed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.commands.arguments import instant_of, now, root_of
from plugins.pipeline.commands.asking import one_of
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.task import task

if TYPE_CHECKING:
    from plugins.pipeline.setup.policy_state import PolicyState

AS = "who signs, of the root; once for each whose key is on this machine"
DIGEST = "beginning of the digest that was shown; nothing is asked then"


@task(help={"as_": AS, "digest": DIGEST, "root": ROOT}, signs=True)
def policy(as_: tuple[str, ...] = (), digest: str = "", root: str = "") -> None:
    """Show what policy/ changes in the policy that the root signed, and sign it: with enough signatures it counts."""
    from plugins.pipeline.setup.policy_signing import said, sign_policy
    from plugins.pipeline.setup.policy_state import policy_state
    from plugins.pipeline.snapshot.policy_acts import said_of_root

    place = root_of(root)
    state = policy_state(place)
    print(in_root(said_of_root(state.chain), root))
    if not as_:
        _show(state)
        if state.chain.ids and not state.is_signed:
            print(in_root(f"Sign it: python3 inv policy --as NAME --digest {_short(state)}", root))
        return
    if not state.is_signed:
        _ask(state, digest, "Let this policy through?")
    print(in_root("\n".join(said(sign_policy(place, as_, now(), digest or state.digest))), root))


@task(
    name="new-root",
    help={"names": "its people", "threshold": "how many of them sign", "as_": AS, "digest": DIGEST, "root": ROOT},
    words=(),
    rest="names",
    signs=True,
)
def new_root(names: list[str], threshold: int = 2, as_: tuple[str, ...] = (), digest: str = "", root: str = "") -> None:
    """Make a root of people who sign the policy, or put a new one in its place: enough of the old and the new sign."""
    from plugins.pipeline.setup.policy_signing import make_root, said
    from plugins.pipeline.setup.policy_state import policy_state
    from plugins.pipeline.snapshot.policy_acts import said_of_root

    place = root_of(root)
    if not names:
        raise UsageError("name the people of the root, such as: python3 inv new-root zhao.min chen.yu fang.ning")
    state = policy_state(place)
    print(in_root(said_of_root(state.chain), root))
    print(f"The new root: {threshold} of {', '.join(sorted(set(names)))}")
    _ask(state, digest, "Make this root, and let this policy through?")
    done = make_root(place, names, threshold, as_, now(), digest or state.digest)
    print(in_root("\n".join(said(done)), root))
    if not done.lacking:
        print(f"The root is {policy_state(Path(place)).chain.fingerprint}")


@task(
    help={
        "machine": "make the key of the machine that seals",
        "another": "one more for somebody whose key is still good, such as on a second computer",
        "root": ROOT,
    },
    words=["who"],
    signs=True,
)
def enroll(who: str = "", machine: bool = False, another: bool = False, root: str = "") -> None:
    """Make a key for somebody under .keys/ and register its public half in policy/people.yaml."""
    from plugins.pipeline.publish.believed_clock import keep_time
    from plugins.pipeline.setup.keys import enroll as make_key
    from plugins.pipeline.setup.keys import machine_key, second_key
    from plugins.pipeline.setup.policy_signing import said_of_member, sign_at_hand
    from plugins.pipeline.setup.policy_state import policy_state

    place = root_of(root)
    if bool(who) == machine:
        raise UsageError("name a person, or --machine")
    name = machine_key(place) if machine else who
    clean = policy_state(place).is_signed
    if not another and sys.stdin.isatty() and (has := second_key(place, name, now())):
        print(in_root(has, root))
        if one_of("Make another one?", "yes", "no") != "yes":
            raise RefusedError("No key was made.")
        another = True
    path, fingerprint = make_key(place, name, now(), another=another)
    if machine:
        keep_time(place, now())
    print(f"{name} signs with {path}\nFingerprint: {fingerprint}")
    for line in (*sign_at_hand(place, now(), clean=clean), *said_of_member(place, name, now())):
        print(in_root(line, root))


@task(
    help={"since": "the instant from which it is not trusted, such as 2026-11-23T10:00; now by default", "root": ROOT},
    signs=True,
)
def revoke(who: str, since: str = "", root: str = "") -> None:
    """End somebody's keys in policy/people.yaml, and list what is to be approved anew and by whom."""
    from plugins.pipeline.setup.revocation import revocation

    for line in revocation(root_of(root), who, instant_of(since, "since"), now()):
        print(in_root(line, root))


def _show(state: PolicyState) -> None:
    """Print what the working policy changes, and its digest."""
    if not state.chain.ids:
        print(f"policy/ is {state.digest}")
        return
    found = state.changes()
    if not found:
        print("policy/ is as the root signed it.")
        return
    for path, lines in found.items():
        print(path, *(f"  {line}" for line in lines), sep="\n")
    print(f"policy/ is {state.digest}")
    if state.proposed:
        print(f"It waits: {state.proposed.lacking}")


def _ask(state: PolicyState, digest: str, question: str) -> None:
    """Show what would be signed, and ask whoever sits at the terminal; who gave its digest has seen it.

    Raises:
        RefusedError: the answer is no.
        UsageError: nobody sits at a terminal, and no digest says what was looked at.
    """
    _show(state)
    if digest:
        return
    if not sys.stdin.isatty():
        raise UsageError(f"nobody is at a terminal to be asked; add --digest {_short(state)} if that is what to sign")
    if one_of(question, "yes", "no") != "yes":
        raise RefusedError("Nothing was signed.")


def _short(state: PolicyState) -> str:
    return state.digest.removeprefix("sha256:")[:12]
