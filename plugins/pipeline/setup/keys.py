"""Keys of the people and the machine that sign at a site."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import count
from pathlib import Path

from plugins.model.counted import counted
from plugins.model.error import RefusedError, UsageError
from plugins.model.known_people import unknown_person
from plugins.model.person import Key, Person
from plugins.policy.keys import add_key, revoke_key
from plugins.policy.load import load_policy
from plugins.review.keyring import key_path
from plugins.review.signature import fingerprint, new_key, public_half
from plugins.system.durable import create_file, replace_file
from plugins.system.turn import turn


def second_key(root: Path, who: str, at: datetime) -> str:
    """Say that somebody has a key already that is good at an instant, ``""`` when they have none or are not known."""
    person = load_policy(root).people.get(who)
    good = [key.since for key in person.keys if key.public in person.keys_at(at)] if person else []
    if not good:
        return ""
    return (
        f"{who} has a key already, registered since {min(good):%Y-%m-%d}: whoever holds it signs as {who}. Another one "
        f"signs beside it; where the first is lost, end it before: python3 inv revoke {who}"
    )


def enroll(root: Path, who: str, at: datetime, *, another: bool = False) -> tuple[Path, str]:
    """Make a key for somebody, register its public half, and return the private file and the fingerprint.

    ``another`` lets them have one beside a key that is still good.

    A key file that signs nothing here is set aside under another name: one whose public half policy
    never registered, as a run that was stopped half way leaves one, and one that has ended.

    Raises:
        UsageError: the person is not in policy, or a key file of theirs that is still good lies here already.
        RefusedError: they have a key somewhere else that is still good.
        OSError: a file cannot be written; the key file may be there then, and the next run sets it aside.
    """
    policy = load_policy(root)
    if who not in policy.people:
        raise UsageError(f"{unknown_person(who, policy.people)}; add them there first")
    path = key_path(root, who)
    people = root / "policy" / "people.yaml"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with turn(people.parent):
        if os.path.lexists(path):
            key = _registered(path, load_policy(root).people[who])
            if key and (key.until is None or key.until > at):
                raise UsageError(f"{path} is the key of {who}, and still good; python3 inv revoke {who} ends it first")
            path.rename(_free(path, "ended" if key else "unregistered"))
        if not another and (has := second_key(root, who, at)):
            raise RefusedError(has)
        private, public = new_key()
        text = add_key(people.read_text(encoding="utf-8"), who, public, at.replace(microsecond=0))
        create_file(root, path, private, 0o600)
        replace_file(root, people, text.encode())
    return path, fingerprint(public)


def _registered(path: Path, person: Person) -> Key | None:
    """Return the key of a person whose private half a file is; None for another's, and for what is no key file."""
    try:
        half = public_half(path.read_bytes()).split()[1]
    except (UsageError, OSError):
        return None
    return next((key for key in person.keys if half in key.public), None)


def _free(path: Path, why: str) -> Path:
    """Return a name beside a file that nothing has yet, under which no key is looked for."""
    names = (path.with_name(f"{path.name}.{why}-{number}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def revoke(root: Path, who: str, since: datetime) -> int:
    """End every key of somebody at an instant, and return how many there were; acts sealed later do not count.

    Raises:
        UsageError: the person is not in policy, or has no key that is still good then.
        OSError: people.yaml cannot be written; it is as it was.
    """
    people = root / "policy" / "people.yaml"
    with turn(people.parent):
        person = load_policy(root).people.get(who)
        keys = person.keys_at(since) if person else ()
        if not keys:
            raise UsageError(f"{who} has no key in policy/people.yaml that is good at {since:%Y-%m-%d %H:%M}")
        text = people.read_text(encoding="utf-8")
        for public in keys:
            text = revoke_key(text, who, public, since.replace(microsecond=0))
        replace_file(root, people, text.encode())
    return len(keys)


def machine_key(root: Path) -> str:
    """Return the key in people of the one machine that policy names.

    Raises:
        UsageError: there is none, or more than one.
    """
    machines = [p.key for p in load_policy(root).people.values() if any(t.role == "machine" for t in p.terms)]
    if len(machines) != 1:
        raise UsageError(
            f"policy/people.yaml names {counted(len(machines), 'machine')}; say which: python3 inv enroll NAME"
        )
    return machines[0]
