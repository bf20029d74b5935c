"""Prepare a release: everything but the last step, in which the public sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.error import IntegrityError, RefusedError
from plugins.model.plan import Plan
from plugins.release.clear import emptied_work, remove_releases
from plugins.release.current import Current, current
from plugins.release.evidence import coverage_faults
from plugins.release.gather import Gathered, evidence_files, gather_assets, gather_evidence, gather_output, refuse
from plugins.release.grow import finish, grow, require_links
from plugins.release.lock import changing
from plugins.release.manifest import Manifest, digest_of
from plugins.release.pin import highest_number, is_pinned, pinned_sentence
from plugins.release.place import MANIFEST, Place
from plugins.release.store import Source, keep, lacking


@dataclass(frozen=True, slots=True)
class Facts:
    """Digests of what made a release; `seal` is that of the last seal before it, ``""`` for none."""

    engine: str
    theme: str
    policy: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release that is finished, checked, and not yet public.

    Attributes:
        number: of the release.
        digest: ``sha256:…`` of its ``release.json``.
        path: its folder.
        predecessor: digest of the release it takes the place of, ``""`` for none.
        files: how many files it has, its own ``release.json`` and signature apart.
        stored: how many of them the store did not have before.
        notes: sentences on damage that was met and mended; somebody should read them.
    """

    number: int
    digest: str
    path: Path
    predecessor: str
    files: int
    stored: int
    notes: tuple[str, ...]


def prepare(
    root: Path,
    *,
    output: Path | Mapping[str, Source],
    plan: Plan,
    documents: Mapping[str, str],
    acts_of: Mapping[str, tuple[str, ...]],
    evidence: Mapping[str, bytes],
    at: datetime,
    facts: Facts,
    sign: Callable[[bytes], str],
    above: int = 0,
) -> Prepared:
    """Make the next release, check every byte of it, and leave it beside the public one.

    A preparation that was not switched to is thrown away by the next one; so
    is what a killed run left behind.

    Args:
        root: where ``public/`` lies.
        output: the finished site, a folder or bytes and files by path; it is read, never linked.
        plan: every file of it, with kind, key and documents.
        documents: digest of the revision by id, of everything public.
        acts_of: ids of the acts by document id, for every id the plan names.
        evidence: acts as ``acts/<id>.act`` and seals as ``seals/<number>.seal``, byte for byte as in the
            ledger, and whatever else is to be carried under ``evidence/``. An act that is named but not
            given is taken from the release before.
        at: the machine's time, with a zone.
        facts: what made the site.
        sign: gives an armoured signature in the namespace ``ministry-release`` for ``release.json``.
        above: the number is higher than this one: the highest that is known elsewhere, should ``public/`` be lost.

    Raises:
        ValueError: ``at`` has no zone.
        IntegrityError: output and plan differ, or the evidence does not cover the documents; files are named.
        RefusedError: a rollback is in force.
        UsageError: another run is at work, or the file system cannot hold releases.
        SiteError: the file system failed; the public site is unchanged.
    """
    if at.tzinfo is None:
        raise ValueError(f"a release needs a time with a zone: {at.isoformat()}")
    place = Place(root)
    with changing(place, "the release"):
        if is_pinned(root):
            raise RefusedError(pinned_sentence(place))
        before = current(root)
        highest = max(highest_number(place, before), above)
        with emptied_work(place):
            remove_releases(place, tuple(number for number in place.numbers() if number > highest))
            require_links(place)
            files, sources = gather_output(output, plan)
            proofs = gather_evidence(evidence, (act for acts in acts_of.values() for act in acts), before)
            carried, notes = _carried_assets(before, highest + 1, files)
            for more, where in (evidence_files(proofs), carried):
                files, sources = {**files, **more}, {**where, **sources}
            manifest = Manifest(
                number=highest + 1,
                predecessor="" if before is None else before.digest,
                at=at,
                engine=facts.engine,
                theme=facts.theme,
                policy=facts.policy,
                seal=facts.seal,
                documents=documents,
                acts=acts_of,
                files=files,
            )
            refuse(coverage_faults(manifest, proofs), "the acts do not cover what would be released")
            stamp = _stamp(at, before)
            missing = lacking(place, sources)
            keep(place, {digest: sources[digest] for digest in missing}, stamp)
            notes += grow(place, manifest.files, sources, stamp)
            payload = manifest.to_bytes()
            finish(place, manifest, payload, sign(payload), stamp)
    return Prepared(
        number=manifest.number,
        digest=digest_of(payload),
        path=place.release(manifest.number),
        predecessor=manifest.predecessor,
        files=len(files),
        stored=len(missing),
        notes=tuple(notes),
    )


def _carried_assets(before: Current | None, number: int, taken: Iterable[str]) -> tuple[Gathered, list[str]]:
    if before is None:
        return ({}, {}), []
    try:
        return gather_assets(before, number, taken), []
    except IntegrityError as error:
        return ({}, {}), [f"release {before.number} is damaged, no assets were carried from it: {error}"]


def _stamp(at: datetime, before: Current | None) -> int:
    """Return the modification time of new bytes: ``at``, but later than the release before by a second at least.

    Web servers make an ETag from the time in whole seconds and the length, so
    that two states of a page must never share a second.
    """
    seconds = int(at.timestamp())
    return seconds if before is None else max(seconds, int((before.path / MANIFEST).stat().st_mtime) + 1)
