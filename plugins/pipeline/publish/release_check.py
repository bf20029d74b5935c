"""Judge a release by itself, and say which one it is: a copy may be good, and old."""

from __future__ import annotations

from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.publish.signed_state import check_signature
from plugins.release.manifest import Manifest
from plugins.release.verify import Verified, verify_release


def check_release(directory: Path, fingerprint: str, newer_than: int = 0) -> tuple[list[str], bool]:
    """Check a release with nothing but the fingerprint of the machine's key.

    Args:
        directory: the release, or a copy of it.
        fingerprint: of the machine's key, ``SHA256:…``.
        newer_than: the number of a release that was seen before; one that is not newer is refused.

    Returns:
        Lines that say what it is or what is wrong with it, and whether all is well.
    """
    found = verify_release(directory, fingerprint=fingerprint, check=check_signature)
    if found.faults or found.manifest is None:
        return [*found.faults], False
    told = [
        f"{directory} is good: signed by {fingerprint}, every byte accounted for",
        *_account(found, found.manifest),
    ]
    if found.manifest.number > newer_than:
        return told, True
    return [*told, f"{_named(found.manifest)} is not newer than release {newer_than}: it is an old copy"], False


def _account(found: Verified, manifest: Manifest) -> list[str]:
    """Say number and time of a release, what it rests on, and how much it shows."""
    lines = [
        _named(manifest),
        f"Last seal before it: {manifest.seal or 'none'}",
        f"Documents: {len(manifest.documents)}, on {len(found.acts)} acts",
    ]
    if unopened := len(found.acts) - len(found.sealed):
        lines.append(f"When {unopened} of the acts counted is not shown: no seal is opened for them")
    return lines


def _named(manifest: Manifest) -> str:
    return f"Release {manifest.number} of {manifest.at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M:%S} (Asia/Shanghai)"
