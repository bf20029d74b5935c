"""The row of root and policy acts: who may let a policy through, and which one holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.model.digest import revision_digest


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people of a root, and the public key with which they sign for it."""

    who: str
    key: str


@dataclass(frozen=True, slots=True)
class PolicyAct:
    """An act that lets a policy through; one that names members makes them the root as well.

    Attributes:
        id: hexadecimal SHA-256 of the payload line.
        number: from 1, without gaps.
        previous: id of the act before, ``""`` for the first.
        at: the instant it claims, with a zone.
        files: hexadecimal SHA-256 of each file of the policy, by path from the root of the site, sorted.
        members: of the new root, sorted by name; none where the root stays.
        threshold: how many of the members sign; 0 where the root stays.
    """

    id: str
    number: int
    previous: str
    at: datetime
    files: tuple[tuple[str, str], ...]
    members: tuple[Member, ...] = ()
    threshold: int = 0

    @property
    def is_root(self) -> bool:
        """Whether it makes a root."""
        return bool(self.members)

    @property
    def digest(self) -> str:
        """``sha256:…`` of the policy that it lets through."""
        return revision_digest(self.files)


@dataclass(frozen=True, slots=True)
class PolicyChain:
    """What root and policy acts say, from the first to the last that counts.

    Attributes:
        ids: of the acts in their order; none where nobody signs the policy.
        members: of the root in force.
        threshold: how many of them sign.
        last: the last act, None without one: its policy is in force.
    """

    ids: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    threshold: int = 0
    last: PolicyAct | None = None

    @property
    def fingerprint(self) -> str:
        """``sha256:…`` of the first root act, by which everybody knows the root; ``""`` without one."""
        return f"sha256:{self.ids[0]}" if self.ids else ""

    @property
    def files(self) -> Mapping[str, str]:
        """Hexadecimal SHA-256 of each file of the policy in force, by path."""
        return dict(self.last.files) if self.last else {}

    @property
    def digest(self) -> str:
        """``sha256:…`` of the policy in force, ``""`` where nobody signs it."""
        return self.last.digest if self.last else ""
