"""A release that is changed, and signed again by somebody who has a key."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from plugins.model.digest import sha256
from plugins.release.layout import LISTS
from plugins.release.manifest import TABLES, File, Manifest, read_manifest
from tests.release.press import LAW, MACHINE, armoured


def change(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def manifest_of(release: Path) -> Manifest:
    """Read what a release says of itself, all of it."""
    lists = {path.stem: path.read_bytes() for path in (release / LISTS).iterdir()}
    found = read_manifest((release / "release.json").read_bytes(), lists.__getitem__)
    return replace(found, **{table: dict(getattr(found, table)) for table in TABLES})


def rewrite(release: Path, *, key: str = MACHINE, **changed: object) -> None:
    """Change what ``release.json`` and its lists say, and sign it anew, as somebody with a key could."""
    payload, lists = replace(manifest_of(release), **changed).encode()
    shutil.rmtree(release / LISTS)
    (release / LISTS).mkdir()
    for digest, content in lists.items():
        (release / LISTS / f"{digest}.json").write_bytes(content)
    resign(release, payload, key)


def resign(release: Path, payload: bytes, key: str = MACHINE) -> None:
    """Put a ``release.json`` of other bytes there, with a signature."""
    change(release / "release.json", payload)
    change(release / "release.json.sig", armoured(key, "ministry-release", payload).encode())


def add(release: Path, path: str, content: bytes, **entry: object) -> None:
    """Add a file together with its line in newly signed lists."""
    file = release / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        file.chmod(0o644)
    file.write_bytes(content)
    described = File(**{"sha256": sha256(content), "size_bytes": len(content), "kind": "evidence"} | entry)
    table = "evidence" if path.startswith("evidence/") else "files"
    rewrite(release, **{table: getattr(manifest_of(release), table) | {path: described}})


def an_act(release: Path, id: str = LAW) -> str:
    """Return the path of the act that approved a document."""
    return f"evidence/acts/{manifest_of(release).acts[id][1]}.act"
