"""Relations between public documents: amendments, repeals, references, and the legal force that results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plugins.model.clock import Clock, day_starts
from plugins.model.consolidation import FOLLOWS, laws_among
from plugins.model.policy import Policy
from plugins.model.publication import Publication, Validity


def with_relations(chosen: Iterable[Publication], policy: Policy, clock: Clock) -> tuple[Publication, ...]:
    """Enter in each document which others refer to it, and its legal force at the clock's instant.

    A reference takes effect only if policy lets that field of that column
    name documents of the target's column, and only if both are public. What
    repeals a law, or amends it and is not worked into a consolidated text of
    it, does the same to that text; and to a translation. Returns the publications sorted by id.
    """
    by_id = {p.revision.id: p for p in chosen}
    amended: dict[str, set[str]] = defaultdict(set)
    repealed: dict[str, set[str]] = defaultdict(set)
    referred: dict[str, set[str]] = defaultdict(set)
    followed: dict[str, dict[str, list[str]]] = {field: defaultdict(list) for field in FOLLOWS}
    sides = {"amends": amended, "repeals": repealed}
    for id, publication in by_id.items():
        for field, target in _references(publication, by_id, policy):
            sides.get(field, referred)[target].add(id)
            if field in followed:
                followed[field][id].append(target)
    for texts in followed.values():
        more = [
            (side[id], side[law.revision.id].difference(named, [id]))
            for id, named in texts.items()
            for law in laws_among(by_id[one] for one in named)
            for side in (amended, repealed)
        ]
        for of_text, of_law in more:
            of_text |= of_law
    return tuple(
        replace(
            publication,
            validity=_validity(
                publication, [by_id[r] for r in repealed[id]], [by_id[a] for a in amended[id]], policy, clock.about(id)
            ),
            amended_by=tuple(sorted(amended[id])),
            repealed_by=tuple(sorted(repealed[id])),
            referred_by=tuple(sorted(referred[id])),
        )
        for id, publication in sorted(by_id.items())
    )


def _references(
    publication: Publication, by_id: Mapping[str, Publication], policy: Policy
) -> Iterator[tuple[str, str]]:
    """Yield field and target of each reference that takes effect."""
    revision = publication.revision
    column = policy.columns.get(revision.column)
    for field in column.fields.values() if column else ():
        if field.name not in revision.fields or not field.is_reference:
            continue  # most texts have few of the fields
        for target in revision.ids_in(field.name):
            known = by_id.get(target)
            if known and target != revision.id and field.may_name(known.revision.column):
                yield field.name, target


def _validity(
    publication: Publication, repealing: list[Publication], amending: list[Publication], policy: Policy, clock: Clock
) -> Validity | None:
    """Return the legal force: repealed goes before expired, then not yet in force, then amended.

    A repeal or an amendment counts from the day on which the repealing or
    amending document takes effect. What an old text says of itself in
    ``validity`` counts as far as no date and no public document says more; one
    that says neither that nor when it takes effect or expires is unverified.
    What has no legal force is past from the day on which it expires.
    """
    column = policy.columns.get(publication.revision.column)
    if column is None or not column.has_legal_force:
        return Validity.PAST if column and _is_over(publication, clock) else None
    said = publication.revision.string("validity") if publication.adopted else ""
    if said == Validity.REPEALED.value or any(_in_effect(p, clock) for p in repealing):
        return Validity.REPEALED
    if said == Validity.EXPIRED.value or _is_over(publication, clock):
        return Validity.EXPIRED
    if publication.adopted and not (said or any(map(publication.revision.day, ("effective", "expires")))):
        return Validity.UNVERIFIED
    if not _in_effect(publication, clock):
        return Validity.NOT_YET
    is_amended = said == Validity.AMENDED.value or any(_in_effect(p, clock) for p in amending)
    return Validity.AMENDED if is_amended else Validity.IN_FORCE


def _is_over(publication: Publication, clock: Clock) -> bool:
    expires = publication.revision.day("expires")
    return expires is not None and clock.reached(day_starts(expires))


def _in_effect(publication: Publication, clock: Clock) -> bool:
    effective = publication.revision.day("effective") or publication.day
    return effective is None or clock.reached(day_starts(effective))
