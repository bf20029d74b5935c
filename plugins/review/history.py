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
    text are a conflict until an act names them all.
    """
    if len(histories) < 2:
        return histories[0] if histories else History()
    lifted = frozenset[str]().union(*(h.lifted for h in histories))
    revived = frozenset[str]().union(*(h.revived for h in histories))
    ahead = _not_behind(histories)
    last = ahead[-1]
    approvals = {a.digest: a for h in ahead for a in h.approvals}
    return replace(
        last,
        decided=frozenset[str]().union(*(h.decided for h in histories)),
        approvals=tuple(approvals.values()),
        holds=_joined([h.holds for h in histories], lifted),
        lifted=lifted,
        withdrawals=_joined([h.withdrawals for h in histories], revived),
        revived=revived,
        conflict=any(h.conflict for h in ahead) or len({_outcome(h) for h in ahead}) > 1,
    )


def _not_behind(histories: Sequence[History]) -> list[History]:
    """Leave out branches whose last decision another branch has already seen; order by decision."""
    ahead: dict[str, History] = {}
    for one in histories:
        head = one.head.id if one.head else ""
        if not any(head in other.decided and other.head is not one.head for other in histories) and (
            head or not any(other.head for other in histories)
        ):
            ahead.setdefault(head, one)
    return sorted(ahead.values(), key=lambda h: (len(h.approvals), h.head.id if h.head else ""))


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
    return _decide(history, act, pending=item.digest, steps=(act,), returned=None)


def _approve(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if item.digest is not None and history.pending != item.digest:
        if item.digest == history.approved:
            return _decide(history, act)
        raise MisfitError("the text it names is not the one that is submitted")
    done = len(history.steps) - 1
    if not history.pending or done >= len(chain):
        raise MisfitError("nothing is submitted")
    if act.step != chain[done]:
        raise MisfitError(f"the step due is {chain[done]}, not {act.step}")
    for earlier in history.steps:
        if set(act.by) & set(earlier.by):
            taken = "submitted or received it" if earlier.act == "submit" else f"took the step {earlier.step}"
            raise MisfitError(f"{act.by[0]} {taken}; each step is taken by somebody else")
    steps = (*history.steps, act)
    if done + 1 < len(chain):
        return _decide(history, act, steps=steps)
    return _approved(history, act, Approval(history.pending, steps, seen))


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
        returned=None,
        withdrawals=(),
        revived=history.revived | {w.id for w in history.withdrawals},
    )


def _return(history: History, act: Act, item: Item, chain: Sequence[str], seen: datetime) -> History:
    if not history.pending or history.pending != item.digest:
        raise MisfitError("the text it names is not the one that is submitted")
    return _decide(history, act, pending="", steps=(), returned=act)


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
