"""What is public at one instant: from what the last build knew and what changed since, or from everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.model.act import Released
from plugins.model.clock import Clock
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Standing
from plugins.pipeline.changes import UnexpectedError, changes
from plugins.pipeline.computed import Computed
from plugins.pipeline.following import Derived, follow
from plugins.pipeline.known import Known, Read, accounts, read_root
from plugins.pipeline.past import Of, Past, is_aside
from plugins.pipeline.seen import Looked
from plugins.pipeline.stock import is_sound, see, take_stock
from plugins.plan.schedule import schedule
from plugins.policy.load import load_policy
from plugins.release.current import current

ComputedFor = Callable[[Policy], Computed]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class State:
    """What a build begins with.

    Attributes:
        catalogue: what is public.
        findings: on ledger, approved bytes and documents, sorted.
        aside: standings of what is not public, or not in its newest text, by id.
        references: ids that the text of a public document links to.
        releases: that seals tell of, oldest first.
        shown: digests by id of what the current release shows; None when the last seal tells of it.
        revision: an approved revision by id and digest, None when its bytes are not there.
        changed: ids of documents of which something else is public than at the last build; None: all may be.
        next: the next instant at which a document differs.
        past: what the next build may begin with, None when it has to read everything.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    aside: tuple[Standing, ...]
    references: Mapping[str, Sequence[str]]
    releases: tuple[Released, ...]
    shown: Mapping[str, str] | None
    revision: Callable[[str, str], Revision | None]
    changed: frozenset[str] | None
    next: datetime | None
    past: Past | None


def state_at(
    root: Path,
    past: Past | None,
    computed_for: ComputedFor,
    clock: Clock,
    *,
    releasing: bool,
    looked: Looked | None = None,
) -> State:
    """Decide what is public at the clock's instant.

    Args:
        root: where policy, ledger and approved revisions lie.
        past: what the last build left, if anything; it is used up.
        computed_for: gives findings and links by digest under a policy.
        clock: the instant.
        releasing: whether this build becomes a release.
        looked: what is otherwise than the last build left it, as far as it was looked at since this one began.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """

    def followed(past: Past, policy: Policy) -> State:
        return _followed(root, past, policy, computed_for(policy), clock, releasing=releasing, looked=looked)

    state = from_past(root, past, clock, followed)
    return state or _everything(root, computed_for, clock, releasing=releasing)


def from_past(root: Path, past: Past | None, clock: Clock, work: Callable[[Past, Policy], Made]) -> Made | None:
    """Let ``work`` begin with what the last build knew; None where that does not hold, and everything is to be read.

    ``work`` may raise `UnexpectedError`; ``past`` is used up then.

    Raises:
        PolicyError: the policy does not say what it must.
    """
    if past is not None and past.at <= clock.at:
        policy = load_policy(root)
        if past.policy == policy.digest:
            try:
                return work(past, policy)
            except UnexpectedError:
                clock.forget()
    return None


def bring_up(
    root: Path,
    past: Past,
    policy: Policy,
    derived: Derived,
    clock: Clock,
    *,
    releasing: bool = False,
    anew: Iterable[str] = (),
    looked: Looked | None = None,
) -> frozenset[str]:
    """Bring what the last build knew up to an instant; arguments and result as those of `changes` and `follow`.

    Raises:
        UnexpectedError: something is not as a sound root grows.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    released = current(root)
    changed = follow(past, changes(root, past, policy, looked), policy, derived, clock, releasing=releasing, anew=anew)
    if released and released.digest != past.sealed_release:
        raise UnexpectedError("the public sees another release than the last seal tells of")
    return changed


def _followed(
    root: Path,
    past: Past,
    policy: Policy,
    computed: Computed,
    clock: Clock,
    *,
    releasing: bool,
    looked: Looked | None,
) -> State:
    changed = bring_up(root, past, policy, computed, clock, releasing=releasing, looked=looked)
    return State(
        catalogue=past.catalogue(policy),
        findings=tuple(sorted({finding for some in past.findings.values() for finding in some})),
        aside=tuple(past.aside[id] for id in sorted(past.aside)),
        references=Of(past.records, "links"),
        releases=tuple(past.releases),
        shown=None,
        revision=partial(_revision, past),
        changed=changed,
        next=min(filter(None, (ties.next for ties in past.ties.values())), default=None),
        past=past,
    )


def _everything(root: Path, computed_for: ComputedFor, clock: Clock, *, releasing: bool) -> State:
    seen = see(root)
    made: list[Computed] = []

    def read(policy: Policy, paths: list[str]) -> Iterator[Read]:
        made.append(computed_for(policy))
        return made[0].read(paths)

    known = read_root(root, read)
    computed = made[0]
    catalogue, documents, others = _judged(known, computed, clock, releasing=releasing)
    links = computed.links([publication.revision for publication in catalogue.publications.values()])
    past = None
    if is_sound(known, [*documents, *others], clock):
        past = take_stock(known, seen, catalogue, documents, links, clock, releasing=releasing)
    return State(
        catalogue=catalogue,
        findings=tuple(sorted({*documents, *others})),
        aside=tuple(standing for standing in catalogue.standings.values() if is_aside(standing)),
        references=links,
        releases=tuple(seal.release for seal in known.ledger.seals if seal.release),
        shown={id: dossier.shown for id, dossier in catalogue.dossiers.items() if dossier.shown},
        revision=lambda id, digest: known.revisions.get((id, digest)),
        changed=None,
        next=clock.next,
        past=past,
    )


def catalogue_at(
    known: Known, computed: Computed, clock: Clock, *, releasing: bool = False
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Decide from everything that lies in a root what is public; findings hold all that keeps something back."""
    catalogue, documents, others = _judged(known, computed, clock, releasing=releasing)
    return catalogue, tuple(sorted({*documents, *others}))


def _judged(
    known: Known, computed: Computed, clock: Clock, *, releasing: bool
) -> tuple[Catalogue, tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the catalogue, findings on single documents, and findings on ledger and acts."""
    from plugins.rules.ruleset import needed_fields

    files, misfits = accounts(known, clock, {})
    withheld, marks = computed.withheld(list(known.revisions.values()))
    catalogue, clashes = schedule(
        files, known.revisions, withheld, known.policy, clock, releasing=releasing, needed=needed_fields()
    )
    return catalogue, (*known.findings, *marks, *clashes), (*known.ledger.findings, *misfits)


def _revision(past: Past, id: str, digest: str) -> Revision | None:
    record = past.records.get(id)
    return next((r for r in record.revisions if r.digest == digest), None) if record else None
