"""What is signed in a root: policy, ledger and release, without the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.model.act import Released
from plugins.model.error import SiteError
from plugins.model.policy import Policy
from plugins.pipeline.snapshot.last_seal import kept_last_seal
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.snapshot.release_witness import ledger_behind
from plugins.release.current import Current, current
from plugins.review import signature
from plugins.review.ledger import Ledger, read_ledger


@dataclass(frozen=True)
class SignedState:
    """What is signed in a root.

    Attributes:
        policy: in force.
        ledger: its fault is set when the release is not to be believed, or the seal that it rests on is missing.
        released: the release that the public sees, None before the first.
    """

    policy: Policy
    ledger: Ledger
    released: Current | None

    @property
    def last(self) -> Released | None:
        """The last release that a seal records, None before the first."""
        return next((one.release for one in reversed(self.ledger.seals) if one.release), None)

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """Digests by id of what the last release showed that a seal records, from the seals."""
        found: dict[str, str] = {}
        for one in self.ledger.seals:
            if one.release:
                found.update(one.release.public)
                for id in one.release.ended:
                    found.pop(id, None)
        return found


def read_signed_state(root: Path) -> SignedState:
    """Read what is signed in a root, without the texts.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    policy, released = policy_in_force(root).policy, current(root)
    ledger = ledger_behind(read_ledger(root, policy), policy, released, kept_last_seal(root))
    return SignedState(policy, ledger, released)


def check_signature(payload: bytes, armoured: str, namespace: str) -> str | None:
    """Return the fingerprint of the key that signed, None when the signature is not good."""
    try:
        return signature.fingerprint(signature.signer_of(payload, armoured, namespace))
    except SiteError:
        return None
