"""A new, empty site with the policy of another, and its root."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from plugins.model.error import UsageError
from plugins.model.policy import Policy
from plugins.pipeline.setup.keys import enroll
from plugins.pipeline.setup.policy_signing import make_root
from plugins.pipeline.setup.policy_state import policy_state
from plugins.policy.load import load_policy
from plugins.review.policy_act_file import FEWEST
from plugins.system.state_folder import OWN, state_of

KEYS = re.compile(r"(?m)^  keys:\n(?:    .*\n)+")
ATTRIBUTES = "content/** -text\napproved/** -text\nledger/** -text\npolicy/** -text\n"

OFFICE = ("information-office-head", "information-office")
"""Whose holders are the first root of a site, the head before the others."""

MOST = 3
"""So many people are in the first root."""


def new_site(like: Path, folder: Path) -> None:
    """Make ``folder`` a site with the columns, departments and people of another, and nobody's key.

    Raises:
        UsageError: something lies there already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty")
    shutil.copytree(like / "policy", folder / "policy")
    people = folder / "policy" / "people.yaml"
    people.write_text(KEYS.sub("", people.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for name in ("content", "approved", "ledger"):
        (folder / name).mkdir()
    (folder / ".gitignore").write_text("".join(f"{name}/\n" for name in OWN), encoding="utf-8")
    (folder / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    load_policy(folder)


def first_root(folder: Path, at: datetime) -> Iterator[str]:
    """Make the first root of a new site: people of the Information Office, with fresh keys where they have none.

    Yields:
        What was made, and what is to be done with the keys.
    """
    policy = load_policy(folder)
    people = office(policy)
    if len(people) < FEWEST:
        yield (
            "Nobody signs the policy of this site: the Information Office has too few people; "
            "python3 inv new-root NAME NAME NAME --threshold 2 makes a root of others"
        )
        return
    for who in people:
        if not policy.people[who].keys_at(at):
            enroll(folder, who, at)
    make_root(folder, people, FEWEST, (), at)
    yield f"The root is {policy_state(folder).chain.fingerprint}: {FEWEST} of {', '.join(people)} sign each policy."
    yield f"Their keys lie in {state_of(folder).keys}/: give each of them their own, and remove it there."


def office(policy: Policy) -> tuple[str, ...]:
    """Return people of the Information Office as a root has them, its head first."""
    held = [(role, who) for role in OFFICE for who, one in policy.people.items() for t in one.terms if t.role == role]
    return tuple(dict.fromkeys(who for _, who in held))[:MOST]
