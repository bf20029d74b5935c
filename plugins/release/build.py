"""Prepare a release: everything but the switch, by which the public sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from plugins.model.error import IntegrityError, RefusedError
from plugins.model.plan import Plan
from plugins.release.build_tree import build_tree, publish_tree, require_links
from plugins.release.current import Current, current
from plugins.release.evidence import POLICY, SHOWING, coverage_faults, unchanged_documents
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
from plugins.release.layout import EVIDENCE, MANIFEST, Layout
from plugins.release.lock import changing
from plugins.release.manifest import CARRIED_ASSET, File, Manifest, digest_of, lists_of
from plugins.release.pin import highest_number, is_pinned, pinned_sentence
from plugins.release.prune import KEPT_FOLDERS
from plugins.release.scratch import remove_releases, scratch_folder
from plugins.release.store import Source, missing, put
from plugins.release.tree import byte_faults
from plugins.release.verified_files import VerifiedFiles


@dataclass(frozen=True, slots=True)
class Provenance:
    """Digests of what a release was made with; `seal` is that of the last seal before it, ``""`` for none."""

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
        predecessor: digest of the release before it, ``""`` for none.
        new: False for the release that is public already, where nothing would change.
        files: how many files it has, without ``release.json``, signature and lists.
        stored: how many of them the store did not have before.
        notes: sentences on damage that was found and repaired; somebody should read them.
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
    provenance: Provenance,
    sign: Callable[[bytes], str],
    min_number: int = 1,
    measured: Measured = MappingProxyType({}),
    force: bool = False,
    keep: int = KEPT_FOLDERS,
) -> Prepared:
    """Make the next release and check every file of it; the public one stays until `switch`.

    What is new is read back; the rest is read unless it did not change since
    it was read last. A release that was prepared and not switched to is
    removed by the next one; so is what a killed run left behind.

    Args:
        root: where ``public/`` lies.
        output: the finished site, a folder, or bytes and files by path; it is read, never linked.
        plan: every file of it, with kind, key and documents.
        documents: digest of the revision by id, of everything public.
        acts_of: ids of the acts by document id, for every id the plan names.
        evidence: acts as ``acts/<id>.act``, byte for byte as in the ledger, and whatever else is to lie under
            ``evidence/``. An act that is named but not given is taken from the release before.
        at: the machine's time, with a zone.
        provenance: what made the site.
        sign: gives an armoured signature in the namespace ``ministry-release`` for ``release.json``.
        min_number: the lowest number that may be used; higher than any known elsewhere, should ``public/`` be lost.
        measured: SHA-256 and length by path, of files of the output that need not be read.
        force: whether a release is made though the current one is sound and shows the same.
        keep: how many releases stay, with this one; the folder of the oldest beyond them is reused for it.

    Raises:
        ValueError: ``at`` has no zone.
        IntegrityError: output and plan differ, or the evidence does not cover the documents; files are named.
        RefusedError: a rollback is in force.
        UsageError: another run is at work, or the file system cannot hold releases.
        SiteError: the file system failed; the public site is unchanged.
    """
    if at.tzinfo is None:
        raise ValueError(f"a release needs a time with a zone: {at.isoformat()}")
    layout = Layout(root)
    with changing(layout, "the release"):
        if is_pinned(root):
            raise RefusedError(pinned_sentence(layout))
        before = current(root)
        highest = max(highest_number(layout, before), min_number - 1)
        verified = VerifiedFiles(layout)
        with scratch_folder(layout):
            abandoned = tuple(number for number in layout.numbers() if number > highest)
            if abandoned:
                with verified.while_unlinking():
                    remove_releases(layout, abandoned)
            require_links(layout)
            files, sources = gather_output(output, plan, measured)
            proofs, read = gather_evidence(evidence, {act for acts in acts_of.values() for act in acts}, before)
            (carried, carried_from), notes = _carried_assets(before, highest + 1, files, verified)
            manifest = Manifest(
                number=highest + 1,
                predecessor="" if before is None else before.digest,
                at=at,
                engine=provenance.engine,
                theme=provenance.theme,
                policy=provenance.policy,
                seal=provenance.seal,
                documents=documents,
                acts=acts_of,
                files={path: file for path, file in files.items() if not path.startswith(ASSETS)},
                evidence=proofs[0],
                assets={path: file for path, file in files.items() if path.startswith(ASSETS)} | dict(carried),
            )
            unchanged: frozenset[str] = frozenset()
            if before and not notes:
                unchanged = unchanged_documents(manifest, before.manifest, read.keys())
            read |= unread_acts(proofs, (act for id in acts_of.keys() - unchanged for act in acts_of[id]), read)
            refuse(coverage_faults(manifest, read, unchanged), "the acts do not cover what would be released")
            payload, lists = manifest.encode()
            if before and not force and not notes and _shows_same(before, manifest, payload):
                damage = byte_faults(before.path, files, verified.fault)
                verified.save()
                if not damage:
                    return Prepared(before.number, before.digest, before.path, before.manifest.predecessor, False)
                notes = [f"release {before.number} was damaged: {path}: {fault}" for path, fault in damage[:SHOWN]]
            sources = {**lists, **carried_from, **proofs[1], **sources}
            stamp = _stamp(at, before)
            fresh = missing(layout, sources)
            put(layout, {digest: sources[digest] for digest in fresh}, stamp, verified)
            signature = sign(payload)
            tree = manifest.tree({digest: len(content) for digest, content in lists.items()})
            reuse = _reusable(layout, before, highest, keep)
            repairs, changed = build_tree(layout, tree, sources, stamp, verified, reuse)
            publish_tree(layout, manifest.number, tree, (payload, signature), stamp, changed)
            verified.save()
    return Prepared(
        number=manifest.number,
        digest=digest_of(payload),
        path=layout.release(manifest.number),
        predecessor=manifest.predecessor,
        new=True,
        files=len(tree) - len(lists),
        stored=len(set(fresh) - lists.keys()),
        notes=(*notes, *repairs),
    )


def _reusable(layout: Layout, before: Current | None, highest: int, keep: int) -> int | None:
    """Return the number of the oldest release if one more would be too many; never that of the current one."""
    made = [number for number in layout.numbers() if number <= highest]
    return next((number for number in made[: max(0, len(made) - keep + 1)] if before and number != before.number), None)


def _carried_assets(
    before: Current | None, number: int, taken: Iterable[str], verified: VerifiedFiles
) -> tuple[Gathered, list[str]]:
    if before is None:
        return ({}, {}), []
    try:
        return gather_assets(before, number, taken, verified), []
    except IntegrityError as error:
        return ({}, {}), [f"release {before.number} is damaged, no assets were carried from it: {error}"]


def _shows_same(before: Current, manifest: Manifest, payload: bytes) -> bool:
    """Return whether a release shows the public the same as the one before, on whatever acts, and says how.

    Both rest on the same policy where somebody signs it.
    """
    lists = lists_of(payload)
    last = max((path for path in manifest.evidence if path.startswith(EVIDENCE + POLICY)), default="")
    said = [f"{EVIDENCE}{SHOWING}", *([last] if last else [])]
    return (
        all(before.lists[name] == lists[name] for name in ("documents", "files"))
        and _planned(before.manifest.assets) == _planned(manifest.assets)
        and all(before.manifest.evidence.get(path) == manifest.evidence.get(path) for path in said)
    )


def _planned(assets: Mapping[str, File]) -> dict[str, File]:
    return {path: file for path, file in assets.items() if file.kind != CARRIED_ASSET}


def _stamp(at: datetime, before: Current | None) -> int:
    """Return the modification time of new bytes: ``at``, but at least a second later than the release before.

    Web servers make an ETag of the time in whole seconds and the length, so
    two states of a page must never share a second.
    """
    seconds = int(at.timestamp())
    return seconds if before is None else max(seconds, int((before.path / MANIFEST).stat().st_mtime) + 1)
