"""Policy and root of a site as they are now, sound or not, and the act that would let ``policy/`` through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.digest import revision_digest, sha256
from plugins.model.error import IntegrityError, PolicyError
from plugins.model.policy_chain import Member, PolicyAct, PolicyChain
from plugins.pipeline.snapshot.policy_changes import Files, changes
from plugins.policy.load import policy_files
from plugins.review.policy_acts import act_files, kept_files, read_chain
from plugins.review.policy_proposal import Proposed, read_proposal


@dataclass(frozen=True, slots=True)
class PolicyState:
    """Policy and root of a site as they are now.

    Attributes:
        chain: of root and policy acts that count.
        signed: files of the policy in force, by path; none where there is no root.
        working: files of ``policy/``.
        proposed: the act in the making for exactly these files, None without one.
    """

    chain: PolicyChain
    signed: Files
    working: Files
    proposed: Proposed | None

    @property
    def digest(self) -> str:
        """``sha256:…`` of the policy that lies in ``policy/``."""
        return _digest(self.working)

    @property
    def is_signed(self) -> bool:
        """Whether ``policy/`` is as the root signed it."""
        return bool(self.chain.ids) and self.digest == self.chain.digest

    def changes(self) -> dict[str, list[str]]:
        """Say what the working policy changes in the signed one, by file."""
        return changes(self.signed, self.working)


def policy_state(root: Path) -> PolicyState:
    """Read policy and root of a site, sound or not.

    Raises:
        PolicyError: the policy in force is not to be had.
    """
    chain, _ = read_chain(act_files(root))
    try:
        signed = kept_files(root, chain.files)
    except IntegrityError as error:
        raise PolicyError(str(error)) from error
    working, _ = policy_files(root)
    proposed = read_proposal(root, chain)
    if proposed and proposed.act.digest != _digest(working):
        proposed = None
    return PolicyState(chain, signed, working, proposed)


def next_act(state: PolicyState, at: datetime, members: Sequence[Member] = (), threshold: int = 0) -> PolicyAct:
    """Return the act, without its id, that lets the working policy through; with members it makes a root as well."""
    files = tuple(sorted((path, sha256(data)) for path, data in state.working.items()))
    number, previous = len(state.chain.ids) + 1, state.chain.ids[-1] if state.chain.ids else ""
    return PolicyAct("", number, previous, at.replace(microsecond=0), files, tuple(members), threshold)


def _digest(files: Files) -> str:
    return revision_digest((path, sha256(data)) for path, data in files.items())
