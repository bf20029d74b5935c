"""The chain of seals: what holds of it, and what seals say whose time two people called wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.model.act import Seal
from plugins.model.clock_act import ClockAct, WrongSeals


def seal_chain(seals: Mapping[int, Seal], clock_acts: Sequence[ClockAct]) -> tuple[tuple[Seal, ...], str]:
    """Follow the chain from the first seal; return what holds, and why it breaks off.

    Seals that claimed a time that had not come stand in it with the time at
    which two people said so. What they say of releases besides number and
    digest counts for nothing: the next release says it again, at its own time.
    """
    chain: list[Seal] = []
    for number in range(1, max(seals, default=0) + 1):
        seal = seals.get(number)
        if seal is None:
            return tuple(chain), f"seal {number:06d} is missing although later ones exist"
        before = chain[-1] if chain else None
        if seal.previous != (before.digest if before else ""):
            return tuple(chain), f"seal {number:06d} does not follow on the one before it"
        if before and seal.at < before.at:
            return tuple(chain), f"seal {number:06d} is older than the one before it"
        chain.append(seal)
        for act in clock_acts:
            if act.wrong and _is_about(act, act.wrong, chain):
                chain[act.wrong.first - 1 :] = [_corrected(one, act) for one in chain[act.wrong.first - 1 :]]
    return tuple(chain), ""


def _is_about(act: ClockAct, wrong: WrongSeals, chain: Sequence[Seal]) -> bool:
    """Return whether an act says that the seals at the end of a chain claim a time that had not come."""
    if (wrong.last, wrong.digest) != (chain[-1].number, chain[-1].digest) or wrong.first > wrong.last:
        return False
    before = chain[wrong.first - 2].at if wrong.first > 1 else act.at
    return before <= act.at < chain[wrong.first - 1].at


def _corrected(seal: Seal, act: ClockAct) -> Seal:
    release = seal.release
    return replace(seal, at=act.at, release=release and replace(release, at=act.at, public=(), ended=()))
