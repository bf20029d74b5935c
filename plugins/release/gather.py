"""What a release will hold: the output compared with the plan, the evidence, assets that are still in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.plan import Plan
from plugins.release.current import Current
from plugins.release.evidence import ACTS, POLICY_FILES, SEALS, TEXTS
from plugins.release.layout import EVIDENCE, LISTS, OUTSIDE_MANIFEST
from plugins.release.manifest import CARRIED_ASSET, PROOF, File
from plugins.release.opened_seals import OPENINGS
from plugins.release.store import Source
from plugins.release.tree import byte_faults, digest_of_file, files_below, folders_above
from plugins.release.verified_files import VerifiedFiles

ASSETS = "assets/"
REACHABLE_RELEASES = 3
"""How many releases after the last that planned it a hashed asset stays, for pages that visitors have open."""

UNCHANGING = (ACTS, TEXTS, OPENINGS, SEALS, POLICY_FILES)
"""Where what has the same name in two releases has the same bytes."""

SHOWN = 10
"""The most files that are named in one message."""

UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
"""Control characters, backslashes, and what is not UTF-8: not in a path of a release."""

Gathered = tuple[Mapping[str, File], Mapping[str, Source]]
"""The files of a release by path, and by SHA-256 where their bytes are."""

Measured = Mapping[str, tuple[str, int]]
"""SHA-256 and length by path of files of the output that were written or checked in this run."""


def gather_output(output: Path | Mapping[str, Source], plan: Plan, measured: Measured) -> Gathered:
    """Compare the output with the plan, and read every planned file that is not measured.

    Args:
        output: a folder, or bytes and files by path.
        plan: names each of them once; neither more nor fewer may be there.
        measured: of files that need not be read. If one is wrong, bytes that are not in the store are still
            refused when they are stored; the others were released under this digest before.

    Raises:
        IntegrityError: a file is missing, unplanned, planned twice, not a
            regular file, or its path cannot stand in a release; all of them
            are named, up to ten.
    """
    faults = list(_path_faults([entry.path for entry in plan.entries]))
    planned = {entry.path: entry for entry in plan.entries}
    if isinstance(output, Path):
        if not output.is_dir():
            raise IntegrityError(f"there is no output at {output}: build it first")
        found, odd = files_below(output)
        faults += [f"{path}: neither a file nor a folder" for path in odd]
        sources: Mapping[str, Source] = {path: f"{output}/{path}" for path in found}
    else:
        sources, odd = output, ()
    faults += [f"{path}: planned, but not in the output" for path in sorted(planned.keys() - sources.keys() - set(odd))]
    faults += [f"{path}: in the output, but not planned" for path in sorted(sources.keys() - planned.keys())]
    refuse(faults, "the output is not what was planned")
    files: dict[str, File] = {}
    contents: dict[str, Source] = {}
    for path, entry in sorted(planned.items()):
        try:
            digest, size_bytes = measured.get(path) or _measure(sources[path])
        except OSError as error:
            faults.append(f"{path}: cannot be read: {error.strerror}")
            continue
        files[path] = File(digest, size_bytes, entry.kind, entry.key, tuple(sorted(entry.documents)))
        contents[digest] = sources[path]
    refuse(faults, "the output is not what was planned")
    return files, contents


def gather_evidence(
    evidence: Mapping[str, Source], acts: Iterable[str], before: Current | None
) -> tuple[Gathered, dict[str, bytes]]:
    """Return the evidence as files of the release, and the bytes of what was read of it by path below it.

    What is `UNCHANGING` and lies in the release before is taken over
    unread, unless its bytes are given. An act that is named but not given is
    taken from the release before too: a document that is carried forward may
    rest on acts that are no longer in the ledger.

    Raises:
        IntegrityError: a name cannot stand in a release.
    """
    refuse(_path_faults(evidence, inside=True), "the evidence cannot be carried")
    earlier = _earlier(before)
    files: dict[str, File] = {}
    sources: dict[str, Source] = {}
    read: dict[str, bytes] = {}
    for name in sorted({*evidence, *(f"{ACTS}{act}.act" for act in acts)}):
        path = f"{EVIDENCE}{name}"
        held = f"{before.path}/{path}" if before else ""
        source = evidence.get(name, held)
        there = name in evidence or Path(held).is_file()
        if path in earlier and name.startswith(UNCHANGING) and there and not isinstance(source, bytes):
            files[path] = earlier[path]
            sources[earlier[path].sha256] = source
            continue
        try:
            content = source if isinstance(source, bytes) else Path(source or path).read_bytes()
        except FileNotFoundError:
            continue
        digest = sha256(content)
        files[path] = File(digest, len(content), PROOF)
        sources[digest] = read[name] = content
    return (files, sources), read


def unread_acts(gathered: Gathered, ids: Iterable[str], read: Mapping[str, bytes]) -> dict[str, bytes]:
    """Read those of the acts with these ids that were taken over unread."""
    files, sources = gathered
    names = {f"{ACTS}{id}.act" for id in ids} - read.keys()
    found = {name: sources[files[EVIDENCE + name].sha256] for name in sorted(names) if EVIDENCE + name in files}
    return {name: s if isinstance(s, bytes) else Path(s).read_bytes() for name, s in found.items()}


def gather_assets(before: Current, number: int, taken: Iterable[str], verified: VerifiedFiles) -> Gathered:
    """Return hashed assets of earlier releases that stay reachable in release ``number``.

    Pages that visitors have open still ask for them. Only names under
    ``assets/`` that carry the first ten characters of their bytes' digest are
    carried, and only when their bytes are sound and the path is free.

    Raises:
        IntegrityError: the release before is damaged.
    """
    carried: dict[str, File] = {}
    for path in sorted(set(before.manifest.assets) - set(taken)):
        file = before.manifest.assets[path]
        last = file.last if file.kind == CARRIED_ASSET else before.number
        if f".{file.sha256[:10]}." in path and number - last <= REACHABLE_RELEASES:
            carried[path] = File(file.sha256, file.size_bytes, CARRIED_ASSET, last=last)
    for path, _ in byte_faults(before.path, carried, verified.fault):
        del carried[path]
    return carried, {file.sha256: before.path / path for path, file in carried.items()}


def refuse(faults: Iterable[str], what: str) -> None:
    """Raise if there are faults.

    Raises:
        IntegrityError: with ``what`` and one line a fault, the first ten of them.
    """
    lines = list(faults)
    if lines:
        rest = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
        raise IntegrityError("\n".join([f"{what}:", *lines[:SHOWN], *rest]))


def _earlier(before: Current | None) -> Mapping[str, File]:
    """Return the evidence of the release before; nothing when it is damaged."""
    try:
        return dict(before.manifest.evidence) if before else {}
    except IntegrityError:
        return {}


def _measure(source: Source) -> tuple[str, int]:
    return (sha256(source), len(source)) if isinstance(source, bytes) else digest_of_file(source)


def _path_faults(paths: Iterable[str], *, inside: bool = False) -> Iterator[str]:
    """Yield a sentence for each path that is no plain relative path, is taken, or runs through a file."""
    seen: set[str] = set()
    listed = list(paths)
    folders = set(folders_above(listed))
    for path in listed:
        parts = path.split("/")
        if any(part in ("", ".", "..") for part in parts) or UNFIT.search(path):
            yield f"{path!r}: not a plain relative path"
        elif f"{EVIDENCE}{path}".startswith(LISTS) if inside else path in OUTSIDE_MANIFEST or path.startswith(EVIDENCE):
            yield f"{path}: this name belongs to the release itself"
        elif path in seen:
            yield f"{path}: planned twice"
        elif path in folders or (not inside and path == EVIDENCE.rstrip("/")):
            yield f"{path}: both a file and a folder"
        seen.add(path)
