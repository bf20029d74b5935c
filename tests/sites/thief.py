"""Whoever holds the machine's key and nobody else's: a release that is changed, and signed again by the machine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plugins.model.digest import sha256
from plugins.release.layout import EVIDENCE, LISTS, MANIFEST, SIGNATURE
from plugins.release.manifest import TABLES, File, Manifest, read_manifest
from plugins.review import signature
from plugins.review.keyring import key_path
from plugins.review.ledger_file import join_file, split_file
from tests.sites.make import Site

UNKNOWN, _ = signature.new_key()
"""A private key that no policy ever let through."""


def manifest_of(release: Path) -> Manifest:
    """Read what a release says of itself, all of it."""
    lists = {path.stem: path.read_bytes() for path in (release / LISTS).iterdir()}
    found = read_manifest((release / MANIFEST).read_bytes(), lists.__getitem__)
    return replace(found, **{table: dict(getattr(found, table)) for table in TABLES})


def evidence_of(release: Path) -> dict[str, bytes]:
    """Read what lies below ``evidence/``, lists apart."""
    return {path: (release / EVIDENCE / path).read_bytes() for path in _names(release)}


def _names(release: Path) -> list[str]:
    return [path.removeprefix(EVIDENCE) for path in manifest_of(release).evidence]


def put(site: Site, release: Path, manifest: Manifest, evidence: Mapping[str, bytes]) -> None:
    """Write a manifest and its evidence into a copy of a release, and sign it with the machine's key."""
    for path in _names(release):
        (release / EVIDENCE / path).unlink()
    for path, data in evidence.items():
        place = release / EVIDENCE / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    table = {EVIDENCE + path: File(sha256(data), len(data), "evidence") for path, data in evidence.items()}
    payload, lists = replace(manifest, evidence=table).encode()
    shutil.rmtree(release / LISTS)
    (release / LISTS).mkdir()
    for digest, content in lists.items():
        (release / LISTS / f"{digest}.json").write_bytes(content)
    private = key_path(site.root, "site-machine").read_bytes()
    signed = {MANIFEST: payload, SIGNATURE: signature.sign(payload, signature.RELEASES, private).encode()}
    for name, data in signed.items():
        (release / name).unlink()
        (release / name).write_bytes(data)


def signed_by(data: bytes, *keys: bytes, namespace: str = signature.ACTS) -> bytes:
    """Return the file of an act with signatures by other keys under the same words."""
    payload, _ = split_file(data)
    return join_file(payload, [signature.sign(payload, namespace, key) for key in keys])


def acts_among(evidence, *kinds):
    """Return the paths of acts of some kinds."""
    found = {path: json.loads(data.partition(b"\n")[0]) for path, data in evidence.items() if path.startswith("acts/")}
    return [path for path, act in sorted(found.items()) if act["act"] in kinds]
