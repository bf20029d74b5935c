"""Check a release by itself, wherever it lies."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.model.error import IntegrityError
from plugins.model.namespaces import RELEASES
from plugins.release.evidence import Check, coverage_faults, signature_faults
from plugins.release.layout import EVIDENCE, LISTS, MANIFEST, SIGNATURE
from plugins.release.manifest import Manifest, read_manifest
from plugins.release.tree import files_below, tree_faults


def verify_release(directory: Path, *, fingerprint: str, check: Check) -> tuple[str, ...]:
    """Check a release with nothing but the fingerprint of the machine's key.

    The signature under ``release.json`` is by that key; every file is there
    with its bytes and nothing else is; every act and seal among the evidence
    has its id and its signatures; acts let through the documents of every
    file. Links are not followed, except the folder itself.

    Args:
        directory: the release, or a copy of it.
        fingerprint: of the machine's key, as `check` gives it.
        check: gives the fingerprint of the key that signed, None for a bad signature.

    Returns:
        One sentence a fault, sorted; empty for a release that is good.
    """
    place = directory.resolve()
    try:
        payload = _read(place / MANIFEST)
        signature = _read(place / SIGNATURE).decode("ascii")
        manifest = read_manifest(payload, lambda digest: _read(place / f"{LISTS}{digest}.json"))
        again, lists = manifest.encode()
    except (OSError, UnicodeDecodeError) as error:
        return (f"{MANIFEST}: it or its signature cannot be read: {error}",)
    except IntegrityError as error:
        return (f"{MANIFEST}: {error}",)
    faults = [] if again == payload else [f"{MANIFEST}: its lists are not in their canonical form"]
    signer = check(payload, signature, RELEASES)
    if signer != fingerprint or not fingerprint:
        by = "nobody; the signature is not good" if signer is None else signer
        faults.append(f"{SIGNATURE}: signed by {by}, not by {fingerprint}")
    evidence = _evidence(place, manifest)
    faults += tree_faults(place, manifest.tree({digest: len(content) for digest, content in lists.items()}))
    faults += coverage_faults(manifest, evidence)
    faults += signature_faults(manifest, evidence, fingerprint, check)
    return tuple(sorted(faults))


def _evidence(directory: Path, manifest: Manifest) -> dict[str, bytes]:
    """Read the listed evidence; what is missing is reported by the comparison of the tree."""
    listed = [path for path in files_below(directory)[0] if path in manifest.evidence]
    return {path.removeprefix(EVIDENCE): (directory / path).read_bytes() for path in listed}


def _read(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise OSError(None, "not a regular file", os.fspath(path))
    return path.read_bytes()
