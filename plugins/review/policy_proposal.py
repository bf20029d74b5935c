"""A root or policy act that too few have signed yet: a file that goes from one signer to the next."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plugins.model.error import IntegrityError
from plugins.model.policy_chain import PolicyAct, PolicyChain
from plugins.review.ledger_file import join_file, split_file
from plugins.review.policy_act_file import parse_policy_act
from plugins.review.policy_acts import Needed, lacking, needed, signers_of

PROPOSED = "policy/proposed.act"
"""Where it lies below a root; it has the form of an act, and counts for nothing."""


class Proposed(NamedTuple):
    """An act in the making.

    Attributes:
        act: what is signed.
        payload: the line that is signed.
        signatures: armoured, so far.
        keys: that made them.
        needs: whose signatures it needs.
    """

    act: PolicyAct
    payload: bytes
    signatures: tuple[str, ...]
    keys: tuple[str, ...]
    needs: tuple[Needed, ...]

    @property
    def lacking(self) -> str:
        """In words whose signatures are missing, ``""`` when there are enough."""
        return lacking(self.needs, self.keys)

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return join_file(self.payload, self.signatures)


def read_proposal(root: Path, chain: PolicyChain) -> Proposed | None:
    """Return the act in the making that follows on a chain; None when there is none that could."""
    place = root / PROPOSED
    try:
        data = b"" if place.is_symlink() else place.read_bytes()
        payload, signatures = split_file(data)
        act = parse_policy_act(payload)
        needs = needed(act, chain)
        return Proposed(act, payload, signatures, signers_of(act, payload, signatures, needs), needs)
    except (OSError, IntegrityError):
        return None
