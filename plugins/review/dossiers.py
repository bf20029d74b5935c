"""From the ledger to the dossier of each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from graphlib import CycleError, TopologicalSorter

from plugins.model.act import Act, Item
from plugins.model.clock import Clock
from plugins.model.debt import Debt
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.standing import Dossier
from plugins.model.step import Step
from plugins.model.subject import Subject, Subjects, subject_in
from plugins.review.act_kind import COLUMN_OF_GONE, Case, chain_of
from plugins.review.history import InvalidTransition, ReviewState, merge
from plugins.review.known_acts import ACTS
from plugins.review.ledger import Ledger
from plugins.review.signers import fault_of_signers
from plugins.review.uncounted_acts import decided_before, refused, weighed

Findings = dict[tuple[str, str, str], Finding]
"""By act, sentence and document; ``""`` for all documents of the act."""


def dossiers(
    ledger: Ledger,
    policy: Policy,
    subjects: Subjects,
    clock: Clock,
    prior_releases: Mapping[str, Dossier] | None = None,
) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
    """Return the dossier of every document that the ledger names, as far as acts count at the clock's instant.

    Args:
        ledger: as read.
        policy: roles, terms and chains.
        subjects: texts by id and digest. An act is judged by the text that it names, so that a later
            text of another department changes nothing for it. Of a text that is not at hand the
            column of another text of the document is taken, and neither department nor leader is
            asked for: such a text cannot be public. A document whose column is not known has
            no chain, and nothing of it is approved.
        clock: a sealed act counts from its seal; an act without a seal counts at the instant
            of the build unless it claims a later one.
        prior_releases: dossiers with the releases recorded by seals that are not in ``ledger``;
            None when it holds all seals.

    Returns:
        Dossiers by id, and findings on acts that do not count.
    """
    findings: Findings = {}
    subjects = {**subjects, **_columns_of_gone(ledger, subjects)}
    cases: dict[str, dict[str, Case]] = defaultdict(dict)
    for signed in ledger.acts.values():
        act = signed.act
        sealed = ledger.seen.get(act.id)
        at = clock.at if sealed is None else sealed
        counts = clock.reached(act.at if sealed is None else sealed)
        fault = fault_of_signers(signed, ACTS[act.act].signers, policy, at, ACTS[act.act].each) if counts else ""
        if fault:
            findings[act.id, fault, ""] = refused(act, fault)
        for item in act.items:
            subject = subject_in(subjects, item.id, item.digest or "")
            chain = chain_of(subject, policy)
            cases[item.id][act.id] = Case(restricted_to(act, item), at, counts and not fault, policy, subject, chain)
    missing = defaultdict(list)
    for act_id, documents in ledger.missing.items():
        for id in documents:
            missing[id].append(act_id)
    shown = _released(ledger, clock, prior_releases)
    every = sorted(cases.keys() | missing.keys() | {id for id, one in shown.items() if one.released})
    result = {}
    settled: dict[str, set[str]] = defaultdict(set)
    for id in every:
        broken = [f"the sealed act {act[:8]} is missing" for act in missing.get(id, [])]
        broken += [ledger.fault] if ledger.fault else []
        is_known = bool(chain_of(subject_in(subjects, id, ""), policy))
        past, own = shown.get(id), cases.get(id, {})
        if past:
            own = {**own, **_cases_of_released(own, past.released)}
        dossier = _dossier(id, own, ledger, findings, broken, settled, is_known=is_known)
        result[id] = replace(dossier, released=past.released, again=past.again, ended=past.ended) if past else dossier
    return result, tuple(weighed(one, ledger.acts[act].act, settled) for (act, _, _), one in findings.items())


def _columns_of_gone(ledger: Ledger, subjects: Subjects) -> Subjects:
    """Return the columns of documents whose bytes were destroyed, as acts name them, where no text is at hand."""
    named = [signed.act for signed in ledger.acts.values() if signed.act.value(COLUMN_OF_GONE)]
    found = {(item.id, ""): Subject(act.value(COLUMN_OF_GONE)) for act in named for item in act.items}
    return {key: subject for key, subject in found.items() if not subjects.get(key, Subject()).column}


def _dossier(
    id: str,
    cases: Mapping[str, Case],
    ledger: Ledger,
    findings: Findings,
    broken: list[str],
    settled: dict[str, set[str]],
    *,
    is_known: bool,
) -> Dossier:
    """Judge the acts on one document in their order.

    Args:
        id: of the document.
        cases: by act. An act that does not count changes nothing, yet acts behind it follow on those before it.
        ledger: that they lie in.
        findings: those on acts that do not count are added.
        broken: reasons why the acts cannot be believed; more are added.
        settled: acts that do not count and after which one decided that does, with this id; more are added.
        is_known: whether it is known which steps the document's column asks for.
    """
    states: dict[str, ReviewState] = {}
    counted: dict[str, Case] = {}
    takes_step = False
    for act_id in _in_order(id, cases, broken):
        case = cases[act_id]
        kind = ACTS[case.act.act]
        before = states[act_id] = merge([states[h] for h in sorted(case.item.heads) if h in states])
        if not case.counts:
            continue
        if fault := kind.may(before, case):
            findings[act_id, fault, ""] = refused(ledger.acts[act_id].act, fault)
            continue
        takes_step = takes_step or kind.takes_step
        absent = [h for h in case.item.heads if h not in ledger.acts]
        if absent:
            broken.append(f"act {act_id[:8]} follows on {absent[0][:8]}, which is not in the ledger")
        try:
            states[act_id] = kind.change(before, case)
        except InvalidTransition as error:
            findings[act_id, str(error), id] = refused(case.act, str(error), id)
        else:
            counted[act_id] = case
    heads = _heads(counted, cases)
    state = merge([states[h] for h in heads])
    for act_id in decided_before(state.head, cases) - counted.keys():
        settled[act_id].add(id)
    if takes_step and not is_known:
        broken.append("its approved bytes are missing, so that nobody can tell which steps its column asks for")
    hold = state.holds[0] if state.holds else None
    withdrawn = state.withdrawals[0] if state.withdrawals else None
    return Dossier(
        id=id,
        acts=tuple(case.act for case in counted.values()),
        heads=heads,
        approvals=tuple(a if a.acts[-1].id in ledger.seen else replace(a, sealed=False) for a in state.approvals),
        pending=state.pending,
        steps=state.steps,
        returned=state.returned,
        held=counted[hold.id].counted_at if hold else None,
        held_by=hold.by[0] if hold else "",
        withdrawn=withdrawn,
        withdrawn_at=counted[withdrawn.id].counted_at if withdrawn else None,
        notice=state.notice,
        conflict=state.conflict,
        closed=state.closed,
        waivers=state.waivers,
        debts=_debts(state),
        moves=state.moves,
        expunged=tuple(sorted(state.expunged)),
        entry=state.entry,
        broken=tuple(dict.fromkeys(broken)),
    )


def _debts(state: ReviewState) -> tuple[Debt, ...]:
    """Return what is owed because of the acts that took the steps of the pending text and of the approved ones."""
    taken = {act.id: act for act in (*(a for one in state.approvals for a in one.acts), *state.steps)}
    return tuple(debt for act in taken.values() if (debt := ACTS[act.act].owes(state, act)))


def _cases_of_released(cases: Mapping[str, Case], released: Sequence[tuple[str, datetime]]) -> Mapping[str, Case]:
    """Return the acts that came before a release of the text they name, with the steps taken until then, or after one.

    The column may ask for other steps since; what they would mean for a text
    that was released does not matter.
    """
    first = min((at for _, at in released), default=None)
    found = {id: replace(c, was_public=True) for id, c in cases.items() if first and first < c.counted_at}
    for digest, at in released:
        own = {id: c for id, c in cases.items() if c.counts and c.digest == digest and c.counted_at <= at}
        taken = [c.act for c in own.values() if ACTS[c.act.act].takes_step and _holds_step(c)]
        roles = dict.fromkeys(act.step for act in sorted(taken, key=lambda act: act.at))
        chain = tuple(map(Step, roles))
        found |= {id: replace(found.get(id, c), chain=chain or c.chain, was_released=True) for id, c in own.items()}
    return found


def _holds_step(case: Case) -> bool:
    return all(person.holds(case.act.step, case.counted_at) for person in case.takers)


def _heads(counted: Mapping[str, Case], cases: Mapping[str, Case]) -> tuple[str, ...]:
    """Return the acts that count and that no other such act follows on, directly or through acts that do not."""
    named: set[str] = set()
    follow = [head for one in counted.values() for head in one.item.heads]
    while follow:
        head = follow.pop()
        if head in cases and head not in named:
            named.add(head)
            if head not in counted:
                follow.extend(cases[head].item.heads)
    return tuple(sorted(counted.keys() - named))


def _in_order(id: str, cases: Mapping[str, Case], broken: list[str]) -> list[str]:
    """Sort acts so that each stands behind those it names; ties by the instant and the id."""
    if len(cases) == 1:
        return list(cases)
    ranked = sorted(cases, key=lambda a: (cases[a].counted_at, cases[a].act.at, a))
    sorter = TopologicalSorter({a: [h for h in cases[a].item.heads if h in cases] for a in ranked})
    try:
        return list(sorter.static_order())
    except CycleError:
        broken.append("its acts name each other in a circle")
        return []


def _released(ledger: Ledger, clock: Clock, prior_releases: Mapping[str, Dossier] | None) -> Mapping[str, Dossier]:
    """Return dossiers that say what releases showed, and nothing else, by document; all that are known of any."""
    known = prior_releases or {}
    result = {
        id: Dossier(id, released=dossier.released, again=dossier.again, ended=dossier.ended)
        for id, dossier in known.items()
        if dossier.released or dossier.ended
    }
    for seal in ledger.seals:
        if seal.release and clock.reached(seal.release.at):
            for id, digest in seal.release.public:
                result[id] = result.get(id, Dossier(id)).with_release(digest, seal.release.at)
            for id in seal.release.ended:
                result[id] = result.get(id, Dossier(id)).with_end(seal.release.at)
    return result


def restricted_to(act: Act, item: Item) -> Act:
    """Return an act as far as it is about one document: its other items are theirs."""
    return act if len(act.items) == 1 else replace(act, items=(item,))
