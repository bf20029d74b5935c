"""Going back to an earlier release."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.model.known_people import unknown_person
from plugins.pipeline.publish.signed_state import read_signed_state
from plugins.release.current import release_at
from plugins.release.rollback import rollback
from plugins.review.entitlement import OFFICE
from plugins.review.keyring import signer
from plugins.review.known_acts import ACTS


def roll_back(root: Path, number: int, who: str, at: datetime) -> None:
    """Show an earlier release again, if no act lies between it and now.

    Raises:
        UsageError: ``who`` is not known, or has no key here.
        RefusedError: they are not of the Information Office, acts lie between, or no seal records that release.
        IntegrityError: the ledger cannot be believed.
    """
    known = read_signed_state(root)
    if who not in known.policy.people:
        raise UsageError(unknown_person(who, known.policy.people))
    if OFFICE not in known.policy.people[who].roles(at):
        raise RefusedError(f"a rollback is for the Information Office; {who} is not of it")
    if known.ledger.fault:
        raise IntegrityError(known.ledger.fault)
    signer(root, known.policy.people[who], at)  # a name is no proof of who orders it
    recorded = {s.release.number: s.release for s in known.ledger.seals if s.release}
    found = release_at(root, number)
    if found and (number not in recorded or found.digest != recorded[number].digest):
        raise RefusedError(f"no seal records release {number} as it lies here: it is not shown again")
    acts = [id for id, one in known.ledger.acts.items() if not ACTS[one.act.act].is_internal]
    newest = max((known.ledger.seen.get(id, at) for id in acts), default=None)

    def acts_since(earlier: int) -> bool:
        return earlier not in recorded or (newest is not None and newest > recorded[earlier].at)

    rollback(root, number, acts_since=acts_since, at=at, by=who)
