"""The acts of one document, folded into what they amount to.

Each act names the heads its signer saw, so the acts form a graph. The state
at an act is the merged state of its heads, changed by the act; the state of
the document is the merged state of the heads that nobody has named yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.model.act import Act, Item
from plugins.model.standing import Approval


@dataclass(frozen=True, slots=True)
class History:
    """What a set of acts amounts to.

    Attributes:
        head: the last act that decided over a text; None before the first.
        decided: ids of all acts that decided so far.
        approvals: oldest first.
        pending: digest submitted and undecided, ``""`` for none.
        steps: the submission and the approvals of ``pending`` so far.
        hands: everybody who submitted, received or approved a step of ``pending``, on any branch.
        returned: the act that sent the last submission back.
        holds: acts that hold, and are not lifted.
        lifted: ids of acts that held once.
        withdrawals: acts that withdrew, and are not followed by an approval.
        revived: ids of acts that withdrew once.
        conflict: whether branches contradict each other and no act has settled it.
    """

    head: Act | None = None
    decided: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()
    pending: str = ""
    steps: tuple[Act, ...] = ()
    hands: frozenset[str] = frozenset()
    returned: Act | None = None
    holds: tuple[Act, ...] = ()
    lifted: frozenset[str] = frozenset()
    withdrawals: tuple[Act, ...] = ()
    revived: frozenset[str] = frozenset()
    conflict: bool = False

    @property
    def approved(self) -> str:
        """Digest approved last, ``""`` for none."""
        return self.approvals[-1].digest if self.approvals else ""


class MisfitError(Exception):
    """An act does not fit the state it was taken in; the message is a clause that says why."""


def apply(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    """Return the state after one more act.

    ``chain`` holds the steps that the document's column asks for, ``seen``
    is the instant at which the act counted.

    Raises:
        MisfitError: the act does not fit; it changes nothing.
    """
    return _TAKEN[act.act](history, act, item, chain, seen)


def merge(histories: Sequence[History]) -> History:
    """Join the states of several heads; the more cautious act wins.

    Holds and withdrawals of any branch stand unless that very act was lifted
    or followed by an approval. Branches that decided differently over the
    text are a conflict until an act names them all; what not all of them
    approved is contested until it is approved anew.
    """
    if len(histories) < 2:
        return histories[0] if histories else History()
    lifted = frozenset[str]().union(*(h.lifted for h in histories))
    revived = frozenset[str]().union(*(h.revived for h in histories))
    ahead = _not_behind(histories)
    last = ahead[-1]
    conflict = any(h.conflict for h in ahead) or len({_outcome(h) for h in ahead}) > 1
    return replace(
        last,
        decided=frozenset[str]().union(*(h.decided for h in histories)),
        approvals=_joined_approvals(histories, ahead, conflict),
        hands=frozenset[str]().union(*(h.hands for h in ahead if h.pending == last.pending)),
        holds=_joined([h.holds for h in histories], lifted),
        lifted=lifted,
        withdrawals=_joined([h.withdrawals for h in histories], revived),
        revived=revived,
        conflict=conflict,
    )


def _not_behind(histories: Sequence[History]) -> list[History]:
    """Leave out branches all of whose decisions another branch has seen; the one that review goes on with is last."""
    ahead: dict[frozenset[str], History] = {}
    for one in histories:
        if not any(one.decided < other.decided for other in histories):
            ahead.setdefault(one.decided, one)
    return sorted(ahead.values(), key=lambda h: (bool(h.pending), h.head and h.head.at, h.head.id if h.head else ""))


def _joined_approvals(histories: Sequence[History], ahead: Sequence[History], conflict: bool) -> tuple[Approval, ...]:
    """Join approvals by digest: the earliest of each, with the earliest ``go`` for it; the one in force at the end."""
    found: dict[str, list[Approval]] = {}
    for one in ahead:
        for approval in one.approvals:
            found.setdefault(approval.digest, []).append(approval)
    approved = ahead[-1].approved
    if approved:
        found[approved] = found.pop(approved)
    joined = []
    for digest, same in found.items():
        acts = {a.acts for a in same}
        goes = [a.go for h in histories for a in h.approvals if a.digest == digest and a.acts in acts and a.go]
        first = min(same, key=lambda a: (a.seen, a.acts[-1].at, a.acts[-1].id))
        contested = any(a.contested for a in same) or (conflict and len(same) < len(ahead))
        joined.append(replace(first, go=min(goes, default=None), contested=contested))
    return tuple(joined)


def _outcome(history: History) -> tuple[str, str, str]:
    return history.approved, history.pending, history.returned.id if history.returned else ""


def _joined(branches: Sequence[tuple[Act, ...]], ended: frozenset[str]) -> tuple[Act, ...]:
    acts = {act.id: act for branch in branches for act in branch if act.id not in ended}
    return tuple(sorted(acts.values(), key=lambda a: (a.at, a.id)))


def _decide(history: History, act: Act, **changes: object) -> History:
    return replace(history, head=act, decided=history.decided | {act.id}, conflict=False, **changes)  # type: ignore[arg-type]


def _submit(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if item.digest is None:
        raise MisfitError("it names no digest")
    return _decide(history, act, pending=item.digest, steps=(act,), hands=frozenset(act.by), returned=None)


def _approve(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if item.digest is None:
        raise MisfitError("it names no digest")
    if item.digest != history.pending:
        return _confirm(history, act, item.digest, chain)
    done = len(history.steps) - 1
    due = chain[done] if done < len(chain) else "none of a column that is known"
    if act.step != due:
        raise MisfitError(f"the step due is {due}, not {act.step}")
    for earlier in history.steps:
        if set(act.by) & set(earlier.by):
            taken = "submitted or received it" if earlier.act == "submit" else f"took the step {earlier.step}"
            raise MisfitError(f"{act.by[0]} {taken}; each step is taken by somebody else")
    if set(act.by) & history.hands:
        raise MisfitError(f"{act.by[0]} had a hand in it on another branch; each step is taken by somebody else")
    steps = (*history.steps, act)
    if done + 1 < len(chain):
        return _decide(history, act, steps=steps, hands=history.hands | set(act.by))
    return _approved(history, act, Approval(history.pending, steps, seen))


def _confirm(history: History, act: Act, digest: str, chain: Sequence[str]) -> History:
    """Approve anew what was approved last, or what branches contradict each other about."""
    known = next((a for a in history.approvals if a.digest == digest), None)
    if known is None or not (digest == history.approved or history.conflict):
        raise MisfitError("the text it names is not the one that is submitted")
    if act.step not in chain[-1:]:
        raise MisfitError(f"the step that confirms is {' '.join(chain[-1:])}, not {act.step}")
    if any(set(act.by) & set(earlier.by) for earlier in known.acts):
        raise MisfitError(f"{act.by[0]} had a hand in it; somebody else confirms")
    others = tuple(a for a in history.approvals if a.digest != digest)
    return _decide(history, act, approvals=(*others, replace(known, contested=False)))


def _adopt(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if item.digest is None or history.decided:
        raise MisfitError("only a document without earlier acts is adopted, by its digest")
    return _approved(history, act, Approval(item.digest, (act,), seen, adopted=True))


def _approved(history: History, act: Act, approval: Approval) -> History:
    earlier = tuple(a for a in history.approvals if a.digest != approval.digest)
    return _decide(
        history,
        act,
        approvals=(*earlier, approval),
        pending="",
        steps=(),
        hands=frozenset(),
        returned=None,
        withdrawals=(),
        revived=history.revived | {w.id for w in history.withdrawals},
    )


def _return(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if not history.pending or history.pending != item.digest:
        raise MisfitError("the text it names is not the one that is submitted")
    return _decide(history, act, pending="", steps=(), hands=frozenset(), returned=act)


def _hold(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    return replace(history, holds=(*history.holds, act))


def _lift(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if not history.holds:
        raise MisfitError("nothing is held")
    if any(set(act.by) & set(hold.by) for hold in history.holds):
        raise MisfitError(f"{act.by[0]} held it; somebody else lifts")
    return replace(history, holds=(), lifted=history.lifted | {h.id for h in history.holds})


def _go(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if not act.cites.startswith("https://"):
        raise MisfitError("it cites no address that begins with https://")
    if item.digest != history.approved or not history.approvals:
        raise MisfitError("the text it names is not the one approved last")
    *earlier, last = history.approvals
    return replace(history, approvals=(*earlier, replace(last, go=last.go or seen)))


def _withdraw(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if not history.approvals:
        raise MisfitError("nothing of it is approved")
    return replace(history, withdrawals=(*history.withdrawals, act))


Taken = Callable[[History, Act, Item, Sequence[str], datetime], History]
_TAKEN: Mapping[str, Taken] = {
    "submit": _submit,
    "approve": _approve,
    "return": _return,
    "hold": _hold,
    "lift": _lift,
    "go": _go,
    "withdraw": _withdraw,
    "adopt": _adopt,
}
