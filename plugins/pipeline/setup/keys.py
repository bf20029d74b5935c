"""Keys of the people and the machine that sign at a site."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from plugins.model.error import UsageError
from plugins.policy.keys import add_key, revoke_key
from plugins.policy.load import load_policy
from plugins.review.keyring import key_path
from plugins.review.signature import fingerprint, new_key


def enroll(root: Path, who: str, at: datetime) -> tuple[Path, str]:
    """Make a key for somebody, register its public half, and return the private file and the fingerprint.

    Raises:
        UsageError: the person is not in policy, or a key file of theirs lies here already.
    """
    policy = load_policy(root)
    if who not in policy.people:
        raise UsageError(f"{who} is not in policy/people.yaml; add them there first")
    path = key_path(root, who)
    if path.exists():
        raise UsageError(f"{path} is there already; revoke that key in policy/people.yaml and move the file away first")
    private, public = new_key()
    people = root / "policy" / "people.yaml"
    text = add_key(people.read_text(encoding="utf-8"), who, public, at.replace(microsecond=0))
    path.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(private)
    people.write_text(text, encoding="utf-8", newline="\n")
    return path, fingerprint(public)


def revoke(root: Path, who: str, since: datetime) -> int:
    """End every key of somebody at an instant, and return how many there were; acts sealed later do not count.

    Raises:
        UsageError: the person is not in policy, or has no key that is still good then.
    """
    person = load_policy(root).people.get(who)
    keys = person.keys_at(since) if person else ()
    if not keys:
        raise UsageError(f"{who} has no key in policy/people.yaml that is good at {since:%Y-%m-%d %H:%M}")
    people = root / "policy" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    for public in keys:
        text = revoke_key(text, who, public, since.replace(microsecond=0))
    people.write_text(text, encoding="utf-8", newline="\n")
    return len(keys)


def machine_key(root: Path) -> str:
    """Return the key in people of the one machine that policy names.

    Raises:
        UsageError: there is none, or more than one.
    """
    machines = [p.key for p in load_policy(root).people.values() if any(t.role == "machine" for t in p.terms)]
    if len(machines) != 1:
        raise UsageError(f"policy/people.yaml names {len(machines)} machines; say which: python3 inv enroll NAME")
    return machines[0]
