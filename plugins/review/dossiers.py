"""From the ledger to the account of each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from graphlib import CycleError, TopologicalSorter

from plugins.model.act import Act, Item
from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.review.entitlement import fault_of_signers
from plugins.review.history import History, MisfitError, apply, merge
from plugins.review.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Judged:
    """An act on one document, the instant at which it counted, and whether it does.

    An act that does not count changes nothing, yet acts behind it still
    follow on those before it.
    """

    act: Act
    item: Item
    seen: datetime
    counts: bool


def dossiers(
    ledger: Ledger,
    policy: Policy,
    columns: Mapping[str, str],
    clock: Clock,
    before: Mapping[str, Dossier] | None = None,
) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
    """Account for every document that the ledger names, as far as acts count at the clock's instant.

    Args:
        ledger: as read.
        policy: roles, terms and chains.
        columns: column of each document by id, from its approved bytes or its working text;
            a document whose column is not known has the chain of no column, and nothing of it counts.
        clock: a sealed act counts from its seal; an act without a seal counts at the instant
            of the build unless it claims a later one.
        before: what the seals before those of ``ledger`` told of releases, by document;
            None when it holds them all.

    Returns:
        Dossiers by id, and findings on acts that do not count.
    """
    findings: list[Finding] = []
    judged: dict[str, dict[str, Judged]] = defaultdict(dict)
    for signed in ledger.acts.values():
        act = signed.act
        sealed = ledger.seen.get(act.id)
        seen = clock.at if sealed is None else sealed
        counts = clock.reached(act.at if sealed is None else sealed)
        fault = fault_of_signers(signed, policy, seen) if counts else ""
        if fault:
            findings.append(refused(act, fault))
        for item in act.items:
            judged[item.id][act.id] = Judged(narrowed(act, item), item, seen, counts and not fault)
    missing = defaultdict(list)
    for act_id, documents in ledger.missing.items():
        for id in documents:
            missing[id].append(act_id)
    released, ended = _released(ledger, clock, before)
    every = sorted(judged.keys() | missing.keys() | released.keys())
    result = {}
    for id in every:
        column = policy.columns.get(columns.get(id, ""))
        chain = column.chain if column else ()
        acts = judged.get(id, {})
        chains = _chains_of_released(acts, released.get(id, ()))
        dossier = _dossier(id, acts, chain, chains, missing.get(id, []), ledger, findings)
        result[id] = replace(dossier, released=released.get(id, ()), ended=id in ended)
    return result, tuple(findings)


def _dossier(
    id: str,
    judged: Mapping[str, Judged],
    chain: tuple[str, ...],
    chains: Mapping[str, tuple[str, ...]],
    missing: Iterable[str],
    ledger: Ledger,
    findings: list[Finding],
) -> Dossier:
    broken = [f"the sealed act {act[:8]} is missing" for act in missing]
    if ledger.fault:
        broken.append(ledger.fault)
    states: dict[str, History] = {}
    counted: list[Judged] = []
    for act_id in _in_order(id, judged, broken):
        one = judged[act_id]
        before = merge([states[h] for h in sorted(one.item.heads) if h in states])
        if not one.counts:
            states[act_id] = before
            continue
        absent = [h for h in one.item.heads if h not in ledger.acts]
        if absent:
            broken.append(f"act {act_id[:8]} follows on {absent[0][:8]}, which is not in the ledger")
        try:
            states[act_id] = apply(before, one.act, one.item, chains.get(act_id, chain), one.seen)
        except MisfitError as error:
            states[act_id] = before
            findings.append(refused(one.act, str(error), id))
        else:
            counted.append(one)
    heads = _heads({one.act.id: one for one in counted}, judged)
    history = merge([states[h] for h in heads])
    if not chain and any(one.act.act == "approve" and one.counts for one in judged.values()):
        broken.append("its approved bytes are missing, so that nobody can tell which steps its column asks for")
    seen = {one.act.id: one.seen for one in counted}
    hold = history.holds[0] if history.holds else None
    withdrawn = history.withdrawals[-1] if history.withdrawals else None
    return Dossier(
        id=id,
        acts=tuple(one.act for one in counted),
        heads=heads,
        approvals=tuple(a if a.acts[-1].id in ledger.seen else replace(a, sealed=False) for a in history.approvals),
        pending=history.pending,
        steps=history.steps,
        returned=history.returned,
        held=seen[hold.id] if hold else None,
        held_by=hold.by[0] if hold else "",
        withdrawn=withdrawn,
        withdrawn_at=seen[withdrawn.id] if withdrawn else None,
        conflict=history.conflict,
        broken=tuple(dict.fromkeys(broken)),
    )


def _chains_of_released(
    judged: Mapping[str, Judged], released: Iterable[tuple[str, datetime]]
) -> Mapping[str, tuple[str, ...]]:
    """Return the chain for each approval that a release rested on: the steps taken before that release.

    A column may ask for other steps since; what they would say of a text that
    was released does not matter any more.
    """
    chains: dict[str, tuple[str, ...]] = {}
    for digest, at in released:
        acts = [one for one in judged.values() if one.act.act == "approve" and one.item.digest == digest]
        before = sorted((one for one in acts if one.counts and one.seen <= at), key=lambda one: one.act.at)
        steps = tuple(dict.fromkeys(one.act.step for one in before))
        chains.update({one.act.id: steps for one in before})
    return chains


def _heads(counted: Mapping[str, Judged], judged: Mapping[str, Judged]) -> tuple[str, ...]:
    """Return the acts that count and that no other such act follows on, directly or through acts that do not."""
    named: set[str] = set()
    follow = [head for one in counted.values() for head in one.item.heads]
    while follow:
        head = follow.pop()
        if head in judged and head not in named:
            named.add(head)
            if head not in counted:
                follow.extend(judged[head].item.heads)
    return tuple(sorted(counted.keys() - named))


def _in_order(id: str, judged: Mapping[str, Judged], broken: list[str]) -> list[str]:
    """Sort acts so that each stands behind those it names; ties by the instant and the id."""
    if len(judged) == 1:
        return list(judged)
    ranked = sorted(judged, key=lambda a: (judged[a].seen, judged[a].act.at, a))
    sorter = TopologicalSorter({a: [h for h in judged[a].item.heads if h in judged] for a in ranked})
    try:
        return list(sorter.static_order())
    except CycleError:
        broken.append("its acts name each other in a circle")
        return []


def _released(
    ledger: Ledger, clock: Clock, before: Mapping[str, Dossier] | None
) -> tuple[Mapping[str, tuple[tuple[str, datetime], ...]], set[str]]:
    """Return ``(digest, first release)`` by document, and the documents that the last release has no more."""
    known = before or {}
    result: dict[str, dict[str, datetime]] = defaultdict(dict)
    result.update({id: dict(dossier.released) for id, dossier in known.items() if dossier.released})
    ended = {id for id, dossier in known.items() if dossier.ended}
    for seal in ledger.seals:
        if seal.release and clock.reached(seal.release.at):
            for id, digest in seal.release.public:
                first = result[id].pop(digest, seal.release.at)
                result[id][digest] = first
            ended = (ended - {id for id, _ in seal.release.public}) | set(seal.release.ended)
    return {id: tuple(digests.items()) for id, digests in result.items()}, ended


def narrowed(act: Act, item: Item) -> Act:
    """Return an act as far as it is about one document: its other items are theirs."""
    return act if len(act.items) == 1 else replace(act, items=(item,))


def refused(act: Act, fault: str, document: str = "") -> Finding:
    """Make the finding on an act that does not count."""
    return Finding(
        path=act.path,
        line=1,
        code="LED002",
        rule="act_counts",
        field=act.act,
        got=fault,
        expected="an act by somebody entitled to it, on the text that is there; it counts for nothing",
        weight=Weight.STOP,
        document=document or (act.items[0].id if len(act.items) == 1 else ""),
    )
