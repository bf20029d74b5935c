"""Prepare a release: everything but the last step, in which the public sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from plugins.model.error import IntegrityError, RefusedError
from plugins.model.plan import Plan
from plugins.release.clear import emptied_work, remove_releases
from plugins.release.current import Current, current
from plugins.release.evidence import coverage_faults, settled_documents
from plugins.release.gather import (
    ASSETS,
    SHOWN,
    Gathered,
    Measured,
    gather_assets,
    gather_evidence,
    gather_output,
    refuse,
    unread_acts,
)
from plugins.release.grow import finish, grow, require_links
from plugins.release.lock import changing
from plugins.release.manifest import CARRIED_ASSET, File, Manifest, digest_of, lists_of
from plugins.release.pin import highest_number, is_pinned, pinned_sentence
from plugins.release.place import MANIFEST, Place
from plugins.release.prune import KEPT_RELEASES
from plugins.release.store import Source, lacking
from plugins.release.store import keep as store
from plugins.release.tree import byte_faults
from plugins.release.verified import Verified


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
        new: False for the release that is public already, where nothing else was to be shown.
        files: how many files it has, its own ``release.json``, signature and lists apart.
        stored: how many of them the store did not have before.
        notes: sentences on damage that was met and mended; somebody should read them.
    """

    number: int
    digest: str
    path: Path
    predecessor: str
    new: bool
    files: int = 0
    stored: int = 0
    notes: tuple[str, ...] = ()


def prepare(
    root: Path,
    *,
    output: Path | Mapping[str, Source],
    plan: Plan,
    documents: Mapping[str, str],
    acts_of: Mapping[str, tuple[str, ...]],
    evidence: Mapping[str, Source],
    at: datetime,
    facts: Facts,
    sign: Callable[[bytes], str],
    above: int = 0,
    measured: Measured = MappingProxyType({}),
    again: bool = True,
    keep: int = KEPT_RELEASES,
) -> Prepared:
    """Make the next release, check every file of it, and leave it beside the public one.

    What is new is read back; what is not, is read unless it did not change
    since it was read. A preparation that was not switched to is thrown away
    by the next one; so is what a killed run left behind.

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
        measured: SHA-256 and length by path, of files of the output that need not be read.
        again: whether a release is made that shows the public the same as the current one, and that is sound.
        keep: so many releases stay with this one; the oldest beyond them gives its folder for it.

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
        verified = Verified(place)
        with emptied_work(place):
            abandoned = tuple(number for number in place.numbers() if number > highest)
            if abandoned:
                with verified.through(place):
                    remove_releases(place, abandoned)
            require_links(place)
            files, sources = gather_output(output, plan, measured)
            proofs, read = gather_evidence(evidence, {act for acts in acts_of.values() for act in acts}, before)
            (carried, whence), notes = _carried_assets(before, highest + 1, files, verified)
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
                files={path: file for path, file in files.items() if not path.startswith(ASSETS)},
                evidence=proofs[0],
                assets={path: file for path, file in files.items() if path.startswith(ASSETS)} | dict(carried),
            )
            settled = settled_documents(manifest, before.manifest, read.keys()) if before and not notes else frozenset()
            read |= unread_acts(proofs, (act for id in acts_of.keys() - settled for act in acts_of[id]), read)
            refuse(coverage_faults(manifest, read, settled), "the acts do not cover what would be released")
            payload, lists = manifest.encode()
            if before and not again and not notes and _shows_same(before, manifest, payload):
                damage = byte_faults(before.path, files, verified.fault)
                verified.save()
                if not damage:
                    return Prepared(before.number, before.digest, before.path, before.manifest.predecessor, False)
                notes = [f"release {before.number} was damaged: {path}: {fault}" for path, fault in damage[:SHOWN]]
            sources = {**lists, **whence, **proofs[1], **sources}
            stamp = _stamp(at, before)
            missing = lacking(place, sources)
            store(place, {digest: sources[digest] for digest in missing}, stamp, verified)
            signature = sign(payload)
            tree = manifest.tree({digest: len(content) for digest, content in lists.items()})
            told, changed = grow(place, tree, sources, stamp, verified, _spare(place, before, highest, keep))
            finish(place, manifest.number, tree, (payload, signature), stamp, changed)
            verified.save()
    return Prepared(
        number=manifest.number,
        digest=digest_of(payload),
        path=place.release(manifest.number),
        predecessor=manifest.predecessor,
        new=True,
        files=len(tree) - len(lists),
        stored=len(set(missing) - lists.keys()),
        notes=(*notes, *told),
    )


def _spare(place: Place, before: Current | None, highest: int, keep: int) -> int | None:
    """Return the number of the oldest release if one more would be too many; never that of the current one."""
    made = [number for number in place.numbers() if number <= highest]
    return next((number for number in made[: max(0, len(made) - keep + 1)] if before and number != before.number), None)


def _carried_assets(
    before: Current | None, number: int, taken: Iterable[str], verified: Verified
) -> tuple[Gathered, list[str]]:
    if before is None:
        return ({}, {}), []
    try:
        return gather_assets(before, number, taken, verified), []
    except IntegrityError as error:
        return ({}, {}), [f"release {before.number} is damaged, no assets were carried from it: {error}"]


def _shows_same(before: Current, manifest: Manifest, payload: bytes) -> bool:
    """Tell whether a release shows the public the same as the one before, whatever it rests on."""
    lists = lists_of(payload)
    return all(before.lists[name] == lists[name] for name in ("documents", "files")) and (
        _planned(before.manifest.assets) == _planned(manifest.assets)
    )


def _planned(assets: Mapping[str, File]) -> dict[str, File]:
    return {path: file for path, file in assets.items() if file.kind != CARRIED_ASSET}


def _stamp(at: datetime, before: Current | None) -> int:
    """Return the modification time of new bytes: ``at``, but later than the release before by a second at least.

    Web servers make an ETag from the time in whole seconds and the length, so
    that two states of a page must never share a second.
    """
    seconds = int(at.timestamp())
    return seconds if before is None else max(seconds, int((before.path / MANIFEST).stat().st_mtime) + 1)
