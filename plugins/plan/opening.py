"""Decide when an approved revision may be public, and which one is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.document import Publish
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Approval, Dossier, Standing, State
from plugins.model.value import parse_minute

Revisions = Mapping[tuple[str, str], Revision]
"""Approved revisions whose bytes are intact, by id and digest."""


OVER = "a release replaced or ended it; only an approval after that shows it again"
LOST = "its approval does not count any more; it stays as the last release shows it until it is approved anew"


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether an approval takes effect; if not, why, and the instant it waits for, if it waits for one."""

    open: bool
    reason: str = ""
    opens: datetime | None = None


def standings(
    dossiers: Mapping[str, Dossier], revisions: Revisions, withheld: Mapping[str, str], policy: Policy, clock: Clock
) -> Mapping[str, Standing]:
    """Decide for each document which revision the public may see at the clock's instant.

    Args:
        dossiers: by id.
        revisions: those whose bytes are intact.
        withheld: reason by digest, for revisions that must not be published, such as one with a secrecy mark.
        policy: for the columns' default of ``publish``.
        clock: the instant; it remembers instants still to come that matter.

    Returns:
        Standings by id, in order of ids. A document that is published with another is decided
        again when the other opens; documents that wait for each other in a circle stay closed.

    Source: regulation IV.1, IV.2; what stops and waits together: I.4, I.5.
    """
    result: dict[str, Standing] = {}
    followers: dict[str, set[str]] = defaultdict(set)
    todo = deque(sorted(dossiers))
    while todo:
        id = todo.popleft()

        def partner(other: str, id: str = id) -> Opening:
            followers[other].add(id)
            known = result.get(other)
            if known is None or not known.public:
                return Opening(False, f"goes out with {other}, which is not public", known.opens if known else None)
            if dossiers[other].held:
                return Opening(False, f"goes out with {other}, which is held")
            return _begun(revisions[other, known.public], policy, clock.about(id))

        before = result.get(id)
        after = result[id] = _standing(dossiers[id], revisions, withheld, policy, clock.about(id), partner)
        opened = after.public and not (before and before.public)
        dated = after.opens and not (before and before.opens)
        if opened or dated:
            todo.extend(sorted(followers[id]))
    return {id: result[id] for id in sorted(result)}


def _begun(partner: Revision, policy: Policy, clock: Clock) -> Opening:
    """Open what goes out with an event when that begins: not before, and not while it is put off or cancelled."""
    column = policy.columns.get(partner.column)
    if column is None or not column.calendar:
        return Opening(True)
    said = partner.string(column.calendar)
    if not said:
        return Opening(False, f"goes out with {partner.id}, which has no time")
    begins = parse_minute(said)
    if clock.reached(begins):
        return Opening(True)
    return Opening(False, f"goes out with {partner.id}, which begins at {_shown(begins)}", begins)


def _standing(
    dossier: Dossier,
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
    clock: Clock,
    partner: Callable[[str], Opening],
) -> Standing:
    if dossier.broken:
        return _carried(dossier, revisions, withheld, dossier.broken)
    if dossier.withdrawn:
        by = dossier.withdrawn.by[0]
        return Standing(dossier.id, State.WITHDRAWN, (f"withdrawn by {by} on {_shown(dossier.withdrawn_at)}",))
    public, why, opens = "", [], None
    for approval in reversed(dossier.approvals):
        if approval.digest in dossier.expunged:
            continue
        if dossier.is_over(approval):
            why.append(withheld.get(approval.digest, OVER))
            continue
        revision = revisions.get((dossier.id, approval.digest))
        if revision is None or approval.digest in withheld:
            reason = withheld.get(approval.digest, "its approved bytes are missing or changed")
            return _carried(dossier, revisions, withheld, (reason,))
        if approval.digest == dossier.shown:  # what it waited for has happened; only an act can take it back
            public = approval.digest
            break
        if approval.contested:
            why.append("its approval and another act contradict each other; it is approved anew or replaced")
            continue
        opening = _opening(approval, revision, policy, clock, partner)
        if opening.open and not dossier.held and not dossier.conflict:
            public = approval.digest
            break
        if opening.reason:
            why.append(opening.reason)
            opens = opens or opening.opens
    reasons = tuple(dict.fromkeys(why))
    if dossier.shown and not public:
        return replace(_carried(dossier, revisions, withheld, (LOST, *reasons)), opens=opens)
    return _named(dossier, public, reasons, opens)


def _named(dossier: Dossier, public: str, why: tuple[str, ...], opens: datetime | None) -> Standing:
    """Return the standing with the state that says most about what happens next."""
    newest = dossier.approvals[-1].digest if dossier.approvals else ""
    if dossier.conflict:
        clash = "acts on it contradict each other; an act that names them all settles it"
        return Standing(dossier.id, State.HELD, (clash, *why), public)
    if dossier.held:
        return Standing(
            dossier.id, State.HELD, (f"held by {dossier.held_by} since {_shown(dossier.held)}", *why), public
        )
    if public and public == newest:
        return Standing(dossier.id, State.PUBLIC, (f"approved by {_approvers(dossier.approvals[-1])}",), public)
    if newest:
        return Standing(dossier.id, State.WAITING, why, public, opens)
    if dossier.pending:
        return Standing(dossier.id, State.SUBMITTED, (f"submitted by {dossier.steps[0].by[0]}",))
    if dossier.returned:
        return Standing(dossier.id, State.RETURNED, (f"returned by {dossier.returned.by[0]}",))
    return Standing(dossier.id, State.DRAFT, ("no act that counts",))


def _carried(
    dossier: Dossier,
    revisions: Revisions,
    withheld: Mapping[str, str],
    reasons: tuple[str, ...],
) -> Standing:
    """Return a standing that keeps what the last release shows, and no other text; nothing where its bytes are lost."""
    digest = "" if dossier.withdrawn or dossier.shown in dossier.expunged else dossier.shown
    if digest and (dossier.id, digest) in revisions and digest not in withheld:
        return Standing(dossier.id, State.PUBLIC, reasons, digest, carried=True)
    return Standing(dossier.id, State.HELD, reasons, carried=bool(dossier.shown), forbidden=digest in withheld)


def _opening(
    approval: Approval, revision: Revision, policy: Policy, clock: Clock, partner: Callable[[str], Opening]
) -> Opening:
    column = policy.columns.get(revision.column)
    publish = revision.publish
    if publish is None:
        default = column.publish if column else "required"
        publish = Publish("on-approval" if approval.adopted else default)
    match publish.kind:
        case "time" if publish.at is not None:
            if clock.reached(publish.at):
                return Opening(True)
            return Opening(False, f"waits for {_shown(publish.at)}", publish.at)
        case "on-go":
            if approval.go is not None and clock.reached(approval.go):
                return Opening(True)
            return Opening(False, "waits for a go that cites the release it follows")
        case "with":
            return partner(publish.id)
        case "on-approval":
            return Opening(True)
    return Opening(False, "does not say when it is to be published, and its column asks for that")


def _approvers(approval: Approval) -> str:
    acts = [act for act in approval.acts if act.act != "submit"]
    relayed = {act.id: act.value("leader") for act in acts}
    names = [f"{relayed[act.id]}, relayed by {act.by[0]}," if relayed[act.id] else " and ".join(act.by) for act in acts]
    return " and ".join(names).removesuffix(",")


def _shown(instant: datetime | None) -> str:
    return instant.astimezone(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M") if instant else "an unknown time"
