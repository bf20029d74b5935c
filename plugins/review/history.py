"""The state of a document's review: what its acts amount to, and how branches join.

Each act names the heads its signer saw, so the acts form a graph. The state
at an act is the merged state of its heads, changed by the act; the state of
the document is the merged state of the heads that no other act names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plugins.model.act import Act
from plugins.model.register import RegisterEntry, joined
from plugins.model.standing import Approval
from plugins.model.withdrawal import caution
from plugins.model.withholding import WITHDRAWN

Closed = tuple[tuple[str, str], ...]
"""Digests with kinds of reasons, sorted; see `plugins.model.withholding`."""


class InvalidTransition(Exception):
    """An act does not fit the state it was taken in; the message is a clause that says why."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What a set of acts amounts to.

    Attributes:
        head: the last act that decided about a text; None before the first.
        decided: ids of all acts that decided so far.
        approvals: oldest first.
        pending: digest submitted and undecided, ``""`` for none.
        steps: the submission and the approvals of ``pending`` so far.
        participants: everybody who submitted, received or approved a step of ``pending``, on any branch.
        returned: the act that sent the last submission back.
        holds: acts that hold, and are not lifted.
        lifted: ids of acts that held once.
        withdrawals: acts that withdrew, and are not followed by an approval.
        revived: ids of acts that withdrew once.
        notice: the one of ``withdrawals`` that says what the notice may tell, None without any.
        conflict: whether branches contradict each other and no act has settled it.
        closed: digests whose texts are not shown as earlier ones, each with the kind of reason, sorted.
        waivers: acts that waive a rule for one digest, oldest first.
        moves: acts that let one digest have another address than what was public, oldest first.
        expunged: digests whose bytes were destroyed.
        confirmed: ids of acts whose approval by telephone was confirmed on paper.
        entry: of a register, None for a document.
    """

    head: Act | None = None
    decided: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()
    pending: str = ""
    steps: tuple[Act, ...] = ()
    participants: frozenset[str] = frozenset()
    returned: Act | None = None
    holds: tuple[Act, ...] = ()
    lifted: frozenset[str] = frozenset()
    withdrawals: tuple[Act, ...] = ()
    revived: frozenset[str] = frozenset()
    notice: Act | None = None
    conflict: bool = False
    closed: Closed = ()
    waivers: tuple[Act, ...] = ()
    moves: tuple[Act, ...] = ()
    expunged: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    entry: RegisterEntry | None = None

    @property
    def approved(self) -> str:
        """Digest approved last, ``""`` for none."""
        return self.approvals[-1].digest if self.approvals else ""

    def waived_by(self, digest: str) -> frozenset[str]:
        """Return everybody who waived a rule for a digest."""
        return frozenset(who for act in self.waivers if act.items[0].digest == digest for who in act.by)

    def decided_by(self, act: Act, **changes: object) -> ReviewState:
        """Return the state after an act that decides about a text; it settles a conflict between branches."""
        return replace(self, head=act, decided=self.decided | {act.id}, conflict=False, **changes)  # type: ignore[arg-type]

    def approved_by(self, act: Act, approval: Approval, withholds: str = "") -> ReviewState:
        """Return the state after the act that completes an approval; it ends withdrawals, and nothing is pending.

        What stood there before a withdrawal stays closed, and so does everything earlier if the
        approval ``withholds`` it, for this kind of reason. A text that was withdrawn and is approved
        again is open; one that was withheld stays closed as an earlier text.
        """
        earlier = [a.digest for a in self.approvals if a.digest != approval.digest]
        closed = tuple(pair for pair in self.closed if pair != (approval.digest, WITHDRAWN))
        closed = with_reason(closed, earlier if self.withdrawals else (), WITHDRAWN)
        return self.decided_by(
            act,
            approvals=(*(a for a in self.approvals if a.digest != approval.digest), approval),
            pending="",
            steps=(),
            participants=frozenset(),
            returned=None,
            withdrawals=(),
            revived=self.revived | {w.id for w in self.withdrawals},
            notice=None,
            closed=with_reason(closed, earlier, withholds),
        )


def merge(states: Sequence[ReviewState]) -> ReviewState:
    """Join the states of several heads; the more cautious act wins.

    Holds and withdrawals of any branch stand unless that very act was lifted
    or followed by an approval. Branches that decided differently about the
    text are a conflict until an act names them all; what not all of them
    approved is contested until it is approved again.
    """
    if len(states) < 2:
        return states[0] if states else ReviewState()
    lifted = frozenset[str]().union(*(s.lifted for s in states))
    revived = frozenset[str]().union(*(s.revived for s in states))
    withdrawals = _joined([s.withdrawals for s in states], revived)
    ahead = _not_behind(states)
    last = ahead[-1]
    conflict = any(s.conflict for s in ahead) or len({_outcome(s) for s in ahead}) > 1
    return replace(
        last,
        decided=frozenset[str]().union(*(s.decided for s in states)),
        approvals=_joined_approvals(states, ahead, conflict),
        participants=frozenset[str]().union(*(s.participants for s in ahead if s.pending == last.pending)),
        holds=_joined([s.holds for s in states], lifted),
        lifted=lifted,
        withdrawals=withdrawals,
        revived=revived,
        notice=_joined_notice(states, withdrawals),
        conflict=conflict,
        closed=_joined_closed(states),
        waivers=_joined([s.waivers for s in states], frozenset()),
        moves=_joined([s.moves for s in states], frozenset()),
        expunged=frozenset[str]().union(*(s.expunged for s in states)),
        confirmed=frozenset[str]().union(*(s.confirmed for s in states)),
        entry=joined(state.entry for state in states),
    )


def _not_behind(states: Sequence[ReviewState]) -> list[ReviewState]:
    """Leave out branches all of whose decisions another branch has seen; the one that review goes on with is last."""
    ahead: dict[frozenset[str], ReviewState] = {}
    for one in states:
        if not any(one.decided < other.decided for other in states):
            ahead.setdefault(one.decided, one)
    return sorted(ahead.values(), key=lambda s: (bool(s.pending), s.head and s.head.at, s.head.id if s.head else ""))


def _joined_approvals(
    states: Sequence[ReviewState], ahead: Sequence[ReviewState], conflict: bool
) -> tuple[Approval, ...]:
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
        goes = [a.go for s in states for a in s.approvals if a.digest == digest and a.acts in acts and a.go]
        first = min(same, key=lambda a: (a.seen, a.acts[-1].at, a.acts[-1].id))
        contested = any(a.contested for a in same) or (conflict and len(same) < len(ahead))
        confirmed = max((a.confirmed for a in same if a.confirmed), default=None)
        joined.append(replace(first, go=min(goes, default=None), contested=contested, confirmed=confirmed))
    return tuple(joined)


def _outcome(state: ReviewState) -> tuple[str, str, str]:
    return state.approved, state.pending, state.returned.id if state.returned else ""


def _joined(branches: Sequence[tuple[Act, ...]], ended: frozenset[str]) -> tuple[Act, ...]:
    acts = {act.id: act for branch in branches for act in branch if act.id not in ended}
    return tuple(sorted(acts.values(), key=lambda a: (a.at, a.id)))


def _joined_notice(states: Sequence[ReviewState], withdrawals: Sequence[Act]) -> Act | None:
    """Return the withdrawal that permits least, of those that decide on a branch and that no other went beyond."""
    in_force = {act.id: act for act in withdrawals}
    beyond = {act.id for s in states for act in s.withdrawals if s.notice and s.notice.id != act.id}
    deciding = [s.notice for s in states if s.notice and s.notice.id in in_force.keys() - beyond]
    return min(deciding or in_force.values(), key=caution, default=None)


def with_reason(closed: Closed, digests: Iterable[str], reason: str) -> Closed:
    """Close some digests for a kind of reason, none for ``""``.

    A reason that an approval gave stands against a withdrawal, and the first of several stands.
    """
    found = dict(closed)
    for digest in digests if reason else ():
        if found.get(digest, WITHDRAWN) == WITHDRAWN:
            found[digest] = reason
    return tuple(sorted(found.items()))


def _joined_closed(states: Sequence[ReviewState]) -> Closed:
    """Join what branches closed: closed on one is closed, and what an approval says stands against a withdrawal."""
    closed: Closed = ()
    for digest, reason in sorted(pair for state in states for pair in state.closed):
        closed = with_reason(closed, [digest], reason)
    return closed
