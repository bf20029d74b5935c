"""Check a release by itself, wherever it lies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model.error import IntegrityError
from plugins.model.namespaces import RELEASES
from plugins.release.evidence import Check, coverage_faults, signature_faults
from plugins.release.layout import EVIDENCE, LISTS, MANIFEST, SIGNATURE
from plugins.release.manifest import Manifest, read_manifest
from plugins.release.opened_seals import SealedAct, opening_faults, sealed_acts
from plugins.release.tree import files_below, tree_faults


@dataclass(frozen=True, slots=True)
class Verified:
    """What a release was found to be.

    Attributes:
        faults: one sentence a fault, sorted; empty for a release that is good.
        manifest: what it says of itself, None where that cannot be read.
        acts: ids of the acts on which it rests.
        sealed: when its acts counted, by id; those sealed before seals could be opened are not among them.
        evidence: the files under ``evidence/`` by their path below it.
    """

    faults: tuple[str, ...]
    manifest: Manifest | None = None
    acts: frozenset[str] = frozenset()
    sealed: Mapping[str, SealedAct] = field(default_factory=dict)
    evidence: Mapping[str, bytes] = field(default_factory=dict)


def verify_release(directory: Path, *, fingerprint: str, check: Check) -> Verified:
    """Check a release with nothing but the fingerprint of the machine's key.

    The signature under ``release.json`` is by that key; every file is there
    with its bytes and nothing else is; every act and seal among the evidence
    has its id and its signatures; acts let through the documents of every
    file; every opening fits its seal, and tells of an act of this release.
    Links are not followed, except the folder itself.

    Args:
        directory: the release, or a copy of it.
        fingerprint: of the machine's key, as `check` gives it.
        check: gives the fingerprint of the key that signed, None for a bad signature.
    """
    place = directory.resolve()
    try:
        payload = _read(place / MANIFEST)
        signature = _read(place / SIGNATURE).decode("ascii")
        manifest = read_manifest(payload, lambda digest: _read(place / f"{LISTS}{digest}.json"))
        again, lists = manifest.encode()
    except (OSError, UnicodeDecodeError) as error:
        return Verified((f"{MANIFEST}: it or its signature cannot be read: {error}",))
    except IntegrityError as error:
        return Verified((f"{MANIFEST}: {error}",))
    faults = [] if again == payload else [f"{MANIFEST}: its lists are not in their canonical form"]
    signer = check(payload, signature, RELEASES)
    if signer != fingerprint or not fingerprint:
        by = "nobody; the signature is not good" if signer is None else signer
        faults.append(f"{SIGNATURE}: signed by {by}, not by {fingerprint}")
    evidence = _evidence(place, manifest)
    acts = frozenset(act for named in manifest.acts.values() for act in named)
    faults += tree_faults(place, manifest.tree({digest: len(content) for digest, content in lists.items()}))
    faults += coverage_faults(manifest, evidence)
    faults += signature_faults(evidence, check)
    faults += opening_faults(acts, manifest.seal, evidence)
    return Verified(tuple(sorted(faults)), manifest, acts, sealed_acts(evidence, check), evidence)


def _evidence(directory: Path, manifest: Manifest) -> dict[str, bytes]:
    """Read the listed evidence; what is missing is reported by the comparison of the tree."""
    listed = [path for path in files_below(directory)[0] if path in manifest.evidence]
    return {path.removeprefix(EVIDENCE): (directory / path).read_bytes() for path in listed}


def _read(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise OSError(None, "not a regular file", os.fspath(path))
    return path.read_bytes()
